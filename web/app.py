"""The app: everything on the web floor put together, for one hall."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import RequestURITooLarge
from werkzeug.middleware.proxy_fix import ProxyFix

from web import (
    api_alerts,
    api_appointments,
    api_cases,
    api_catalogue,
    api_figures,
    api_guidance,
    api_hall,
    api_hours,
    api_importing,
    api_inspections,
    api_limits,
    api_lockers,
    api_path,
    api_people,
    api_plans,
    api_privacy,
    api_ratings,
    api_record,
    api_reshaping,
    api_results,
    api_routing,
    api_screens,
    api_shifts,
    api_staff,
    api_staffing,
    api_tickets,
    api_webhooks,
    api_windows,
    calls,
    errors,
    gzipped,
    headers,
    openapi,
    pages,
    printing,
)
from web.doorway import doorway
from web.lib import lib
from web.speaking import speaking
from web.word_files import word_files
from web.works import Works

LARGEST_BODY = 64 * 1024
LONGEST_ADDRESS = 8 * 1024
CALLS = (
    *api_hall.CALLS,
    *api_people.CALLS,
    *api_staff.CALLS,
    *api_shifts.CALLS,
    *api_catalogue.CALLS,
    *api_tickets.CALLS,
    *api_appointments.CALLS,
    *api_cases.CALLS,
    *api_results.CALLS,
    *api_ratings.CALLS,
    *api_windows.CALLS,
    *api_plans.CALLS,
    *api_guidance.CALLS,
    *api_inspections.CALLS,
    *api_reshaping.CALLS,
    *api_limits.CALLS,
    *api_lockers.CALLS,
    *api_routing.CALLS,
    *api_figures.CALLS,
    *api_staffing.CALLS,
    *api_record.CALLS,
    *api_privacy.CALLS,
    *api_alerts.CALLS,
    *api_hours.CALLS,
    *api_webhooks.CALLS,
    *api_screens.CALLS,
    *api_path.CALLS,
    *api_importing.CALLS,
    *printing.CALLS,
)
Wsgi = Callable[..., Any]


def make_app(root: Path) -> Flask:
    """An app without a hall yet, so that Socket.IO can be put in front of it."""
    app = Flask("yichuang", root_path=str(root), static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    return app


def furnish(app: Flask, works: Works, rooms: Iterable[Blueprint] = ()) -> None:
    """Give the app its hall; `rooms` are the screens' blueprints."""
    app.extensions["yichuang"] = works
    works.openapi = openapi.WhenAsked(CALLS, works.version).whole
    errors.register(app, pages.trouble_page)
    app.before_request(_short_enough)
    headers.register(app)
    pages.register(app)
    calls.register(app, CALLS)
    app.add_url_rule("/static/<path:file>", "static", _static(works))
    for blueprint in (doorway, lib, speaking, word_files, *rooms):
        app.register_blueprint(blueprint)


def make_wsgi(app: Flask, works: Works) -> Wsgi:
    """The app, with Socket.IO in front of it, behind one entrance."""
    inner: Wsgi = app
    if works.behind_proxies:
        many = works.behind_proxies
        inner = ProxyFix(inner, x_for=many, x_proto=many, x_host=many)
    return _without_compression(inner)


def _without_compression(inner: Wsgi) -> Wsgi:
    """No per-message compression: it costs more than it saves and 300 kB per socket."""

    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return inner(environ, start_response)

    return answer


def _short_enough() -> None:
    if len(request.full_path) > LONGEST_ADDRESS:
        raise RequestURITooLarge


def _static(works: Works) -> Callable[[str], Response]:
    def serve(file: str) -> Response:
        response = gzipped.send(works.root / "static", file)
        response.cache_control.no_cache = True
        if file.endswith(".json"):
            response.mimetype = "application/json"
        return response

    return serve
