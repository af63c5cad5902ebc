"""The same few people and things in every test of the hall."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hall.people.roles import Actor, ActorKind, DeviceKind, Role
from hall.setup import (
    CaseKind,
    Domain,
    Line,
    Matter,
    Name,
    Priority,
    Setup,
    Theme,
    WindowKind,
    WindowPlan,
    Zone,
)

NINE = datetime(2026, 9, 28, 1, 0, tzinfo=UTC)
"""A Monday, nine o'clock in the hall."""

ZHANG_JIANGUO = "110101195403077572"
"""张建国, 72 years old."""
LI_MEI = "110101199003071233"

ADMIN = Actor(ActorKind.STAFF, "admin", role=Role.ADMINISTRATOR)
ZHAO_MIN = Actor(ActorKind.STAFF, "zhaomin", role=Role.MANAGER)
WANG_LI = Actor(ActorKind.STAFF, "wangli", role=Role.CLERK)
CHEN_GANG = Actor(ActorKind.STAFF, "chengang", role=Role.CLERK)
KIOSK = Actor(ActorKind.DEVICE, "kiosk-1", device=DeviceKind.KIOSK)
SCREEN = Actor(ActorKind.DEVICE, "display-front-1", device=DeviceKind.DISPLAY, place="front")

TEN = timedelta(minutes=10)


def minutes(count):
    return timedelta(minutes=count)


def small_hall(**line):
    """Two domains, one theme, three windows: tax, property, and one for anything marked."""
    return Setup(
        key="small",
        name=Name("小厅", "Small hall"),
        timezone=ZoneInfo("Asia/Shanghai"),
        zones=(Zone("front", Name("前台受理区", "Front desk")),),
        domains=(
            Domain("tax", Name("税务服务", "Tax"), "A", mean_service=TEN, target_wait=minutes(15)),
            Domain("property", Name("不动产登记", "Property"), "B", target_wait=minutes(30)),
            Domain("themes", Name("一件事", "Life events"), "Y"),
        ),
        windows=(
            WindowPlan("1", Name("税务", "Tax"), WindowKind.DOMAIN, "front", ("tax",)),
            WindowPlan("2", Name("不动产", "Property"), WindowKind.DOMAIN, "front", ("property",)),
            WindowPlan("3", Name("综合", "Any"), WindowKind.UNDIFFERENTIATED, "front"),
            WindowPlan("4", Name("一件事", "Events"), WindowKind.THEME, "front", ("themes",)),
        ),
        matters=(
            Matter("T-1", "发票领用", "税务局", "tax", CaseKind.IMMEDIATE, 0, True),
            Matter("T-2", "税务登记", "税务局", "tax", CaseKind.PROMISED, 5, False),
            Matter("P-1", "转移登记", "规自局", "property", CaseKind.PROMISED, 5, False),
        ),
        themes=(
            Theme("birth", "出生一件事", "themes", "卫健委", ("公安局",), (), name_en="A birth"),
        ),
        priorities=(
            Priority("elderly", Name("老年人", "Elderly"), TEN),
            Priority("pregnant", Name("孕妇", "Pregnant"), TEN),
        ),
        line=Line(**line),
    )
