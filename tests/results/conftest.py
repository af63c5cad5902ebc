"""A hall with a clerk at window 1, a back office, and 周兰 at the issuing window."""

import pytest

from tests.halling import running
from tests.pages import open_page

__all__ = ["open_page"]
PEOPLE = {
    "wangli": ("王丽", "clerk"),
    "hejing": ("何静", "back-office"),
    "zhoulan": ("周兰", "issuing-clerk"),
}
OFFICE, WINDOW, PAPER = "县规划自然资源局", "19", "核准决定书"
LI_MEI = {"name": "李梅", "phone": "13987654321", "id_number": "110101199003071233"}


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    folder = tmp_path_factory.mktemp("results") / "data"
    with running(folder, clock="2026-09-28T09:20") as hall:
        for staff, (display, role) in PEOPLE.items():
            hall.hire(staff, display, role)
        hall.do("PUT", "/api/v1/staff/hejing", {"department": OFFICE})
        hall.as_("wangli").post("/api/v1/windows/1/open")
        hall.as_("zhoulan").post(f"/api/v1/windows/{WINDOW}/open")
        yield hall


@pytest.fixture
def hand_over(hall):
    """A decision on 李梅's case, on its way to window 19."""

    def handed_over():
        found = hall.get("/api/v1/matters?limit=100").json()["matters"]
        mine = (m for m in found if m["department"] == OFFICE and m["kind"] == "promised")
        matter = hall.get(f"/api/v1/matters/{next(mine)['code']}").json()
        listed = [{"name": material["name"]} for material in matter["materials"]]
        body = {"window": "1", "matter": matter["code"], "applicant": LI_MEI, "materials": listed}
        body["again"] = True
        case = hall.post("/api/v1/cases", body, token=hall.tokens["wangli"]).json()
        part, token = case["parts"][0]["part"], hall.tokens["hejing"]
        said = {"decision": "approved", "reason": "符合条件"}
        hall.post(f"/api/v1/parts/{part}/decide", said, token=token)
        papers = {"window": WINDOW, "papers": [{"part": part, "document": PAPER}]}
        answer = hall.post("/api/v1/results", papers, token=token)
        assert answer.status_code == 201, answer.text
        return case

    return handed_over
