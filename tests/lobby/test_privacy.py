"""A citizen's phone page is theirs: the lobby of a real hall leads nobody to it."""

import requests


def test_staff_see_no_way_to_the_phone_page_of_a_citizen(hall):
    token = hall.ticket(domain="general")["token"]
    answer = requests.get(
        hall.url, cookies={"yc_session": hall.tokens["zhaomin"]}, timeout=10, allow_redirects=False
    )
    assert answer.status_code == 200
    assert token not in answer.text
