"""The kinds of things that are kept by their shape alone: which table, which key, which looks.

A look is what `find` may be asked by, in order; each has its index, and a test sees that none of
them walks through a table that grows. A kind that is `small` may also be read as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hall.alerts.alert import Alert
from hall.appointments.appointment import Appointment
from hall.cases.case import Case
from hall.cases.handover import Batch
from hall.cases.material import CaseMaterial
from hall.cases.part import Part
from hall.certificates.certificate import Certificate
from hall.guidance.agent import AgentService
from hall.guidance.referral import Referral
from hall.inspections.finding import Finding, Inspection
from hall.lockers.cell import Cabinet, Cell
from hall.lockers.order import DoorOrder
from hall.lockers.stay import Stay
from hall.outbox.notice import Notice
from hall.people.persons import PersonRecord
from hall.people.presence import Presence
from hall.plans.plan import Plan
from hall.ratings.follow_up import FollowUp
from hall.ratings.rating import Rating
from hall.results.parcel import Parcel
from hall.results.receipt import Receipt
from hall.results.result import Result
from hall.results.sheet import ResultSheet
from hall.screens.message import Message
from hall.screens.picture import Picture, Playlist
from hall.settings.setting import Setting
from hall.shifts.shift import Shift
from hall.webhooks.webhook import Webhook, WebhookPost
from hall.windows.clerk_move import ClerkMove
from store.errors import StoreError

Look = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """How one shape is kept."""

    shape: type[Any]
    table: str
    key: str
    looks: tuple[Look, ...] = ()
    small: bool = False

    def look(self, facts: Sequence[str]) -> Look:
        """The look that these facts ask for. Raises StoreError `look_not_declared`."""
        asked = tuple(facts)
        if asked in self.looks or (not asked and self.small):
            return asked
        raise StoreError("look_not_declared", table=self.table, facts=list(asked))


KINDS: dict[type[Any], Kind] = {
    kind.shape: kind
    for kind in (
        Kind(Setting, "settings", "id", looks=(("in_force",), ("section",), ("section", "id"))),
        Kind(Certificate, "certificates", "key", looks=(("staff",),), small=True),
        Kind(Shift, "shifts", "id", looks=(("day",), ("staff", "day"))),
        Kind(Plan, "plans", "key", looks=(("due",),), small=True),
        Kind(Alert, "alerts", "id", looks=(("open",), ("id",))),
        Kind(Webhook, "webhooks", "id", small=True),
        # the table kept its first name, which "delivery" of results has taken since
        Kind(WebhookPost, "deliveries", "id", looks=(("webhook",),)),
        Kind(Message, "messages", "id", small=True),
        Kind(Picture, "pictures", "hash", small=True),
        Kind(Playlist, "playlists", "zone", small=True),
        Kind(AgentService, "agents", "ticket"),
        Kind(
            Referral,
            "referrals",
            "id",
            looks=(("outcome",), ("day",), ("ticket",), ("outcome", "at")),
        ),
        Kind(Presence, "presences", "name", small=True),
        Kind(ClerkMove, "clerk_moves", "clerk", small=True),
        Kind(Inspection, "inspections", "id", looks=(("id",),)),
        Kind(
            Finding,
            "findings",
            "id",
            looks=(("open", "due"), ("window", "open", "due"), ("id",)),
        ),
        Kind(
            Appointment,
            "appointments",
            "id",
            looks=(
                ("bookable", "state", "slot"),
                ("state", "slot"),
                ("slot",),
                ("code",),
                ("token",),
            ),
        ),
        Kind(
            Case,
            "cases",
            "id",
            looks=(
                ("token",),
                ("number",),
                ("ticket",),
                ("state",),
                ("window", "received_at"),
                ("lead", "state"),
            ),
        ),
        Kind(
            Part,
            "parts",
            "id",
            looks=(
                ("case",),
                ("turns_at",),
                ("batch",),
                ("state",),
                ("state", "id"),
                ("department", "state"),
                ("department", "owes"),
                ("department", "decided_at"),
                ("department", "state", "batch"),
                ("department", "state", "batch", "hand_over_by"),
                ("department", "state", "hand_over_by"),
                ("department", "state", "light", "last_day"),
            ),
        ),
        Kind(Batch, "batches", "id", looks=(("department", "given_at"),)),
        Kind(
            CaseMaterial,
            "case_materials",
            "id",
            looks=(("case",), ("verdict", "until")),
        ),
        Kind(
            Result,
            "results",
            "id",
            looks=(
                ("case",),
                ("part",),
                ("state",),
                ("state", "told_at"),
                ("sheet",),
                ("department", "state"),
                ("department", "fed_back_at"),
                ("fed_back_at",),
            ),
        ),
        Kind(
            Rating,
            "ratings",
            "ticket",
            looks=(("at",), ("level", "at"), ("standing",), ("clerk", "day")),
        ),
        Kind(
            FollowUp,
            "follow_ups",
            "id",
            looks=(("open", "due"), ("open", "closed_at"), ("visit",)),
        ),
        Kind(Receipt, "receipts", "result", looks=(("at",),)),
        Kind(Parcel, "parcels", "id", looks=(("state",), ("tracking",), ("result",), ("at",))),
        Kind(Notice, "notices", "id", looks=(("state", "next_try_at"), ("case",))),
        Kind(ResultSheet, "result_sheets", "id", looks=(("department", "given_at"), ("given_at",))),
        Kind(Cabinet, "cabinets", "name", small=True),
        Kind(Cell, "cells", "key", looks=(("cabinet", "number"),), small=True),
        Kind(
            Stay,
            "stays",
            "id",
            looks=(("cabinet", "state"), ("code",), ("token",), ("result",), ("case",)),
        ),
        Kind(DoorOrder, "door_orders", "id", looks=(("cabinet", "state"),)),
        Kind(
            PersonRecord,
            "persons",
            "id",
            looks=(
                ("id_sealed",),
                ("phone_sealed",),
                ("name_sealed",),
                ("business",),
                ("kind", "since"),
            ),
        ),
    )
}
