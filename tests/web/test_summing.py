"""The running hall sums up the months that are over, by itself."""

import sqlite3
from contextlib import closing

from store.sqlite import DATABASE
from tests.halling import Hall, wait_until

IN_OCTOBER = "2026-10-05T09:00"


def months(folder):
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        return database.execute("SELECT month FROM months WHERE ready = 1").fetchall()


def test_a_hall_that_starts_in_a_new_month_sums_up_the_last(tmp_path):
    september = Hall(tmp_path).start()
    september.ticket(domain="tax")
    september.kill()
    october = Hall(tmp_path, clock=IN_OCTOBER).start()
    try:
        wait_until(lambda: months(tmp_path) == [("2026-09",)])
        found = october.do("GET", "/api/v1/figures?from=2026-09-01&to=2026-09-30&by=domain")
        assert found["total"]["arrivals"] == 1
    finally:
        october.leave()
