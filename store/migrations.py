"""The schema, step by step. A step that has been released is never changed: add another one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlite_utils import Database, Migrations

from store.errors import StoreError

APPLICATION_ID = 0x59434831  # "YCH1" in the file's header: this is a hall's database
MIGRATIONS = Migrations("yichuang")
OF_THE_MIGRATIONS = "_sqlite_migrations"
"""sqlite-utils commits this table before the first step: a power cut may leave it alone there."""
POINTS_TO = {("windows", "ticket"): ("tickets", "id"), ("sessions", "staff"): ("staff", "name")}

TICKET = {
    "id": int,
    "token": str,
    "business_date": str,
    "number": str,
    "domain": str,
    "matter": str,
    "theme": str,
    "anywhere": int,
    "priority": str,
    "state": str,
    "issued_at": int,
    "arrived_at": int,
    "place": int,
    "person": str,
    "holder": str,
    "window": str,
    "kept_for": str,
    "resumed": int,
    "calls": int,
    "misses": int,
    "called_at": int,
    "started_at": int,
    "ended_at": int,
}
OPTIONAL_OF_TICKET = {
    *("matter", "theme", "priority", "person", "holder", "window", "kept_for"),
    *("called_at", "started_at", "ended_at"),
}
WINDOW = {
    "number": str,
    "name": str,
    "kind": str,
    "zone": str,
    "domains": str,
    "state": str,
    "clerk": str,
    "ticket": int,
    "since": int,
    "reason": str,
    "last": int,
}
OPTIONAL_OF_WINDOW = {"clerk", "ticket", "since", "reason", "last"}
# A ticket's line is read from an index that holds waiting tickets only, so that the next ticket
# costs the same after five million past ones.
INDEXES_OF_TICKETS = """
CREATE UNIQUE INDEX tickets_token ON tickets (token);
CREATE UNIQUE INDEX tickets_number ON tickets (business_date, number);
CREATE INDEX tickets_date ON tickets (business_date);
CREATE INDEX tickets_state ON tickets (state);
CREATE INDEX tickets_person ON tickets (business_date, person) WHERE person IS NOT NULL;
CREATE INDEX tickets_line ON tickets (domain, place, id) WHERE state = 'waiting';
CREATE INDEX tickets_free ON tickets (domain, place, id)
  WHERE state = 'waiting' AND kept_for IS NULL;
CREATE INDEX tickets_anywhere ON tickets (domain, place, id)
  WHERE state = 'waiting' AND kept_for IS NULL AND anywhere = 1;
CREATE INDEX tickets_kept ON tickets (kept_for, resumed DESC, place, id)
  WHERE state = 'waiting' AND kept_for IS NOT NULL;
"""
JOURNAL = """
CREATE TABLE journal (
  version INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  "by" TEXT NOT NULL,
  cause TEXT NOT NULL,
  data TEXT NOT NULL,
  ticket ANY GENERATED ALWAYS AS (data ->> '$.ticket') VIRTUAL,
  zone ANY GENERATED ALWAYS AS (data ->> '$.zone') VIRTUAL
) STRICT;
CREATE INDEX journal_ticket ON journal (ticket, version) WHERE ticket IS NOT NULL;
CREATE INDEX journal_calls ON journal (zone, version)
  WHERE kind IN ('TicketCalled', 'TicketRecalled');
