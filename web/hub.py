"""The hub: what the server's many small jobs run on. The only file that names eventlet.

`YICHUANG_HUB` chooses eventlet (default), gevent or threading. Nothing is monkey-patched: what
would block the hub (disk, argon2, printers) goes to a native thread by `offload`.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol, TypeVar

from werkzeug.serving import WSGIRequestHandler, make_server

from web.descriptors import RUN_OUT, for_connections

T = TypeVar("T")
Wsgi = Callable[..., Any]

BACKLOG = 4096
"""Connections that may wait to be accepted: a hall's phones reconnect all at once."""
MOST_CONNECTIONS = 20_000
"""eventlet's own default of 1,024 hangs all HTTP at the 1,025th client."""
NATIVE_THREADS = 40
"""One may wait for each slow machine (web/lanes.py); the writer must always find another."""
IDLE_SECONDS = 75
"""A kept-alive connection that says nothing for so long is closed."""
LINE_BUFFER = 2048
"""Bytes that a connection holds for what it reads, and again for what it writes. eventlet's own 8
and 16 kB are held for as long as a socket lives, and cost two thousand phones 40 MB."""
LONGEST_LINE = 64 * 1024
"""Bytes of a request's first line: the app refuses long addresses itself, in its own words."""
A_BREATH = 0.1
"""Seconds until the next try when no connection can be taken in."""

log = logging.getLogger("yichuang.hub")


class Flag(Protocol):
    """Something to wait for."""

    def set(self) -> None: ...

    def clear(self) -> None: ...

    def is_set(self) -> bool: ...

    def wait(self, timeout: float | None = None) -> Any: ...


class Hub(Protocol):
    """Spawning, waiting, native threads and the listening server, whatever stands behind."""

    name: str

    def spawn(self, job: Callable[..., Any], *args: Any) -> Any: ...

    def sleep(self, seconds: float) -> None: ...

    def flag(self) -> Flag: ...

    def offload(self, job: Callable[..., T], *args: Any) -> T:
        """Run `job` in a native thread, let the hub go on meanwhile, hand back its result."""
        ...

    def write_now(self, line: Any, frame: bytes) -> bool:
        """Write a frame to a WebSocket that is idle; False where it must be queued instead."""
        ...

    def serve(self, listener: socket.socket, app: Wsgi) -> None:
        """Answer on `listener` until it is closed; who comes when all is full waits."""
        ...


def listen(host: str, port: int) -> socket.socket:
    """A bound, listening socket. Raises OSError when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


class EventletHub:
    """Green threads of eventlet; native threads by its tpool."""

    name = "eventlet"

    def __init__(self) -> None:
        os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")  # 15 MB; names are found off the hub
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # in maintenance only: known, hence this file
            self._eventlet: Any = import_module("eventlet")
        self._tpool: Any = import_module("eventlet.tpool")
        self._wsgi: Any = import_module("eventlet.wsgi")
        self._tpool.set_num_threads(NATIVE_THREADS)
        self._threading: Any = import_module("eventlet.green.threading")

    def spawn(self, job: Callable[..., Any], *args: Any) -> Any:
        return self._eventlet.spawn(job, *args)

    def sleep(self, seconds: float) -> None:
        self._eventlet.sleep(seconds)

    def flag(self) -> Flag:
        made: Flag = self._threading.Event()
        return made

    def offload(self, job: Callable[..., T], *args: Any) -> T:
        result: T = self._tpool.execute(job, *args)
        return result

    def write_now(self, line: Any, frame: bytes) -> bool:
        lock = line._sendlock
        if lock.locked():
            return False
        try:
            sent = line.socket.fd.send(frame)
        except BlockingIOError:
            return False
        except OSError:
            return True  # it is gone: its reader notices and closes it
        if sent < len(frame):
            lock.acquire()
            self.spawn(self._write_rest, line, frame[sent:])
        return True

    @staticmethod
    def _write_rest(line: Any, rest: bytes) -> None:
        try:
            line.socket.sendall(rest)
        except OSError:
            return
        finally:
            line._sendlock.release()

    def serve(self, listener: socket.socket, app: Wsgi) -> None:
        green = self._eventlet.greenio.GreenSocket(listener)
        green.accept = _patiently(green.accept, self.sleep)
        buffers = {"rbufsize": LINE_BUFFER, "wbufsize": LINE_BUFFER}
        self._wsgi.server(
            green,
            app,
            protocol=type("Line", (self._wsgi.HttpProtocol,), buffers),
            max_size=for_connections(MOST_CONNECTIONS),
            keepalive=IDLE_SECONDS,
            url_length_limit=LONGEST_LINE,
            socket_timeout=IDLE_SECONDS,
            log_output=False,
            debug=False,
        )


def _patiently(accept: Callable[[], T], sleep: Callable[[float], None]) -> Callable[[], T]:
    """`accept` that goes on after a breath where eventlet's server would end for good."""

    def take_in() -> T:
        told = False
        while True:
            try:
                return accept()
            except OSError as problem:
                if problem.errno not in RUN_OUT:
                    raise
                if not told:
                    log.warning("no connection can be taken in", extra={"facts": {"why": problem}})
                told = True
                sleep(A_BREATH)

    return take_in


