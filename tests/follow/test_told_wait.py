"""What the phone tells of the wait is the hall's own word."""

import pytest

pytestmark = pytest.mark.page

WAIT = """async ({ticket, line}) => {
  const {waitOf} = await import("/static/js/follow/stage.js");
  return waitOf(ticket, line);
}"""
TICKET = {"number": "A003", "state": "waiting", "kept_for": None, "wait": {"low": 20, "high": 35}}


@pytest.fixture(scope="module")
def wait_of(browser, hall):
    page = browser.new_page()
    page.goto(f"{hall.url}/sign-in")
    yield lambda line, **facts: page.evaluate(WAIT, {"ticket": TICKET | facts, "line": line})
    page.close()


def test_a_line_that_is_ahead_of_the_tickets_news_says_the_wait(wait_of):
    line = {"numbers": ["A002", "A003"], "waits": [[0, 5], [5, 15]]}
    assert wait_of(line) == {"low": 5, "high": 15}


def test_without_its_line_the_ticket_says_it(wait_of):
    assert wait_of(None) == {"low": 20, "high": 35}
    assert wait_of({"numbers": ["A003"], "waits": [[0, 5]]}, kept_for="2") == TICKET["wait"]
    assert wait_of(None, state="called") is None