"""


@MIGRATIONS()
def m001_tickets_and_windows(db: Database) -> None:
    """Who waits, and where."""
    _table(db, "tickets", TICKET, "id", OPTIONAL_OF_TICKET)
    _run(db, INDEXES_OF_TICKETS)
    counter = {"business_date": str, "prefix": str, "last": int}
    _table(db, "numbers", counter, ["business_date", "prefix"])
    _table(db, "windows", WINDOW, "number", OPTIONAL_OF_WINDOW)
    _run(db, "CREATE UNIQUE INDEX windows_ticket ON windows (ticket) WHERE ticket IS NOT NULL;")


@MIGRATIONS()
def m002_journal(db: Database) -> None:
    """What happened."""
    _run(db, JOURNAL)


@MIGRATIONS()
def m003_people(db: Database) -> None:
    """Staff, sessions, paired devices."""
    staff = {"name": str, "display": str, "role": str, "password": str, "language": str}
    _table(db, "staff", {**staff, "active": int}, "name", {"password"})
    session = {"token_hash": str, "staff": str, "began_at": int, "ends_at": int, "once": int}
    _table(db, "sessions", session, "token_hash")
    _run(db, "CREATE INDEX sessions_staff ON sessions (staff);")
    device = {"name": str, "kind": str, "place": str, "token_hash": str}
    _table(db, "devices", {**device, "paired_at": int, "paired_by": str}, "name")
    _run(db, "CREATE UNIQUE INDEX devices_token ON devices (token_hash);")
    pairing = {"code": str, "claim_hash": str, "kind": str, "place": str, "name": str}
    moments = {"asked_at": int, "ends_at": int, "confirmed_by": str}
    _table(db, "pairings", {**pairing, **moments}, "code", {"confirmed_by"})


@MIGRATIONS()
def m004_facts(db: Database) -> None:
    """How fast domains are served, what keys were answered, and small notes."""
    pace = {"business_date": str, "scope": str, "name": str, "served": int, "seconds": float}
    _table(db, "paces", pace, ["business_date", "scope", "name"])
    _table(db, "answers", {"key": str, "fingerprint": str, "answer": str, "at": int}, "key")
    _run(db, "CREATE INDEX answers_at ON answers (at);")
    _table(db, "notes", {"key": str, "text": str}, "key")


@MIGRATIONS()
def m005_settings_and_plans(db: Database) -> None:
    """What managers changed, and what the hall will do by itself."""
    setting = {"id": int, "section": str, "value": str, "at": int, "by": str, "reason": str}
    _table(db, "settings", {**setting, "in_force": int}, "id", {"value"})
    _run(db, "CREATE INDEX settings_section ON settings (section, id);")
    _run(db, "CREATE INDEX settings_in_force ON settings (in_force, id);")
    plan = {"key": str, "due": int, "command": str, "facts": str, "by": str, "reason": str}
    _table(db, "plans", {**plan, "made_at": int, "weekdays": str}, "key")
    _run(db, "CREATE INDEX plans_due ON plans (due, key);")


@MIGRATIONS()
def m012_accounts(db: Database) -> None:
    """Who has to choose a new password, who came when; a language only where one was chosen."""
    _run(
        db,
        """
        ALTER TABLE staff ADD COLUMN must_choose INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE staff ADD COLUMN signed_in_at INTEGER;
        UPDATE staff SET language = '';
        """,
    )


@MIGRATIONS()
def m014_alerts(db: Database) -> None:
    """What leaders were told, and which devices are here."""
    alert = {"id": int, "key": str, "kind": str, "urgent": int, "facts": str, "raised_at": int}
    seen = {"acknowledged_by": str, "acknowledged_at": int, "note": str}
    silent = {"snoozed_by": str, "snoozed_until": int}
    later = {"ended_at": int, "clear_since": int, **seen, **silent}
    _table(db, "alerts", {**alert, "open": int, **later}, "id", set(later))
    _run(db, "CREATE INDEX alerts_open ON alerts (open, id);")
    _table(db, "presences", {"name": str, "connected": int, "since": int}, "name")


@MIGRATIONS()
def m008_persons(db: Database) -> None:
    """Who visitors are, locked, for the rooms that must know them again."""
    locked = dict.fromkeys(("name_locked", "phone_locked", "id_number_locked"), str)
    sealed = dict.fromkeys(("name_sealed", "phone_sealed", "id_sealed"), str)
    masked = dict.fromkeys(("name_masked", "phone_masked", "id_masked"), str)
    person = {"id": int, "kind": str, "business": str, "created_at": int, "since": int}
    forms = locked | sealed | masked
    _table(db, "persons", person | forms, "id", forms)
    for look in sealed:
        _run(db, f"CREATE INDEX persons_{look} ON persons ({look}, id);")
    _run(db, "CREATE INDEX persons_business ON persons (business, id);")
    _run(db, "CREATE INDEX persons_kind ON persons (kind, since, id);")


@MIGRATIONS()
def m012_shifts(db: Database) -> None:
    """Who works when."""
    shift = {"id": int, "staff": str, "day": str, "begins": str, "ends": str, "window": str}
    optional = {"window", "rest_begins", "rest_ends"}
    rest = {"leads": int, "rest_begins": str, "rest_ends": str}
    _table(db, "shifts", {**shift, **rest}, "id", optional)
    _run(db, "CREATE INDEX shifts_day ON shifts (day, id);")
    _run(db, "CREATE INDEX shifts_staff ON shifts (staff, day, id);")


@MIGRATIONS()
def m013_certificates(db: Database) -> None:
    """What each clerk is certified for."""
    certificate = {"key": str, "staff": str, "scope": str, "since": str, "until": str}
    _table(db, "certificates", {**certificate, "by": str, "at": int}, "key", {"until"})
    _run(db, "CREATE INDEX certificates_staff ON certificates (staff, key);")


@MIGRATIONS()
def m006_spells(db: Database) -> None:
    """What visits took in all, by whom, booked for when; why a window is an exception."""
    for column in (
        "tickets ADD COLUMN first_called_at INTEGER",
        "tickets ADD COLUMN served_seconds REAL NOT NULL DEFAULT 0",
        "tickets ADD COLUMN clerk TEXT",
        "tickets ADD COLUMN appointment INTEGER",
        "windows ADD COLUMN exception TEXT NOT NULL DEFAULT ''",
    ):
        _run(db, f"ALTER TABLE {column};")


@MIGRATIONS()
def m006_aside(db: Database) -> None:
    """Who was held or missed at a window, the latest first, however many they are."""
    _run(
        db,
        """
        CREATE INDEX tickets_held ON tickets (window, called_at, id) WHERE state = 'held';
        CREATE INDEX tickets_missed ON tickets (window, called_at, id) WHERE state = 'missed';
        CREATE INDEX tickets_missed_line ON tickets (domain, called_at, id) WHERE state = 'missed';
        """,
    )


@MIGRATIONS()
def m007_forget_holders(db: Database) -> None:
    """Whose the tickets of former dates were is forgotten; each further date at its end."""
    _run(
        db,
        """
        CREATE INDEX tickets_known ON tickets (business_date)
          WHERE person IS NOT NULL OR holder IS NOT NULL;
        UPDATE tickets SET person = NULL, holder = NULL
          WHERE business_date < (SELECT text FROM notes WHERE key = 'business_date')
          AND (person IS NOT NULL OR holder IS NOT NULL);
        """,
    )


@MIGRATIONS()
def m020_shaping(db: Database) -> None:
    """How windows were shaped on any day, without walking through the journal."""
    _run(
        db,
        "CREATE INDEX journal_shaping ON journal (version) "
        "WHERE kind IN ('WindowPlaced', 'WindowChanged');",
    )


@MIGRATIONS()
def m015_webhooks(db: Database) -> None:
    """Who else is told, and how each attempt went."""
    webhook = {"id": int, "url": str, "kinds": str, "secret": str, "made_by": str, "made_at": int}
    state = {"upto": int, "on": int, "failures": int, "next_try_at": int}
    _table(db, "webhooks", {**webhook, **state}, "id", {"next_try_at"})
    delivery = {"id": int, "webhook": int, "version": int, "kind": str, "at": int, "became": str}
    answer = {"status": int, "detail": str, "took_ms": int}
    _table(db, "deliveries", {**delivery, **answer}, "id", {"status"})
    _run(db, "CREATE INDEX deliveries_webhook ON deliveries (webhook, id);")


@MIGRATIONS()
def m030_sealed_fingerprints(db: Database) -> None:
    """Former fingerprints could be led back to an ID number by trying them all."""
    _run(db, "DELETE FROM answers;")


@MIGRATIONS()
def m017_record(db: Database) -> None:
    """The journal may be searched by who, when, which kind, and where."""
    _run(
        db,
        """
        ALTER TABLE journal ADD COLUMN "window" ANY
          GENERATED ALWAYS AS (data ->> '$.window') VIRTUAL;
        CREATE INDEX journal_by ON journal ("by", version);
        CREATE INDEX journal_kind ON journal (kind, version);
        CREATE INDEX journal_at ON journal (at, version);
        CREATE INDEX journal_window ON journal ("window", version) WHERE "window" IS NOT NULL;
        CREATE INDEX journal_zone ON journal (zone, version) WHERE zone IS NOT NULL;
        """,
    )


@MIGRATIONS()
def m018_inspections(db: Database) -> None:
    """What managers looked at, and what they found."""
    place = {"id": int, "window": str, "zone": str}
    _table(db, "inspections", {**place, "by": str, "at": int, "findings": int}, "id", {"window"})
    what = {"inspection": int, "text": str, "severity": str, "owner": str}
    until = {"due_on": str, "due": int, "found_by": str, "found_at": int}
    since = {"open": int, "overdue": int, "steps": str, "closed_at": int}
    _table(db, "findings", place | what | until | since, "id", {"window", "closed_at"})
    _run(
        db,
        """
        CREATE INDEX findings_due ON findings (open, due, id);
        CREATE INDEX findings_window ON findings ("window", open, due, id);
        """,
    )


@MIGRATIONS()
def m022_figures(db: Database) -> None:
    """What figures need beside the tickets, found without walking through the journal."""
    _run(
        db,
        """
        CREATE INDEX journal_steps ON journal (ticket, version)
          WHERE kind IN ('TicketTransferred', 'TicketHeld', 'TicketTakenBack')
          OR (kind = 'TicketFinished' AND (data ->> '$.seconds') IS NULL);
        CREATE INDEX journal_opening ON journal (at, version)
          WHERE kind IN ('WindowOpened', 'WindowPaused', 'WindowClosed');
        """,
    )


@MIGRATIONS()
def m039_sums(db: Database) -> None:
    """What the visits of a month that is over add up to; a change that comes late undoes it."""
    _table(db, "months", {"month": str, "way": str, "ready": int}, "month")
    key = ["month", "by", "part", "line"]
    _table(db, "sums", dict.fromkeys((*key, "counts"), str) | {"waits": bytes}, key)
    seen = ("domain", "matter", "window", "clerk", "state", "arrived_at", "first_called_at")
    rows = [[f"{row}.{c}" for c in (*seen, "misses", "served_seconds")] for row in ("old", "new")]
    before, after = map(", ".join, rows)
    for name, change, row, also in (
        ("tickets_come_late", "INSERT", "new", ""),
        ("tickets_change_late", "UPDATE", "old", f"AND ({before}) IS NOT ({after})"),
    ):
        month = f"substr({row}.business_date, 1, 7)"
        db.execute(
            f"CREATE TRIGGER {name} AFTER {change} ON tickets "
            f"WHEN EXISTS (SELECT 1 FROM months WHERE month = {month}) {also} "
            f"BEGIN DELETE FROM sums WHERE month = {month}; "
            f"DELETE FROM months WHERE month = {month}; END"
        )


@MIGRATIONS()
def m016_screens(db: Database) -> None:
    """What the walls say and show."""
    message = {"id": int, "zh": str, "en": str, "zones": str, "incident": int, "by": str}
    time = {"at": int, "from_at": int, "until": int}
    _table(db, "messages", {**message, **time}, "id", {"from_at", "until"})
    picture = {"hash": str, "name": str, "width": int, "height": int, "size": int}
    _table(db, "pictures", {**picture, "by": str, "at": int}, "hash")
    _table(db, "playlists", {"zone": str, "slides": str}, "zone")


@MIGRATIONS()
def m021_open_until(db: Database) -> None:
    """How long a window stays open."""
    _run(db, "ALTER TABLE windows ADD COLUMN open_until INTEGER;")


@MIGRATIONS()
def m031_appointments(db: Database) -> None:
    """What is booked, and what became of it."""
    what = {"id": int, "code": str, "token": str, "bookable": str, "domain": str, "matter": str}
    when = {"slot": int, "ends": int, "state": str, "way": str, "booked_at": int}
    who = {"person": int, "ticket": int, "ended_at": int}
    _table(db, "appointments", what | when | who, "id", {"matter", *who})
    _run(
        db,
        """
        CREATE UNIQUE INDEX appointments_code ON appointments (code);
        CREATE UNIQUE INDEX appointments_token ON appointments (token);
        CREATE INDEX appointments_slot ON appointments (slot, id);
        CREATE INDEX appointments_state ON appointments (state, slot, id);
        CREATE INDEX appointments_places ON appointments (bookable, state, slot, id);
        """,
    )


@MIGRATIONS()
def m032_guide(db: Database) -> None:
    """Who goes with whom, and who was referred on."""
    agent = {"ticket": int, "way": str, "staff": str, "person": int, "by": str, "at": int}
    _table(db, "agents", agent, "ticket", {"staff", "person"})
    asked = {"id": int, "day": str, "text": str, "matter": str, "place": str, "to": str}
    made = {"reason": str, "by": str, "at": int, "ticket": int, "outcome": str}
    settled = {"settled_by": str, "settled_at": int, "note": str}
    optional = {"matter", "ticket", *settled}
    _table(db, "referrals", {**asked, **made, **settled}, "id", optional)
    _run(
        db,
        """
        CREATE INDEX referrals_outcome ON referrals (outcome, id);
        CREATE INDEX referrals_day ON referrals (day, id);
        CREATE INDEX referrals_ticket ON referrals (ticket, id);
        CREATE INDEX referrals_at ON referrals (outcome, at, id);
        """,
    )


@MIGRATIONS()
def m034_limits(db: Database) -> None:
    """How many tickets of a matter were given is counted each time one is taken."""
    _run(db, "CREATE INDEX tickets_matter ON tickets (matter, issued_at) WHERE matter IS NOT NULL;")


@MIGRATIONS()
def m035_differences(db: Database) -> None:
    """A change of a long section says how it differs from an earlier one."""
    _run(db, "ALTER TABLE settings ADD COLUMN base INTEGER;")


@MIGRATIONS()
def m036_last_ids(db: Database) -> None:
    """The largest id that each kind of thing has lost: none is given twice."""
    _table(db, "last_ids", {"kind": str, "id": int}, "kind")


@MIGRATIONS()
def m037_last_shapes(db: Database) -> None:
    """The last shapes of one window, without those of years ago."""
    _run(
        db,
        'CREATE INDEX journal_last_shapes ON journal ("window", version) '
        "WHERE kind IN ('WindowPlaced', 'WindowChanged');",
    )


@MIGRATIONS()
def m041_kinds_since(db: Database) -> None:
    """From when on a webhook is told of kinds that were added to it."""
    _run(db, "ALTER TABLE webhooks ADD COLUMN since TEXT NOT NULL DEFAULT '{}';")


@MIGRATIONS()
def m038_clerk_moves(db: Database) -> None:
    """Who was moved to another window, and how it is undone."""
    move = {"clerk": str, "left": str, "taken": str, "by": str, "at": int, "reason": str}
    before = {"found": str, "left_until": int, "found_until": int}
    _table(db, "clerk_moves", move | before, "clerk", {"left_until", "found_until"})


@MIGRATIONS()
def m040_cases(db: Database) -> None:
    """Cases, their parts and materials; whose back office somebody is; the life of a case."""
    what = {"id": int, "number": str, "token": str, "kind": str, "domain": str, "state": str}
    business = {"matter": str, "theme": str, "lead": str, "delivery": str, "identity": str}
    who = {"window": str, "clerk": str, "received_at": int, "applicant": int}
    visit = {"ticket": int, "recorded_after_seconds": float}
    then = {"accepted_at": int, "decided_at": int, "over_at": int}
    counted = {"returned": int, "edition": int}
    optional = {"matter", "theme", "applicant", *visit, *then}
    _table(db, "cases", {**what, **business, **who, **visit, **then, **counted}, "id", optional)
    part = {"id": int, "case": int, "department": str, "matter": str, "lead": int}
    shown = {"state": str, "promised": int, "light": str, "edition": int}
    clock = {"last_day": str, "left": int, "began": str, "days": int, "turns_at": int}
    steps = {"hand_over_by": int, "taken_at": int, "taken_by": str, "explanation": str}
    decided = {"decision": str, "decided_at": int, "decided_by": str}
    optional = {"matter", *clock, *steps, *decided}
    _table(db, "parts", {**part, **shown, **clock, **steps, **decided}, "id", optional)
    paper = {"id": int, "case": int, "name": str, "copies": int, "verdict": str}
    later = {"until": str, "note": str, "arrived_at": int}
    _table(db, "case_materials", {**paper, "deferrable": int, **later}, "id", later)
    _run(
        db,
        """
        CREATE UNIQUE INDEX cases_token ON cases (token);
        CREATE UNIQUE INDEX cases_number ON cases (number);
        CREATE INDEX cases_ticket ON cases (ticket, id);
        CREATE INDEX cases_state ON cases (state, id);
        CREATE INDEX parts_case ON parts ("case", id);
        CREATE INDEX parts_turns_at ON parts (turns_at, id);
        CREATE INDEX parts_department ON parts (department, state, id);
        CREATE INDEX parts_state ON parts (state, id);
        CREATE INDEX case_materials_case ON case_materials ("case", id);
        CREATE INDEX case_materials_until ON case_materials (verdict, until, id);
        ALTER TABLE staff ADD COLUMN department TEXT;
        ALTER TABLE journal ADD COLUMN "case" ANY
          GENERATED ALWAYS AS (data ->> '$.case') VIRTUAL;
        CREATE INDEX journal_case ON journal ("case", version) WHERE "case" IS NOT NULL;
        """,
    )


@MIGRATIONS()
def m041_batches(db: Database) -> None:
    """What was carried to a department together, and who signed."""
    given = {"id": int, "department": str, "given_by": str, "given_at": int, "due": int}
    taken = {"taken_by": str, "taken_at": int}
    counted = {"parts": int, "missing": int}
    _table(db, "batches", {**given, **counted, **taken}, "id", taken)
    _run(
        db,
        """
        CREATE INDEX batches_department ON batches (department, given_at, id);
        ALTER TABLE parts ADD COLUMN batch INTEGER;
        CREATE INDEX parts_batch ON parts (batch, id);
        """,
    )


@MIGRATIONS()
def m042_moves_undone(db: Database) -> None:
    """Whether a clerk's move took another one back."""
    _run(db, "ALTER TABLE clerk_moves ADD COLUMN undone INTEGER NOT NULL DEFAULT 0;")


