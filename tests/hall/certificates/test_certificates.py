"""P22-6: only trained, certified clerks open a window for what they are certified for."""

from dataclasses import replace
from datetime import date

import pytest

from hall.certificates.certificate import Certificate, Standing, key_of, missing_certificates
from hall.certificates.commands import (
    ChangeCertification,
    GiveCertificates,
    TakeBackCertificate,
)
from hall.people.commands import AddStaff
from hall.people.roles import HALL
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.setup import Certification, Name, WindowKind
from hall.views import snapshot
from hall.windows.commands import CallNext, OpenWindow, PauseWindow
from hall.windows.window import Window
from tests.hall.people import ADMIN, CHEN_GANG, NINE, WANG_LI, ZHAO_MIN, small_hall
from tests.hall.rig import Rig

TODAY = date(2026, 9, 28)
JUNE, OCTOBER = date(2026, 6, 1), date(2026, 10, 20)


@pytest.fixture
def rig():
    """A hall that insists on certificates."""
    rig = Rig(replace(small_hall(), certification=Certification(required=True)))
    for person in (ADMIN, ZHAO_MIN, WANG_LI, CHEN_GANG):
        rig.send(AddStaff(staff=person.name, display=person.name, role=person.role), HALL)
    return rig


def certify(rig, *scopes, staff="wangli", **days):
    rig.send(GiveCertificates(staff=staff, scopes=scopes, **days), ZHAO_MIN)


def refusal(rig, command, by=WANG_LI):
    with pytest.raises(Refusal) as refused:
        rig.send(command, by)
    return refused.value


def of(*scopes, **days):
    usual = {"since": JUNE, "until": None, "by": "staff:zhaomin", "at": NINE} | days
    return [Certificate(key_of("wangli", s), "wangli", s, **usual) for s in scopes]


def window(kind, *domains):
    return Window("1", Name("", ""), kind, "front", domains)


@pytest.mark.parametrize(
    ("kind", "domains", "held", "missing"),
    [
        (WindowKind.DOMAIN, ("tax",), (), ("tax",)),
        (WindowKind.DOMAIN, ("tax",), ("tax",), ()),
        (WindowKind.DOMAIN, ("tax", "property"), ("tax",), ("property",)),
        (WindowKind.DOMAIN, ("tax", "property"), ("any",), ()),
        (WindowKind.THEME, ("themes",), ("tax",), ("themes",)),
        (WindowKind.UNDIFFERENTIATED, (), ("tax", "property"), ("any",)),
        (WindowKind.UNDIFFERENTIATED, (), ("any",), ()),
        (WindowKind.UNDIFFERENTIATED, ("tax",), ("tax",), ()),
        (WindowKind.ISSUING, ("issuing",), ("any",), ("issuing",)),
        (WindowKind.ISSUING, ("issuing",), ("issuing",), ()),
        (WindowKind.GUIDE, ("guide",), (), ()),
        (WindowKind.LAST_RESORT, ("last-resort",), (), ()),
    ],
)
def test_what_a_window_asks_for(kind, domains, held, missing):
    assert missing_certificates(window(kind, *domains), of(*held), TODAY) == missing


@pytest.mark.parametrize(
    ("since", "until", "standing"),
    [
        (JUNE, None, Standing.HOLDS),
        (TODAY, TODAY, Standing.ENDS_SOON),
        (JUNE, date(2026, 10, 28), Standing.ENDS_SOON),
        (JUNE, date(2026, 10, 29), Standing.HOLDS),
        (JUNE, date(2026, 9, 27), Standing.OVER),
        (date(2026, 9, 29), None, Standing.NOT_YET),
    ],
)
def test_how_a_certificate_stands(since, until, standing):
    (one,) = of("tax", since=since, until=until)
    assert one.standing(TODAY) is standing
    assert one.holds(TODAY) == (standing in ("holds", "ends-soon"))


def test_a_clerk_without_the_certificate_is_told_what_is_missing(rig):
    said = refusal(rig, OpenWindow(window="1"))
    assert said.key == "not_certified"
    assert said.facts == {"window": "1", "missing": "税务服务", "missing_en": "Tax"}
    certify(rig, "tax")
    rig.send(OpenWindow(window="1"), WANG_LI)
    assert refusal(rig, OpenWindow(window="2"), CHEN_GANG).facts["missing"] == "不动产登记"


