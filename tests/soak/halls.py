"""A real server in its own process that may be killed, and clients that remember what it said."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "soak-only-" + os.urandom(6).hex()
LOST = (OSError, http.client.HTTPException)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`./run serve` on one folder and port; `kill` is a real kill -9."""

    def __init__(self, folder, *extra):
        self.folder, self.port, self.extra = folder, free_port(), extra
        self.process = None
        self.token = None

    def start(self):
        command = [sys.executable, "server.py", "serve", "--data", str(self.folder)]
        command += ["--port", str(self.port), *self.extra]
        env = os.environ | {"YICHUANG_ADMIN_PASSWORD": PASSWORD, "YICHUANG_LOG": "error"}
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
        )
        for line in self.process.stdout:
            if re.match(r"ready ", line):
                return self
        raise AssertionError("the server ended before it was ready")

    def sign_in(self):
        answer = self.ask("POST", "/api/v1/sign-in", {"staff": "admin", "password": PASSWORD})
        self.token = answer["token"]
        return self

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def sign_in_browser(self, context):
        """Give a browser the administrator's session."""
        context.add_cookies([{"name": "yc_session", "value": self.token, "url": self.url}])

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def ask(self, method, path, body=None, line=None, key=None):
        """The answer, or a `Refused` for anything but 2xx."""
        headers = {"Content-Type": "application/json"}
        headers |= {"Authorization": f"Bearer {self.token}"} if self.token else {}
        headers |= {"Idempotency-Key": key} if key else {}
        line = line or self.connect()
        line.request(method, path, None if method == "GET" else json.dumps(body or {}), headers)
        answer = line.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise Refused(answer.status, json.loads(text)["error"])
        return json.loads(text)

    def journal(self, after=0):
        """Every event after a version."""
        events = []
        while True:
            page = self.ask("GET", f"/api/v1/journal?after={after}&limit=500")["events"]
            if not page:
                return events
            events += page
            after = page[-1]["version"]

    def tickets(self):
        """Every ticket of today, as the journal issued them."""
        return [e["data"] for e in self.journal() if e["kind"] == "TicketIssued"]


class Refused(Exception):  # noqa: N818 - the hall said no, which is no error
    """The hall said no."""

    def __init__(self, status, error):
        super().__init__(status, error)
        self.status, self.error = status, error


def wait_until(true, seconds=10):
    """Wait for something to become true; fails when it doesn't."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it never came true")
