"""What tests of results share: a hall with an issuing window, and a licence on its way to it."""

from dataclasses import replace

from hall.people.commands import AddStaff
from hall.people.roles import HALL, Actor, ActorKind, Role
from hall.results.handing_over import HandOverResults, Issued
from hall.results.registering import Read, RegisterResult
from hall.setup import Domain, Name, WindowKind, WindowPlan
from hall.windows.commands import OpenWindow
from tests.hall.cases.office import HE_JING, decide, hall_of_cases, receive, staffed, take

ZHOU_LAN = Actor(ActorKind.STAFF, "zhoulan", role=Role.ISSUING_CLERK)
"""周兰, at window 9, where results are issued."""
LICENCE = "税务登记证"
MATTERS = {"T-2": (LICENCE,), "B-1": ("出生医学证明",), "B-2": ("户口簿",)}


def hall_of_results():
    """The hall of cases, what its matters issue, and window 9 for results."""
    hall = hall_of_cases()
    issuing = Name("统一出件", "Results")
    return replace(
        hall,
        domains=(*hall.domains, Domain("issuing", issuing, "K")),
        windows=(
            *hall.windows,
            WindowPlan("9", issuing, WindowKind.ISSUING, "front", ("issuing",)),
        ),
        matters=tuple(replace(m, issues=MATTERS.get(m.code, ())) for m in hall.matters),
    )


def open_issuing(rig):
    """Let the back offices and 周兰 work here."""
    staffed(rig)
    rig.send(AddStaff(staff="zhoulan", display="周兰", role=Role.ISSUING_CLERK), HALL)
    rig.send(OpenWindow(window="9"), ZHOU_LAN)
    return rig


def approved(rig, **more):
    """A case that its department has approved."""
    case = receive(rig, **more)
    take(rig, case)
    return decide(rig, case)


def hand_over(rig, case, by=HE_JING, part=0, document=LICENCE, window="9", **more):
    """The sheet, as its giver gets it back."""
    paper = Issued(part=case["parts"][part]["part"], document=document, **more)
    return rig.send(HandOverResults(window=window, papers=(paper,)), by)


def read(case, **more):
    """What stands on the paper of 李梅."""
    said = {"number": case["number"], "applicant": "李梅", "document": LICENCE} | more
    return Read(**said)


def register(rig, case, sheet, by=ZHOU_LAN, at=0, window="9", **more):
    """The result, as the clerk gets it back."""
    which = sheet["results"][at]["result"]
    return rig.send(RegisterResult(result=which, window=window, read=read(case, **more)), by)


def registered(rig, **more):
    """A case and its licence, which lies at window 9."""
    case = approved(rig, **more)
    return case, register(rig, case, hand_over(rig, case))
