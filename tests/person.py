"""Somebody of staff, by the API."""

from __future__ import annotations

from typing import Any

import requests


class Person:
    """Asks and acts under a name; `get` and `post` give what the hall answers."""

    def __init__(self, base: str, token: str) -> None:
        self.base, self.headers = base, {"Authorization": f"Bearer {token}"}

    def get(self, path: str) -> Any:
        return requests.get(self.base + path, headers=self.headers, timeout=10).json()

    def post(self, path: str, **body: Any) -> Any:
        answer = requests.post(self.base + path, json=body, headers=self.headers, timeout=10)
        return answer.json()

    def take_ticket(self, **wish: Any) -> str:
        """The number given."""
        return str(self.post("/api/v1/tickets", **wish)["number"])

    def empty_line(self, domain: str) -> None:
        for state in ("waiting", "held", "missed"):
            for ticket in self.get(f"/api/v1/tickets?state={state}&domain={domain}")["tickets"]:
                self.post(f"/api/v1/tickets/{ticket['id']}/cancel")

    def windows_of(self, staff: str) -> list[str]:
        windows = self.get("/api/v1/hall")["windows"]
        return [w["number"] for w in windows if w["clerk"] == staff]

    def close_window(self, window: str) -> None:
        self.post(f"/api/v1/windows/{window}/finish")
        self.post(f"/api/v1/windows/{window}/close")