class GeventHub:
    """Greenlets of gevent and its thread pool."""

    name = "gevent"

    def __init__(self) -> None:
        self._gevent: Any = import_module("gevent")
        self._gevent.get_hub().threadpool.maxsize = NATIVE_THREADS
        self._event: Any = import_module("gevent.event")
        self._pywsgi: Any = import_module("gevent.pywsgi")
        self._pool: Any = import_module("gevent.pool")
        self._sockets: Any = import_module("gevent.socket")

    def spawn(self, job: Callable[..., Any], *args: Any) -> Any:
        return self._gevent.spawn(job, *args)

    def sleep(self, seconds: float) -> None:
        self._gevent.sleep(seconds)

    def flag(self) -> Flag:
        made: Flag = self._event.Event()
        return made

    def offload(self, job: Callable[..., T], *args: Any) -> T:
        result: T = self._gevent.get_hub().threadpool.apply(job, args)
        return result

    def write_now(self, line: Any, frame: bytes) -> bool:
        return False

    def serve(self, listener: socket.socket, app: Wsgi) -> None:
        green = self._sockets.socket(fileno=listener.detach())
        pool = self._pool.Pool(for_connections(MOST_CONNECTIONS))
        server = self._pywsgi.WSGIServer(green, app, log=None, error_log=None, spawn=pool)
        server.serve_forever()


class _Quiet(WSGIRequestHandler):
    """Keeps connections, and leaves the log to the application."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing."""


class ThreadingHub:
    """A native thread per job and per connection: simple, for small halls and for debugging."""

    name = "threading"

    def spawn(self, job: Callable[..., Any], *args: Any) -> Any:
        thread = threading.Thread(target=job, args=args, daemon=True)
        thread.start()
        return thread

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def flag(self) -> Flag:
        return threading.Event()

    def offload(self, job: Callable[..., T], *args: Any) -> T:
        return job(*args)

    def write_now(self, line: Any, frame: bytes) -> bool:
        return False

    def serve(self, listener: socket.socket, app: Wsgi) -> None:
        for_connections(MOST_CONNECTIONS)
        host, port = listener.getsockname()[:2]
        server = make_server(
            host, port, app, threaded=True, request_handler=_Quiet, fd=listener.fileno()
        )
        server.serve_forever()


HUBS: dict[str, Callable[[], Hub]] = {
    "eventlet": EventletHub,
    "gevent": GeventHub,
    "threading": ThreadingHub,
}


def open_hub(name: str) -> Hub:
    """The hub of this name. Raises ValueError for a name that isn't one."""
    if name not in HUBS:
        raise ValueError(f"no hub {name!r}; there are {', '.join(HUBS)}")
    return HUBS[name]()