@MIGRATIONS()
def m043_cases_of_a_window(db: Database) -> None:
    """What a window received lately; when an applicant was told of follow-up matters."""
    _run(
        db,
        """
        CREATE INDEX cases_window ON cases ("window", received_at, id);
        ALTER TABLE cases ADD COLUMN told_at INTEGER;
        """,
    )


@MIGRATIONS()
def m043_ticketless(db: Database) -> None:
    """Who was referred on, found by time; an appointment that changes late undoes its months.

    A business date begins within 36 hours before and 14 after its moments in UTC, in any time zone.
    """
    _run(
        db,
        """
        CREATE INDEX journal_referrals ON journal (at, version) WHERE kind = 'ReferralMade';
        CREATE INDEX journal_referred_wrongly ON journal (data ->> '$.referral')
          WHERE kind = 'ReferralSettled' AND data ->> '$.how' = 'taken-back';
        """,
    )
    rows = [[f"{row}.{c}" for c in ("slot", "state", "domain", "matter")] for row in ("old", "new")]
    before, after = map(", ".join, rows)
    for name, change, moments, also in (
        ("appointments_come_late", "INSERT", ("new.slot",), ""),
        (
            "appointments_change_late",
            "UPDATE",
            ("old.slot", "new.slot"),
            f"AND ({before}) IS NOT ({after})",
        ),
    ):
        months = ", ".join(
            f"strftime('%Y-%m', {moment} / 1000 + {hours} * 3600, 'unixepoch')"
            for moment in moments
            for hours in (-36, 14)
        )
        db.execute(
            f"CREATE TRIGGER {name} AFTER {change} ON appointments "
            f"WHEN EXISTS (SELECT 1 FROM months WHERE month IN ({months})) {also} "
            f"BEGIN DELETE FROM sums WHERE month IN ({months}); "
            f"DELETE FROM months WHERE month IN ({months}); END"
        )


