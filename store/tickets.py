"""The tickets in SQLite.

A line is read from indexes that hold waiting tickets only; naming them keeps SQLite's planner from
ever choosing another way.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from hall.tickets.ticket import Ticket, TicketState
from store.errors import StoreError
from store.queries import query
from store.rows import Rows, moment_to_ms

ROWS = Rows(Ticket, "tickets", "id")
FIXED = ("id", "token", "business_date", "number", "issued_at")
CHANGING = [column for column in ROWS.columns if column not in FIXED]

ADD = query(ROWS.insert)
SAVE = query(
    f"UPDATE tickets SET {', '.join(f'{c} = ?' for c in CHANGING)} "
    "WHERE id = ? AND token = ? AND business_date = ? AND number = ?"
)
GET = query(f"{ROWS.select} WHERE id = ?")
BY_TOKEN = query(f"{ROWS.select} WHERE token = ?")
BY_NUMBER = query(f"{ROWS.select} WHERE business_date = ? AND number = ?")
LAST_ID = query("SELECT max(id) FROM tickets")
TAKE_NUMBER = query(
    "INSERT INTO numbers (business_date, prefix, last) VALUES (?, ?, 1) "
    "ON CONFLICT (business_date, prefix) DO UPDATE SET last = last + 1 RETURNING last"
)
LINE = query(
    f"{ROWS.select} INDEXED BY tickets_line "
    "WHERE domain = ? AND state = 'waiting' ORDER BY place, id LIMIT ?"
)
FREE = query(
    f"{ROWS.select} INDEXED BY tickets_free "
    "WHERE domain = ? AND state = 'waiting' AND kept_for IS NULL "
    "ORDER BY place, id LIMIT ? OFFSET ?"
)
ANYWHERE = query(
    f"{ROWS.select} INDEXED BY tickets_anywhere "
    "WHERE domain = ? AND state = 'waiting' AND kept_for IS NULL "
    "AND anywhere = 1 ORDER BY place, id LIMIT ? OFFSET ?"
)
KEPT = query(
    f"{ROWS.select} INDEXED BY tickets_kept "
    "WHERE kept_for = ? AND state = 'waiting' ORDER BY resumed DESC, place, id"
)
AHEAD = query(
    "SELECT count(*) FROM tickets INDEXED BY tickets_line "
    "WHERE domain = ? AND state = 'waiting' AND (place, id) < (?, ?)"
)
WAITING = query(
    "SELECT domain, count(*) FROM tickets INDEXED BY tickets_line "
    "WHERE state = 'waiting' GROUP BY domain"
)
WAITING_FREE = query(
    "SELECT domain, count(*) FROM tickets INDEXED BY tickets_free "
    "WHERE state = 'waiting' AND kept_for IS NULL GROUP BY domain"
)
WAITING_ANYWHERE = query(
    "SELECT domain, count(*) FROM tickets INDEXED BY tickets_anywhere "
    "WHERE state = 'waiting' AND kept_for IS NULL AND anywhere = 1 GROUP BY domain"
)
IN_STATE = query(f"{ROWS.select} WHERE state = ? ORDER BY id LIMIT ?")
HELD_AT = query(
    f"{ROWS.select} INDEXED BY tickets_held WHERE window = ? AND state = 'held' "
    "ORDER BY called_at DESC, id DESC LIMIT ?"
)
MISSED_AT = query(
    f"{ROWS.select} INDEXED BY tickets_missed WHERE window = ? AND state = 'missed' "
    "ORDER BY called_at DESC, id DESC LIMIT ?"
)
MISSED_OF = query(
    f"{ROWS.select} INDEXED BY tickets_missed_line WHERE domain = ? AND state = 'missed' "
    "AND anywhere >= ? ORDER BY called_at DESC, id DESC LIMIT ?"
)
OF_DATE = query(
    f"{ROWS.select} WHERE business_date = ?1 AND (?2 IS NULL OR state = ?2) "
    "AND (?3 IS NULL OR domain = ?3) ORDER BY id LIMIT ?4"
)
OF_PERSON = query(
    "SELECT count(*) FROM tickets WHERE business_date = ?1 AND person = ?2 "
    "AND state <> 'cancelled' AND (?3 IS NULL OR matter = ?3)"
)
OF_MATTER = query(
    "SELECT count(*) FROM tickets INDEXED BY tickets_matter "
    "WHERE matter = ? AND issued_at >= ? AND issued_at < ? "
    "AND state <> 'cancelled' AND appointment IS NULL"
)
TAKEN_BY = query(f"{ROWS.select} WHERE business_date = ? AND person = ? ORDER BY id")

FORGET_PEOPLE = query(
    "UPDATE tickets INDEXED BY tickets_known SET person = NULL, holder = NULL "
    "WHERE business_date <= ? AND (person IS NOT NULL OR holder IS NOT NULL)"
)


class SqliteTickets:
    """`hall.ports.Tickets` on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, ticket: Ticket) -> None:
        """Raises StoreError `number_given_twice`: its id, token or number stands there already."""
        try:
            self._connection.execute(ADD, ROWS.values(ticket))
        except sqlite3.IntegrityError as problem:
            raise StoreError("number_given_twice", number=ticket.number) from problem

    def save(self, ticket: Ticket) -> None:
        """Raises StoreError `ticket_not_here`: no such id with this token, date and number."""
        row = dict(zip(ROWS.columns, ROWS.values(ticket), strict=True))
        values = [row[c] for c in CHANGING] + [row[c] for c in FIXED[:4]]
        if self._connection.execute(SAVE, values).rowcount != 1:
            raise StoreError("ticket_not_here", ticket=ticket.id)

    def get(self, ticket_id: int) -> Ticket | None:
        return self._one(GET, ticket_id)

    def by_token(self, token: str) -> Ticket | None:
        return self._one(BY_TOKEN, token)

    def by_number(self, business_date: date, number: str) -> Ticket | None:
        return self._one(BY_NUMBER, business_date.isoformat(), number)

    def next_id(self) -> int:
        last: int | None = self._connection.execute(LAST_ID).fetchone()[0]
        return (last or 0) + 1

    def take_number(self, business_date: date, prefix: str) -> int:
        taken = self._connection.execute(TAKE_NUMBER, (business_date.isoformat(), prefix))
        return int(taken.fetchall()[0][0])

    def line(self, domain: str, limit: int | None = None) -> Sequence[Ticket]:
        return self._all(LINE, domain, -1 if limit is None else limit)

    def first_in_line(self, domain: str, *, anywhere: bool) -> Ticket | None:
        return self._one(ANYWHERE if anywhere else FREE, domain, 1, 0)

    def second_in_line(self, domain: str, *, anywhere: bool) -> Ticket | None:
        return self._one(ANYWHERE if anywhere else FREE, domain, 1, 1)

    def free_line(self, domain: str, *, anywhere: bool, limit: int) -> Sequence[Ticket]:
        return self._all(ANYWHERE if anywhere else FREE, domain, limit, 0)

    def kept_for(self, window: str) -> Sequence[Ticket]:
        return self._all(KEPT, window)

    def ahead(self, ticket: Ticket) -> int:
        place = moment_to_ms(ticket.place)
        row = self._connection.execute(AHEAD, (ticket.domain, place, ticket.id)).fetchone()
        return int(row[0])

    def waiting(self) -> dict[str, int]:
        return dict(self._connection.execute(WAITING).fetchall())

    def waiting_free(self, *, anywhere: bool) -> dict[str, int]:
        asked = WAITING_ANYWHERE if anywhere else WAITING_FREE
        return dict(self._connection.execute(asked).fetchall())

    def in_states(self, states: Iterable[TicketState], limit: int = 500) -> Sequence[Ticket]:
        found = [self._all(IN_STATE, state.value, limit) for state in set(states)]
        return list(heapq.merge(*found, key=lambda ticket: ticket.id))[:limit]

    def held_at(self, window: str, limit: int) -> Sequence[Ticket]:
        return self._all(HELD_AT, window, limit)

    def missed_at(self, window: str, limit: int) -> Sequence[Ticket]:
        return self._all(MISSED_AT, window, limit)

    def missed_of(self, domain: str, *, anywhere: bool, limit: int) -> Sequence[Ticket]:
        return self._all(MISSED_OF, domain, int(anywhere), limit)

    def search(
        self,
        *,
        business_date: date,
        state: TicketState | None = None,
        domain: str | None = None,
        limit: int = 500,
    ) -> Sequence[Ticket]:
        return self._all(OF_DATE, business_date.isoformat(), state, domain, limit)

    def count_of_person(self, business_date: date, person: str, matter: str | None = None) -> int:
        facts = (business_date.isoformat(), person, matter)
        return int(self._connection.execute(OF_PERSON, facts).fetchone()[0])

    def count_of_matter(self, matter: str, since: datetime, until: datetime) -> int:
        facts = (matter, moment_to_ms(since), moment_to_ms(until))
        return int(self._connection.execute(OF_MATTER, facts).fetchone()[0])

    def of_person(self, business_date: date, person: str) -> Sequence[Ticket]:
        return self._all(TAKEN_BY, business_date.isoformat(), person)

    def forget_people(self, business_date: date) -> None:
        self._connection.execute(FORGET_PEOPLE, (business_date.isoformat(),))

    def _one(self, sql: str, *facts: object) -> Ticket | None:
        return ROWS.first(self._connection.execute(sql, facts).fetchall())

    def _all(self, sql: str, *facts: object) -> list[Ticket]:
        return ROWS.all(self._connection.execute(sql, facts).fetchall())
