"""What the machine lacks is installed under the name that this system has for it."""

import pytest

from tools.setup import system
from tools.setup.system import Need


@pytest.fixture
def asked(monkeypatch):
    """Each list of packages that was tried; one package is unknown here."""
    tried = []

    def install(packages, *, why):
        tried.append(list(packages))
        return "unknown" not in packages

    monkeypatch.setattr(system, "install", install)
    monkeypatch.setattr(system, "_tried_lately", lambda: False)
    return tried


def need(package, instead=None):
    return Need("something", package, lambda: False, instead)


def test_what_is_missing_is_installed_at_once(asked):
    system.provide([need("espeak-ng"), need("browser", "larger-browser")])
    assert asked == [["espeak-ng", "browser"]]


def test_where_a_package_is_unknown_another_brings_the_same(asked):
    system.provide([need("espeak-ng"), need("unknown", "larger-browser")])
    assert asked == [["espeak-ng", "unknown"], ["espeak-ng", "larger-browser"]]


def test_without_another_package_it_is_not_tried_twice(asked):
    system.provide([need("unknown")])
    assert asked == [["unknown"]]
