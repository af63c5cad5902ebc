"""Whatever anybody may want of a hall, sensible or not, for Hypothesis to choose from."""

from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from hall.catalogue.commands import ChangeMode, MarkMatters
from hall.engine import Request
from hall.guidance.commands import NameAgent, ReferOn, SettleReferral
from hall.people import accounts
from hall.people import commands as people
from hall.people.roles import HALL, STRANGER, DeviceKind, Role
from hall.setup import Mode, WindowKind
from hall.tickets import commands as tickets
from hall.windows import commands as windows
from hall.windows.moving import MoveClerk, TakeBackMove
from hall.windows.reshaping import ChangeWindow
from tests.hall.people import (
    ADMIN,
    CHEN_GANG,
    KIOSK,
    LI_MEI,
    NINE,
    SCREEN,
    WANG_LI,
    ZHANG_JIANGUO,
    ZHAO_MIN,
)

a_window = st.sampled_from(["1", "2", "3", "4", "3", "1", "10"])
a_domain = st.sampled_from(["tax", "property", "themes", "fishing"])
an_id = st.integers(1, 12)
a_number = st.builds("{}{:03d}".format, st.sampled_from("ABY"), st.integers(1, 6))
a_token = st.builds("token-{:012d}".format, st.integers(1, 12))
a_hash = st.sampled_from(["a" * 64, "b" * 64, "c" * 64])
a_code = st.builds("{:06d}".format, st.integers(1, 20))
a_name = st.sampled_from(["wangli", "chengang", "zhaomin"])
a_reason = st.sampled_from([None, "复印材料", "午休"])

a_question = st.sampled_from(["车管业务", "社保转移"])

in_shanghai = (NINE + timedelta(minutes=30, microseconds=1_999)).astimezone(
    timezone(timedelta(hours=8))
)
an_appointment = st.sampled_from(
    [None] * 5
    + [
        in_shanghai,
        in_shanghai + timedelta(hours=3),
        in_shanghai.replace(tzinfo=None),
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
    ]
)
a_person = st.sampled_from(
    [
        None,
        None,
        tickets.Person(id_number=ZHANG_JIANGUO, name="张建国"),
        tickets.Person(id_number=LI_MEI, name="李梅"),
        tickets.Person(id_number="110101199003071234"),
    ]
)
a_business = st.one_of(
    st.fixed_dictionaries({"domain": a_domain}),
    st.fixed_dictionaries({"matter": st.sampled_from(["T-1", "T-2", "P-1", "X-9"])}),
    st.fixed_dictionaries({"theme": st.sampled_from(["birth", "wedding"])}),
)


def _ticket(business, **facts):
    return tickets.IssueTicket(**business, **facts)


