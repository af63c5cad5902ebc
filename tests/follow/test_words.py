"""The phone page takes the words of a few rooms only, and says nothing that isn't among them."""

import re

from tests.halling import ROOT
from web.word_files import EVERYWHERE
from web.words import Languages

SCRIPTS = ROOT / "static/js"
SHARED = ("api", "clock", "icon", "live", "opening", "ui", "wait", "words")
SAID = re.compile(r"[\"`]([a-z_]+)\.[a-z_.${}]+[\"`]")
TAKEN = re.compile(r'data-words="([a-z ]+)"')


def test_every_sentence_of_the_page_is_in_a_room_that_it_takes():
    page = (ROOT / "follow/templates/follow.html").read_text()
    taken = set(TAKEN.search(page).group(1).split())
    files = [*(SCRIPTS / "follow").glob("*.js"), *(SCRIPTS / f"{name}.js" for name in SHARED)]
    rooms = Languages(SCRIPTS.parent / "words").languages["zh-CN"].rooms
    said = {room for file in files for room in SAID.findall(file.read_text())} & rooms
    assert said - taken <= EVERYWHERE
    assert taken <= said
