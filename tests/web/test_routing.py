"""The line's rules over HTTP, and a trial in a process of its own."""

from __future__ import annotations

from tests.web.halls import Hall


def served(hall: Hall, visits: int) -> None:
    hall.open_windows("1")
    for visit in range(visits):
        facts = {"domain": "tax"} | ({"priority": "elderly"} if visit % 3 == 2 else {})
        hall.ticket(**facts)
        hall.post("/api/v1/clock", {"advance_minutes": 1})
    for _ in range(visits):
        hall.do("POST", "/api/v1/windows/1/call-next")
        hall.post("/api/v1/clock", {"advance_minutes": 4})
        hall.do("POST", "/api/v1/windows/1/finish")


def test_a_day_is_tried_under_other_head_starts(own_hall: Hall) -> None:
    hall = own_hall
    served(hall, 9)
    asked = {"day": "2026-09-28"}
    same = hall.do("POST", "/api/v1/routing/trial", asked)
    assert same["as_recorded"] and same["was"] == same["tried"]
    assert same["was"]["called"] == 9
    tried = hall.do("POST", "/api/v1/routing/trial", asked | {"head_starts": {"elderly": 0}})
    assert tried["tried"]["overtaken"] == 0 < tried["was"]["overtaken"]
    again = hall.do("POST", "/api/v1/routing/trial", asked | {"head_starts": {"elderly": 0}})
    assert again == tried
    assert hall.do("GET", "/api/v1/routing")["head_starts"]["elderly"] == 10


def test_a_change_is_in_force_at_once_on_record_and_can_be_taken_back(hall: Hall) -> None:
    hall.do("PUT", "/api/v1/routing", {"restore_behind": 1, "reason": "试行"})
    assert hall.do("GET", "/api/v1/routing")["restore_behind"] == 1
    sections = hall.do("GET", "/api/v1/settings")["settings"]
    line = next(s for s in sections if s["section"] == "line")
    assert (line["by"], line["reason"]) == ("staff:admin", "试行")
    undone = f"/api/v1/settings/changes/{line['setting']}/take-back"
    hall.do("POST", undone, {"reason": "改错了"})
    assert hall.do("GET", "/api/v1/routing")["restore_behind"] == 3


def test_the_newest_change_is_seen_first_and_the_older_page_by_page(own_hall: Hall) -> None:
    hall = own_hall
    for count in range(52):
        hall.do("PUT", "/api/v1/routing", {"restore_behind": count % 2, "reason": f"第{count}次"})
    page = hall.do("GET", "/api/v1/settings/line/changes")
    newest = page["changes"][0]
    assert (newest["reason"], newest["in_force"], newest["as_in_folder"]) == ("第51次", True, False)
    assert "value" not in newest
    assert len(page["changes"]) == 50
    older = hall.do("GET", f"/api/v1/settings/line/changes?before={page['before']}")
    assert [one["reason"] for one in older["changes"]] == ["第1次", "第0次"]
    assert older["before"] is None
    whole = hall.do("GET", f"/api/v1/settings/changes/{newest['setting']}")
    assert whole["value"]["restore_behind"] == 1
    assert hall.get("/api/v1/settings/changes/9999").status_code == 404


def test_a_day_without_record_and_rules_that_make_no_sense_are_refused(hall: Hall) -> None:
    nothing = hall.post("/api/v1/routing/trial", {"day": "2020-01-01"})
    assert (nothing.status_code, nothing.json()["error"]["key"]) == (404, "nothing_on_record")
    for wrong in ({"gamma": 9.0}, {"head_starts": {"king": 5}}, {"restore_behind": "many"}):
        answer = hall.ask("PUT", "/api/v1/routing", {"reason": "x", **wrong})
        assert answer.status_code == 400, wrong