def test_a_clerk_does_not_slip_in_by_calling_at_an_open_window(rig):
    rig.open("1")
    assert refusal(rig, CallNext(window="1")).key == "not_certified"
    certify(rig, "tax")
    rig.send(CallNext(window="1"), WANG_LI)
    assert rig.window("1").clerk == "wangli"


def test_a_certificate_that_is_over_no_longer_opens(rig):
    certify(rig, "tax", until=TODAY)
    rig.send(OpenWindow(window="1"), WANG_LI)
    rig.send(PauseWindow(window="1"), WANG_LI)
    rig.clock.move(days=1)
    assert refusal(rig, OpenWindow(window="1")).key == "not_certified"


def test_nor_does_a_leader_put_such_a_clerk_there(rig):
    with pytest.raises(Refusal) as refused:
        rig.send(OpenWindow(window="1", clerk="wangli"), ZHAO_MIN)
    assert refused.value.key == "not_certified"
    certify(rig, "tax")
    rig.send(OpenWindow(window="1", clerk="wangli"), ZHAO_MIN)
    assert rig.window("1").clerk == "wangli"


def test_whoever_leads_opens_without_one(rig):
    rig.send(OpenWindow(window="1"), ZHAO_MIN)


def test_a_hall_that_does_not_insist_lets_everybody_open(rig):
    plain = Rig()
    plain.send(OpenWindow(window="1"), WANG_LI)
    off = ChangeCertification(required=False, reason="培训未完成")
    rig.send(off, ZHAO_MIN)
    rig.send(OpenWindow(window="1"), WANG_LI)
    with pytest.raises(Forbidden):
        rig.send(off, WANG_LI)


def test_what_was_taken_back_no_longer_counts(rig):
    certify(rig, "tax", "any")
    rig.send(TakeBackCertificate(staff="wangli", scope="any", reason="证书过期"), ZHAO_MIN)
    rig.send(OpenWindow(window="1"), WANG_LI)
    rig.send(TakeBackCertificate(staff="wangli", scope="tax"), ZHAO_MIN)
    assert rig.window("1").clerk == "wangli", "who sits may finish"
    again = TakeBackCertificate(staff="wangli", scope="tax")
    assert refusal(rig, again, ZHAO_MIN).key == "unknown_certificate"
    kinds = [e.kind for e in rig.journal() if e.kind.startswith("Certificate")]
    assert kinds == ["CertificateGiven"] * 2 + ["CertificateTakenBack"] * 2


def test_wrong_certificates_are_refused(rig):
    with pytest.raises(Invalid):
        certify(rig, "cooking")
    with pytest.raises(Invalid):
        certify(rig, "tax", until=date(2026, 9, 27))
    with pytest.raises(Invalid):
        certify(rig, "tax", since=OCTOBER, until=TODAY)
    with pytest.raises(Unknown):
        certify(rig, "tax", staff="nobody")
    with pytest.raises(Forbidden):
        rig.send(GiveCertificates(staff="wangli", scopes=("tax",)), WANG_LI)


def test_the_view_of_the_staff_shows_what_is_held_and_what_is_missing(rig):
    certify(rig, "tax", until=OCTOBER)
    rig.send(OpenWindow(window="1"), WANG_LI)
    rig.send(TakeBackCertificate(staff="wangli", scope="tax"), ZHAO_MIN)
    certify(rig, "property", until=OCTOBER)
    with rig.store.reading() as shelf:
        seen = snapshot("staff", rig.engine.setup, shelf, rig.clock.now())
    assert seen["certification"] is True
    assert [s["scope"] for s in seen["scopes"]] == ["any", "tax", "property", "themes", "issuing"]
    (wang_li,) = [s for s in seen["staff"] if s["staff"] == "wangli"]
    (held,) = wang_li["certificates"]
    assert (held["scope"], held["standing"]) == ("property", "ends-soon")
    assert (wang_li["window"], wang_li["missing"]) == ("1", ["tax"])
