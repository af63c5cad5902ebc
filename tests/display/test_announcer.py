"""Which calls are announced, and in which order: the page's own rules, asked in a browser."""

from __future__ import annotations

import pytest

from tests.pages import opening

pytestmark = pytest.mark.page

RUN = """async ({steps, last, ages}) => {
  const {Announcer} = await import("/static/js/display/announcer.js");
  const said = [];
  let finish = null;
  const announcer = new Announcer({
    last,
    age: ({call}) => ages[call] ?? 0,
    say: (call, {short, holds}) => new Promise((done) => {
      said.push(short ? `${call.call} short` : `${call.call}`);
      finish = () => { said.push(holds() ? "held" : "dropped"); done(); };
    }),
  });
  for (const step of steps) {
    if (step === "done") { const end = finish; finish = null; end?.(); }
    else announcer.take(step);
    await new Promise((next) => setTimeout(next, 0));
  }
  return said;
}"""


def call(number, ticket, window, calling=True):
    return {"call": number, "number": ticket, "window": window, "calling": calling}


@pytest.fixture(scope="module")
def announce(browser, hall):
    with opening(browser, lambda: hall) as open_page:
        page = open_page("/sign-in")

        def run(*steps, last=0, ages=None):
            return page.evaluate(RUN, {"steps": list(steps), "last": last, "ages": ages or {}})

        yield run


A, B, C = call(1, "A001", "1"), call(2, "A002", "2"), call(3, "A003", "3")


def test_three_calls_at_once_wait_for_each_other_oldest_first(announce):
    assert announce([C, B, A], "done", "done", "done") == ["1", "held", "2", "held", "3", "held"]


def test_a_call_is_said_once_however_often_the_wall_changes(announce):
    assert announce([A], [A], "done", [A], [A]) == ["1", "held"]


def test_a_recall_is_said_again_and_the_older_call_is_not(announce):
    again = call(4, "A001", "1")
    assert announce([A], "done", [again, A], "done") == ["1", "held", "4", "held"]
    assert announce([C, B, A], [again, C, B, A], "done", "done")[:3] == ["1", "dropped", "2"]


def test_a_call_whose_visitor_has_arrived_is_dropped_before_it_is_said(announce):
    arrived = {**B, "calling": False}
    assert announce([C, B, A], [C, arrived, A], "done", "done") == ["1", "held", "3", "held"]


def test_a_call_in_the_making_knows_when_it_is_no_longer_true(announce):
    assert announce([A], [{**A, "calling": False}], "done") == ["1", "dropped"]


def test_a_call_older_than_a_minute_is_not_said(announce):
    assert announce([B, A], "done", "done", ages={"1": 60_001, "2": 59_000}) == ["2", "held"]


def test_a_window_that_calls_the_next_one_drops_the_one_before(announce):
    assert announce([call(5, "A009", "1"), A], "done", "done") == ["5", "held"]


def test_after_a_reload_only_what_was_not_said_is_said(announce):
    assert announce([C, B, A], "done", "done", last=2) == ["3", "held"]


def test_a_hall_that_began_anew_is_heard_again(announce):
    assert announce([A], "done", last=500) == ["1", "held"]


def test_in_a_crowd_each_call_is_said_shorter_so_that_nobody_waits_a_minute(announce):
    crowd = [call(n, f"A{n:03}", str(n)) for n in range(6, 0, -1)]
    said = announce(crowd, *["done"] * 6)
    assert said[::2] == ["1 short", "2 short", "3", "4", "5", "6"]