@MIGRATIONS()
def m044_results(db: Database) -> None:
    """What departments issue, on its way to the applicant, and the sheets it goes over on."""
    what = {"id": int, "case": int, "number": str, "part": int, "department": str}
    paper = {"document": str, "copies": int, "size": str, "how": str, "state": str}
    given = {"window": str, "given_by": str, "handed_over_at": int, "edition": int}
    here = {"sheet": int, "place": str, "reason": str, "registered_by": str, "registered_at": int}
    told = {"tell_by": int, "told_at": int, "delivered_at": int, "delivered_how": str}
    back = {"feedback_by": int, "fed_back_at": int}
    optional = {**here, **told, **back}
    _table(db, "results", {**what, **paper, **given, **optional}, "id", optional)
    sheet = {"id": int, "department": str, "window": str, "given_by": str, "given_at": int}
    taken = {"taken_by": str, "taken_at": int}
    _table(db, "result_sheets", {**sheet, "results": int, "refused": int, **taken}, "id", taken)
    _run(
        db,
        """
        CREATE INDEX results_case ON results ("case", id);
        CREATE INDEX results_part ON results (part, id);
        CREATE INDEX results_state ON results (state, id);
        CREATE INDEX results_sheet ON results (sheet, id);
        CREATE INDEX results_department ON results (department, state, id);
        CREATE INDEX results_told ON results (department, fed_back_at, id);
        CREATE INDEX results_fed_back ON results (fed_back_at, id);
        CREATE INDEX result_sheets_department ON result_sheets (department, given_at, id);
        CREATE INDEX result_sheets_given_at ON result_sheets (given_at, id);
        """,
    )