an_issue = st.builds(
    _ticket,
    a_business,
    priority=st.sampled_from([None, None, "pregnant", "king"]),
    person=a_person,
    appointment=an_appointment,
)
at_work = st.sampled_from(
    [
        (windows.Miss,),
        (windows.Recall, windows.Miss),
        (windows.CallNext, windows.Recall, windows.CallNext),
        (windows.Start,),
        (windows.Start, windows.Finish),
        (windows.Hold,),
        (windows.Start, windows.Hold),
        (windows.Miss, windows.TakeBack),
        (windows.Start, windows.Finish, windows.TakeBack, windows.Finish),
        (windows.Hold, windows.TakeBack, windows.Start),
        (windows.Finish, windows.PauseWindow),
        (windows.Finish, windows.CloseWindow),
    ]
)
a_transfer = st.one_of(
    st.builds(windows.Transfer, window=a_window, domain=a_domain, reason=a_reason),
    st.builds(windows.Transfer, window=a_window, to_window=a_window),
)
at_a_window = st.one_of(
    *(
        st.builds(kind, window=a_window)
        for kind in (
            windows.OpenWindow,
            windows.OpenWindow,
            windows.CloseWindow,
            windows.CallNext,
            windows.CallNext,
            windows.Recall,
            windows.Start,
            windows.Start,
            windows.Miss,
            windows.Miss,
            windows.Finish,
            windows.Finish,
            windows.TakeBack,
        )
    ),
    st.builds(windows.Hold, window=a_window, reason=a_reason),
    st.builds(windows.Hold, window=a_window),
    st.builds(windows.PauseWindow, window=a_window, reason=a_reason),
    st.builds(windows.CallTicket, window=a_window, number=a_number),
    a_transfer,
)
a_change = st.builds(
    ChangeWindow,
    window=a_window,
    name=st.sampled_from([None, "应急窗口"]),
    kind=st.sampled_from([None, WindowKind.UNDIFFERENTIATED, WindowKind.TEMPORARY]),
    domains=st.sampled_from([None, (), ("tax",), ("property", "themes"), ("tax", "tax")]),
    zone=st.sampled_from([None, "front", "cellar"]),
    open=st.sampled_from([None, True, False]),
)
a_move = st.one_of(
    st.builds(
        MoveClerk, window=a_window, to=a_window, reason=st.just("排队长"), when_free=st.booleans()
    ),
    st.builds(TakeBackMove, window=a_window),
)
on_the_path = st.one_of(
    st.builds(
        MarkMatters,
        codes=st.sampled_from([("T-2",), ("T-1", "P-1"), ("X-9",)]),
        undifferentiated=st.booleans(),
        reason=st.just("试一试"),
    ),
    st.builds(ChangeMode, mode=st.sampled_from(Mode), reason=st.just("试一试")),
)
with_a_ticket = st.one_of(
    st.builds(tickets.RestoreTicket, ticket=an_id),
    st.builds(tickets.ResumeTicket, ticket=an_id),
    st.builds(tickets.CancelTicket, ticket=an_id),
    st.builds(NameAgent, ticket=an_id, staff=a_name),
    st.builds(NameAgent, ticket=an_id, person=a_person),
    st.builds(ReferOn, text=a_question, reason=a_question, ticket=an_id, domain=a_domain),
    st.builds(ReferOn, text=a_question, reason=a_question, ticket=an_id, window=a_window),
    st.builds(ReferOn, text=a_question, reason=a_question, ticket=an_id, elsewhere=a_question),
    st.builds(SettleReferral, referral=st.integers(1, 4)),
    st.builds(tickets.LeaveLine, token=a_token),
    st.builds(
        tickets.RecordSlip,
        ticket=an_id,
        printer=st.just("kiosk-1"),
        became=st.sampled_from(["printed", "sent", "failed"]),
        paper=st.sampled_from(["ok", "out"]),
    ),
)
with_people = st.one_of(
    st.builds(people.AddStaff, staff=a_name, display=st.just("新人"), role=st.sampled_from(Role)),
    st.builds(people.SetPassword, staff=a_name, password_hash=st.just("hash")),
    *(
        st.builds(kind, staff=a_name, token_hash=a_hash, minutes=st.just(60))
        for kind in (people.OpenSession, people.MakeLink)
    ),
    st.builds(people.EndSession, token_hash=a_hash),
    st.builds(
        accounts.ChangeStaff,
        staff=a_name,
        role=st.sampled_from([None, Role.GUIDE]),
        active=st.sampled_from([None, True, False]),
    ),
    st.builds(accounts.SignOutEverywhere, staff=a_name),
    st.builds(accounts.RequirePassword, staff=a_name),
    st.builds(
        people.AskPairing,
        kind=st.sampled_from(DeviceKind),
        claim_hash=a_hash,
        place=st.sampled_from([None, "front", "1"]),
    ),
    st.builds(people.ConfirmPairing, code=a_code),
    st.builds(people.UnpairDevice, name=st.just("display-front-1")),
)

a_leader = st.sampled_from([ADMIN, ADMIN, ADMIN, ZHAO_MIN])
anyone = st.sampled_from([ADMIN, ZHAO_MIN, WANG_LI, CHEN_GANG, KIOSK, SCREEN, STRANGER, HALL])
a_key = st.sampled_from([None, None, None, "key-1", "key-2"])

a_wish = st.one_of(
    st.builds(Request, an_issue, st.sampled_from([KIOSK, ADMIN]), a_key),
    st.builds(Request, at_a_window, a_leader, st.none()),
    st.builds(Request, at_a_window, a_leader, st.none()),
    st.builds(Request, with_a_ticket, st.sampled_from([ADMIN, HALL]), st.none()),
    st.builds(Request, with_people, st.sampled_from([ADMIN, HALL]), st.none()),
    st.builds(Request, st.one_of(a_change, a_move, on_the_path), a_leader, a_key),
    st.builds(Request, st.one_of(an_issue, at_a_window, with_a_ticket, with_people), anyone, a_key),
)
