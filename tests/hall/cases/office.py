"""What tests of cases share: a hall with back offices, and an application as a clerk records it."""

from dataclasses import replace

from config.national import national
from hall.cases.accepting import ReceiveCase
from hall.cases.checking import Checked
from hall.cases.deciding import DecidePart, TakePart
from hall.cases.material import Verdict
from hall.cases.part import Decision
from hall.people.commands import AddStaff
from hall.people.persons import Person
from hall.people.roles import HALL, Actor, ActorKind, Role
from hall.setup import CaseKind, Material, Matter, Theme
from hall.tickets.commands import IssueTicket
from hall.windows.commands import CallNext, OpenWindow, Start
from tests.hall.people import LI_MEI, WANG_LI, small_hall

HE_JING = Actor(ActorKind.STAFF, "hejing", role=Role.BACK_OFFICE)
"""何静, back office of the tax bureau."""
SUN_WEI = Actor(ActorKind.STAFF, "sunwei", role=Role.BACK_OFFICE)
"""孙伟, back office of the health commission, which leads births."""
MA_CHAO = Actor(ActorKind.STAFF, "machao", role=Role.BACK_OFFICE)
"""马超, back office of the police."""
QIAN_YU = Actor(ActorKind.STAFF, "qianyu", role=Role.SUPERVISOR)
OFFICES = ((HE_JING, "税务局"), (SUN_WEI, "卫健委"), (MA_CHAO, "公安局"))
LI = Person(id_number=LI_MEI, name="李梅", phone="13987654321")
LAW = "《税务登记管理办法》第十条"

FORM = Material("税务登记表", "申请人", "原件", 1, "填写完整")
PROOF = Material("出生医学证明", "医院", "原件", 1, "盖章清楚")
LICENCE = Material("营业执照", "市场监管局", "复印件", 1, "在有效期内", deferrable=True)


def hall_of_cases(**supervision):
    """The small hall with materials, a joint birth, the national calendar, and its holidays."""
    hall = small_hall()
    registration = Matter(
        "T-2",
        "税务登记",
        "税务局",
        "tax",
        CaseKind.PROMISED,
        5,
        undifferentiated=False,
        materials=(FORM, LICENCE),
    )
    birth = (
        Matter("B-1", "出生医学证明", "卫健委", "themes", CaseKind.PROMISED, 3, True, (PROOF,)),
        Matter("B-2", "户口登记", "公安局", "themes", CaseKind.PROMISED, 7, True),
    )
    return replace(
        hall,
        matters=(hall.matters[0], registration, hall.matters[2], *birth),
        themes=(Theme("birth", "出生一件事", "themes", "卫健委", ("公安局",), ("B-1", "B-2")),),
        supervision=replace(hall.supervision, **supervision),
        national=national(),
    )


def staffed(rig):
    """Let the clerk and the back offices work here, and open window 1."""
    rig.send(AddStaff(staff="wangli", display="王丽", role=Role.CLERK), HALL)
    for actor, department in OFFICES:
        who = {"staff": actor.name, "display": actor.name, "role": actor.role}
        rig.send(AddStaff(**who, department=department), HALL)
    rig.send(OpenWindow(window="1"), WANG_LI)
    return rig


def checked(**verdicts):
    """Both papers of the registration; `form` and `licence` say what was found of them."""
    found = {"form": {}, "licence": {}} | verdicts
    papers = {"form": FORM, "licence": LICENCE}
    return tuple(Checked(name=papers[which].name, **how) for which, how in found.items())


MISSING = {"verdict": Verdict.MISSING}


def serve(rig):
    """Somebody comes for a registration and is served at window 1."""
    rig.send(IssueTicket(matter="T-2"))
    rig.send(CallNext(window="1"), WANG_LI)
    return rig.send(Start(window="1"), WANG_LI)["ticket"]


def receive(rig, by=WANG_LI, materials=None, **more):
    """The case, as the window's clerk gets it back."""
    what = {"matter": "T-2"} if "theme" not in more and "matter" not in more else {}
    if materials is None:
        of = {"T-2": checked(), "birth": (Checked(name=PROOF.name),)}
        materials = of.get(more.get("theme") or more.get("matter", "T-2"), ())
    wish = {"window": "1", "applicant": LI, "materials": materials, "again": True} | what | more
    return rig.send(ReceiveCase(**wish), by)


def take(rig, case, by=HE_JING, part=0):
    return rig.send(TakePart(part=case["parts"][part]["part"]), by)


def decide(rig, case, by=HE_JING, part=0, decision="approved", **more):
    wish = {
        "part": case["parts"][part]["part"],
        "decision": Decision(decision),
        "reason": "符合条件",
    }
    return rig.send(DecidePart(**wish, **more), by)