@MIGRATIONS()
def m045_deliveries(db: Database) -> None:
    """How results were delivered, and what carriers take and bring."""
    receipt = {"result": int, "case": int, "how": str, "signed": str, "window": str, "by": str}
    seen = {"at": int, "identity": str, "agent": int, "drawing_locked": str}
    _table(db, "receipts", {**receipt, **seen}, "result", {"agent", "drawing_locked"})
    parcel = {"id": int, "state": str, "carrier": str, "tracking": str, "window": str, "by": str}
    about = {"result": int, "number": str, "department": str, "note": str, "address_locked": str}
    _table(db, "parcels", {**parcel, "at": int, "since": int, **about}, "id", about)
    _run(
        db,
        """
        CREATE INDEX receipts_at ON receipts (at, result);
        CREATE INDEX parcels_state ON parcels (state, id);
        CREATE INDEX parcels_tracking ON parcels (tracking, id);
        CREATE INDEX parcels_at ON parcels (at, id);
        """,
    )


@MIGRATIONS()
def m046_notices(db: Database) -> None:
    """Text messages, until a gateway has taken them."""
    what = {"id": int, "key": str, "template": str, "case": int, "number": str, "person": int}
    when = {"created_at": int, "due": int, "state": str, "told": str, "attempts": int}
    then = {"about": int, "locked": str, "next_try_at": int, "sent_at": int, "detail": str}
    _table(db, "notices", {**what, **when, **then}, "id", then)
    _run(
        db,
        """
        CREATE INDEX notices_next ON notices (state, next_try_at, id);
        CREATE INDEX notices_case ON notices ("case", id);
        """,
    )


