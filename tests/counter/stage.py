"""A running hall for tests that drive Chromium: started, stopped, killed and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "yi-chuang-lou-xia-2026"
STAFF = [("wangli", "王丽", "clerk"), ("chengang", "陈刚", "clerk"), ("zhaomin", "赵敏", "manager")]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class RunningHall:
    """`./run serve` (or demo) in a process of its own."""

    def __init__(self, folder, *words):
        self.folder, self.words = folder, words or ("serve", "--clock", "2026-09-28T09:00")
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.log = folder / "log.txt"
        self.tokens = {}
        self.start()

    def start(self):
        words = [*self.words, "--data", str(self.folder / "data"), "--host", "127.0.0.1"]
        command = [sys.executable, str(ROOT / "server.py"), *words, "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                stdout=subprocess.DEVNULL,
                stderr=log,
                env={**os.environ, "YICHUANG_ADMIN_PASSWORD": PASSWORD},
            )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                if requests.get(self.base + "/healthz", timeout=2).ok:
                    return
            except requests.ConnectionError:
                time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def pull_the_plug(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=10)

    def hire(self):
        for name, display, role in STAFF:
            new = {"staff": name, "display": display, "role": role}
            link = self.as_("admin").post("/api/v1/staff", **new)["link"]
            once = {"token": link.rpartition("/")[2], "password": PASSWORD}
            answer = requests.post(self.base + "/api/v1/sign-in/once", json=once, timeout=10)
            self.tokens[name] = answer.json()["token"]

    def as_(self, staff):
        """Somebody of staff, by the API."""
        if staff not in self.tokens:
            who = {"staff": staff, "password": PASSWORD}
            answer = requests.post(self.base + "/api/v1/sign-in", json=who, timeout=10)
            self.tokens[staff] = answer.json()["token"]
        return Person(self.base, self.tokens[staff])

    def journal(self, kind):
        """The events of this kind, oldest first."""
        events, after = [], 0
        while page := self.as_("admin").get(f"/api/v1/journal?after={after}&limit=1000")["events"]:
            events, after = events + page, page[-1]["version"]
        return [event for event in events if event["kind"] == kind]


class Person:
    def __init__(self, base, token):
        self.base, self.headers = base, {"Authorization": f"Bearer {token}"}

    def get(self, path):
        return requests.get(self.base + path, headers=self.headers, timeout=10).json()

    def post(self, path, **body):
        answer = requests.post(self.base + path, json=body, headers=self.headers, timeout=10)
        return answer.json()

    def take_ticket(self, **wish):
        return self.post("/api/v1/tickets", **wish)["number"]

    def empty_line(self, domain):
        for state in ("waiting", "held", "missed"):
            for ticket in self.get(f"/api/v1/tickets?state={state}&domain={domain}")["tickets"]:
                self.post(f"/api/v1/tickets/{ticket['id']}/cancel")

    def windows_of(self, staff):
        windows = self.get("/api/v1/hall")["windows"]
        return [w["number"] for w in windows if w["clerk"] == staff]

    def close_window(self, window):
        self.post(f"/api/v1/windows/{window}/finish")
        self.post(f"/api/v1/windows/{window}/close")
