"""The one error shape: `{"error": {"key", "message", "facts"}}`, whatever went wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from hall.refusals import Forbidden, Invalid, Refusal, TooMany, Unidentified, Unknown
from store.errors import StoreError
from web.door import Closed
from web.words import Words
from web.works import works

log = logging.getLogger("yichuang.web")

HTTP_KEYS = {
    400: "bad_request",
    401: "sign_in_first",
    403: "not_allowed",
    404: "no_such_page",
    405: "wrong_method",
    406: "bad_request",
    408: "too_slow",
    411: "length_missing",
    413: "body_too_large",
    414: "address_too_long",
    415: "json_only",
    416: "bad_request",
    417: "bad_request",
    429: "too_many_requests",
    431: "headers_too_large",
}


def shape(words: Words, key: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """An error as every caller gets it, over HTTP and over a socket."""
    return {
        "error": {"key": key, "message": words.refusal(key, facts), "facts": dict(facts)},
    }


def status_of(refusal: Refusal) -> int:
    """The HTTP status of a refusal."""
    by_kind: tuple[tuple[type[Refusal], HTTPStatus], ...] = (
        (Unidentified, HTTPStatus.UNAUTHORIZED),
        (Forbidden, HTTPStatus.FORBIDDEN),
        (Unknown, HTTPStatus.NOT_FOUND),
        (Invalid, HTTPStatus.BAD_REQUEST),
        (TooMany, HTTPStatus.TOO_MANY_REQUESTS),
    )
    return next((s.value for kind, s in by_kind if isinstance(refusal, kind)), 409)


def told(problem: Exception, words: Words) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Body, status and headers for whatever went wrong."""
    if isinstance(problem, Refusal):
        headers: dict[str, str] = {}
        if isinstance(problem, TooMany):
            headers["Retry-After"] = str(problem.facts.get("seconds", 1))
        if isinstance(problem, Unidentified):
            headers["WWW-Authenticate"] = "Bearer"
        return shape(words, problem.key, problem.facts), status_of(problem), headers
    if isinstance(problem, StoreError):
        problem = _closed(problem)
    if isinstance(problem, Closed):
        facts = {"seconds": problem.seconds, "detail": problem.detail}
        return shape(words, problem.reason, facts), 503, {"Retry-After": str(problem.seconds)}
    if isinstance(problem, HTTPException) and problem.code:
        return _http(problem, words)
    log.error("unexpected", exc_info=problem)
    return shape(words, "unexpected", {}), 500, {}


def _closed(problem: StoreError) -> Closed:
    """A store that can't be read; one that is closed belongs to a hall that is stopping."""
    if problem.key == "store_closed":
        return Closed("hall_stopping", seconds=5)
    log.error("the store fails: nothing can be read", exc_info=problem)
    return Closed("store_failed", 5, problem.key)


def _http(problem: HTTPException, words: Words) -> tuple[dict[str, Any], int, dict[str, str]]:
    status = problem.code or 500
    allow = getattr(problem, "valid_methods", None)
    headers = {"Allow": ", ".join(sorted(allow))} if allow else {}
    return shape(words, HTTP_KEYS.get(status, "unexpected"), {}), status, headers


def register(app: Flask, page: Callable[[Mapping[str, Any], int], Response]) -> None:
    """Make every error of `app` speak in the one shape; `page` says it to people."""

    def answer(problem: Exception) -> Response | HTTPException:
        if isinstance(problem, HTTPException) and (problem.code is None or problem.code < 400):
            return problem  # a redirect is no error
        body, status, headers = told(problem, works().words())
        response = page(body["error"], status) if _is_page() else jsonify(body)
        response.status_code = status
        response.headers.update(headers)
        return response

    app.register_error_handler(Exception, answer)


def _is_page() -> bool:
    machine = request.path.startswith(("/api", "/healthz", "/metrics", "/socket.io"))
    return not machine and request.accept_mimetypes.accept_html and request.method == "GET"