@MIGRATIONS()
def m047_lockers(db: Database) -> None:
    """Cabinets and their cells, what lies in them, and every order to open a door."""
    seen = {"missed_at": int, "locked_until": int, "silent_since": int}
    _table(db, "cabinets", {"name": str, "columns": str, "misses": int, **seen}, "name", seen)
    cell = {"key": str, "cabinet": str, "number": int, "board": int, "channel": int, "size": str}
    held = {"open_since": int, "order": int, "stay": int, "doubt": str, "reason": str}
    _table(db, "cells", {**cell, "door": str, "condition": str, **held}, "key", held)
    what = {"id": int, "cabinet": str, "cell": int, "result": int, "case": int, "number": str}
    begun = {"state": str, "reserved_at": int, "reserved_by": str, "misses": int}
    then = {"order": int, "stored_at": int, "stored_by": str, "due": int, "ended_at": int}
    whose = {"reason": str, "code": str, "tail": str, "person": str, "locked_until": int}
    _table(db, "stays", {**what, **begun, **then, **whose}, "id", {**then, **whose})
    asked = {"id": int, "cabinet": str, "cell": int, "purpose": str, "state": str}
    by = {"asked_by": str, "asked_at": int, "detail": str, "then": str}
    became = {"stay": int, "taken_at": int, "opened_at": int, "ended_at": int}
    _table(db, "door_orders", {**asked, **by, **became}, "id", became)
    _run(
        db,
        """
        CREATE INDEX cells_cabinet ON cells (cabinet, number);
        CREATE INDEX stays_cabinet ON stays (cabinet, state, id);
        CREATE UNIQUE INDEX stays_code ON stays (code) WHERE code IS NOT NULL;
        CREATE INDEX stays_by_code ON stays (code, id);
        CREATE INDEX stays_result ON stays (result, id);
        CREATE INDEX stays_case ON stays ("case", id);
        CREATE INDEX door_orders_cabinet ON door_orders (cabinet, state, id);
        """,
    )


