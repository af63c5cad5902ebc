"""爽约: whoever hasn't come in time is a no-show. One plan stands at the next such moment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hall.appointments import moves
from hall.appointments.appointment import Appointment, AppointmentState
from hall.commands import Answer, Work, command, follows
from hall.ports import Span

KEY = "appointments.not-kept"
AT_ONCE = 500
A_MOMENT = timedelta(milliseconds=1)


@command()
class PlanNotKept:
    """Stand ready for the next no-show. Sent by the hall itself at each start."""

    def carry_out(self, work: Work) -> Answer:
        """The rules may have changed in the hall's folder while it slept."""
        plan_not_kept(work)
        return {}


@command()
class RecordNotKept:
    """The time of some appointments is over and nobody came. Sent by the hall itself."""

    def carry_out(self, work: Work) -> Answer:
        """Each is on record, its place is free; then it stands ready for the next."""
        over = work.at - work.setup.appointments.no_show_after + A_MOMENT
        booked = AppointmentState.BOOKED
        missed = work.shelf.of(Appointment).find(state=booked, slot=Span(None, over), limit=AT_ONCE)
        for appointment in missed:
            work.keep(moves.not_kept(appointment, work.at))
        plan_not_kept(work)
        return {"not_kept": len(missed)}


@follows("appointments")
def plan_not_kept(work: Work) -> None:
    """Plan the moment at which the next appointment becomes a no-show; none without any."""
    booked = AppointmentState.BOOKED
    first = work.shelf.of(Appointment).find(state=booked, slot=Span(), limit=1)
    if first:
        due = first[0].slot + work.setup.appointments.no_show_after
        record: Any = RecordNotKept()
        work.plan(KEY, due, record)
    else:
        work.drop_plan(KEY)
