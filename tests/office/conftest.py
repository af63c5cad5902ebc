"""A hall with a clerk at window 1, two people in one back office, and a supervisor over all."""

import pytest

from tests.halling import running
from tests.pages import open_page

__all__ = ["open_page"]
PEOPLE = {
    "wangli": ("王丽", "clerk"),
    "hejing": ("何静", "back-office"),
    "machao": ("马超", "back-office"),
    "sunwei": ("孙伟", "back-office"),
    "qianfang": ("钱芳", "supervisor"),
}
OFFICE, ANOTHER = "县规划自然资源局", "县气象局"
LI_MEI = {"name": "李梅", "phone": "13987654321", "id_number": "110101199003071233"}


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office") / "data"
    with running(folder, clock="2026-09-28T09:20") as hall:
        for staff, (display, role) in PEOPLE.items():
            hall.hire(staff, display, role)
        for staff in ("hejing", "machao"):
            hall.do("PUT", f"/api/v1/staff/{staff}", {"department": OFFICE})
        hall.as_("wangli").post("/api/v1/windows/1/open")
        yield hall


@pytest.fixture
def receive(hall):
    """李梅 applies at window 1 for something that this office decides in so many working days."""

    def received(days=10):
        found = hall.get("/api/v1/matters?limit=100").json()["matters"]
        matters = (hall.get(f"/api/v1/matters/{m['code']}").json() for m in found)
        mine = (m for m in matters if m["department"] == OFFICE and m["working_days"] == days)
        matter = next(mine)
        listed = [{"name": material["name"]} for material in matter["materials"]]
        body = {"window": "1", "matter": matter["code"], "applicant": LI_MEI, "materials": listed}
        body["again"] = True
        answer = hall.post("/api/v1/cases", body, token=hall.tokens["wangli"])
        assert answer.status_code == 201, answer.text
        return answer.json()

    return received