@MIGRATIONS()
def m048_cards_and_tokens(db: Database) -> None:
    """Whether a cabinet reads ID cards; a QR code of its own for what lies in a cell."""
    _run(
        db,
        """
        ALTER TABLE cabinets ADD COLUMN cards INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE stays ADD COLUMN token TEXT;
        UPDATE stays SET token = lower(hex(randomblob(24))) WHERE code IS NOT NULL;
        CREATE UNIQUE INDEX stays_token ON stays (token);
        DROP INDEX stays_code;
        DROP INDEX stays_by_code;
        CREATE UNIQUE INDEX stays_code ON stays (code);
        """,
    )


@MIGRATIONS()
def m049_ratings(db: Database) -> None:
    """How visits were rated, and what is followed up; a rating that comes late undoes its month."""
    said = {"ticket": int, "day": str, "level": str, "via": str, "at": int, "domain": str}
    place = {"matter": str, "window": str, "clerk": str}
    words = {"reasons": str, "text": str, "standing": str, "reason": str}
    settled = {"proposed_by": str, "proposed_at": int, "settled_by": str, "settled_at": int}
    _table(db, "ratings", {**said, **place, **words, **settled}, "ticket", {**place, **settled})
    what = {"id": int, "about": str, "opened_at": int, "due": int, "text": str, "open": int}
    whose = {"visit": int, "window": str, "clerk": str, "person": int, "taken_by": str}
    became = {"contacted_at": int, "closed_at": int}
    columns = {**what, "steps": str, **whose, **became}
    _table(db, "follow_ups", columns, "id", {**whose, **became})
    _run(
        db,
        """
        CREATE INDEX ratings_at ON ratings (at, ticket);
        CREATE INDEX ratings_level ON ratings (level, at, ticket);
        CREATE INDEX ratings_standing ON ratings (standing, ticket);
        CREATE INDEX ratings_clerk ON ratings (clerk, day, ticket);
        CREATE INDEX follow_ups_due ON follow_ups (open, due, id);
        CREATE INDEX follow_ups_closed ON follow_ups (open, closed_at, id);
        CREATE INDEX follow_ups_visit ON follow_ups (visit, id);
        """,
    )
    for name, change, also in (
        ("ratings_come_late", "INSERT", ""),
        ("ratings_change_late", "UPDATE", "AND old.standing IS NOT new.standing"),
    ):
        month = "substr(new.day, 1, 7)"
        db.execute(
            f"CREATE TRIGGER {name} AFTER {change} ON ratings "
            f"WHEN EXISTS (SELECT 1 FROM months WHERE month = {month}) {also} "
            f"BEGIN DELETE FROM sums WHERE month = {month}; "
            f"DELETE FROM months WHERE month = {month}; END"
        )


@MIGRATIONS()
def m050_offices(db: Database) -> None:
    """What back offices have before them, found by what counts on their page."""
    _run(
        db,
        """
        CREATE INDEX cases_lead ON cases (lead, state, id);
        CREATE INDEX parts_decided ON parts (department, decided_at, id);
        CREATE INDEX parts_paper ON parts (department, state, batch, hand_over_by, id);
        CREATE INDEX parts_late ON parts (department, state, hand_over_by, id);
        CREATE INDEX parts_light ON parts (department, state, light, last_day, id);
        """,
    )


@MIGRATIONS()
def m051_untold(db: Database) -> None:
    """Results whose applicant is still to be told are found at once."""
    _run(db, "CREATE INDEX results_untold ON results (state, told_at, id);")


@MIGRATIONS()
def m052_wired_cells(db: Database) -> None:
    """That a cell isn't wired stands beside its condition; numbers of doors never come again."""
    _run(
        db,
        """
        ALTER TABLE cells ADD COLUMN wired INTEGER NOT NULL DEFAULT 1;
        UPDATE cells SET wired = 0, condition = 'good' WHERE condition = 'unwired';
        ALTER TABLE cabinets ADD COLUMN numbered INTEGER NOT NULL DEFAULT 0;
        """,
    )


@MIGRATIONS()
def m053_owed(db: Database) -> None:
    """What is issued on a part as its decision noted it, and whether any of it is still to come."""
    _run(
        db,
        """
        ALTER TABLE parts ADD COLUMN issues TEXT;
        ALTER TABLE parts ADD COLUMN owes INTEGER NOT NULL DEFAULT 0;
        UPDATE parts SET owes = 1 WHERE state = 'decided';
        CREATE INDEX parts_owed ON parts (department, owes, id);
        """,
    )


@MIGRATIONS()
def m054_parcels_of_a_result(db: Database) -> None:
    """The page of a case reads which parcel its result is in, and not the case's whole record."""
    _run(db, "CREATE INDEX parcels_result ON parcels (result, id);")


@MIGRATIONS()
def m055_shown_at_doors(db: Database) -> None:
    """What an applicant was known by when a door was ordered to open."""
    _run(db, "ALTER TABLE door_orders ADD COLUMN shown TEXT;")


def must_be_ours(db: Database) -> None:
    """Raises StoreError unless this program knows what stands in the database.

    `database_newer`: a newer program has changed it; `not_a_hall`: it is something else's.
    """
    known = {step.name for step in MIGRATIONS.pending(Database(memory=True))}
    applied = [step.name for step in MIGRATIONS.applied(db)]
    newer = [name for name in applied if name not in known]
    if newer:
        raise StoreError("database_newer", steps=newer)
    if not applied and set(db.table_names()) - {OF_THE_MIGRATIONS}:
        raise StoreError("not_a_hall")


def migrate(db: Database) -> None:
    """Bring the schema up to this program. Raises as `must_be_ours` does."""
    must_be_ours(db)
    MIGRATIONS.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _table(
    db: Database,
    name: str,
    columns: dict[str, Any],
    key: str | list[str],
    optional: Collection[str] = (),
) -> None:
    """A strict table; the columns named in POINTS_TO point to a row of another one."""
    foreign = [
        (column, *POINTS_TO[name, column]) for column in columns if (name, column) in POINTS_TO
    ]
    db[name].create(  # type: ignore[union-attr]
        columns, pk=key, not_null=set(columns) - set(optional), foreign_keys=foreign, strict=True
    )


def _run(db: Database, statements: str) -> None:
    for statement in filter(None, map(str.strip, statements.split(";"))):
        db.execute(statement)
