"""A hall that speaks Chinese and English: each call is heard in both, whole, before the next."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise

import pytest

from tests.halling import ROOT, running
from tests.pages import WALL, opening

pytestmark = [pytest.mark.page, pytest.mark.sound]

CALL = ["chime", "zh-CN", "en", "zh-CN", "en"]
"""What is heard of one call: every language each time, and each of them twice."""
SHORTER = 0.05
"""Seconds that the browser's clock and its loudspeaker may be apart."""
LISTEN = """() => {
  window.played = [];
  const from = new WeakMap();
  const read = Response.prototype.arrayBuffer;
  Response.prototype.arrayBuffer = async function () {
    const bytes = await read.call(this);
    from.set(bytes, this.url);
    return bytes;
  };
  const decode = AudioContext.prototype.decodeAudioData;
  AudioContext.prototype.decodeAudioData = async function (bytes) {
    const address = from.get(bytes);
    const buffer = await decode.call(this, bytes);
    from.set(buffer, address);
    return buffer;
  };
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function () {
    const loudest = this.buffer.getChannelData(0).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    const one = {address: from.get(this.buffer), long: this.buffer.duration, loudest};
    one.from = this.context.currentTime;
    this.addEventListener("ended", () => { one.until = this.context.currentTime; });
    window.played.push(one);
    return start.call(this);
  };
}"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """Dianjiang, where calls are spoken in Chinese and in English."""
    folder = tmp_path_factory.mktemp("halls") / "bilingual"
    shutil.copytree(ROOT / "config" / "halls" / "dianjiang", folder)
    written = (folder / "hall.toml").read_text()
    spoken = 'voice_languages = ["zh-CN", "en"]'
    changed = written.replace('voice_languages = ["zh-CN"]', spoken)
    assert spoken in changed
    (folder / "hall.toml").write_text(changed)
    data = tmp_path_factory.mktemp("hall") / "data"
    with running(data, words=("--hall", str(folder))) as hall:
        hall.open_windows("1", "3")
        yield hall


def heard(page, count):
    """The first so many sounds that were played, once they are over."""
    page.wait_for_function("(n) => window.played[n - 1]?.until", arg=count, timeout=60_000)
    sounds = page.evaluate("window.played")[:count]
    for sound in sounds:
        sound["what"] = re.search(r"([\w-]+)\.wav$", sound["address"])[1]
    return sounds


def test_both_languages_are_heard_whole_and_the_next_call_waits(browser, hall):
    with opening(browser, lambda: hall) as open_page:

        def prepare(page):
            page.add_init_script(f"({LISTEN})()")

        wall = open_page("/display/front?listen", "admin", size=WALL, prepare=prepare)
        wall.wait_for_selector(".wall[data-ready]")
        for window, domain in (("1", "tax"), ("3", "realestate")):
            hall.ticket(domain=domain)
            hall.post(f"/api/v1/windows/{window}/call-next")
        sounds = heard(wall, len(CALL) + 2)
        said = wall.evaluate("window.__audio.said")
    assert [sound["what"] for sound in sounds] == [*CALL, *CALL[:2]]
    spoken = [sound["address"] for sound in sounds if sound["what"] != "chime"]
    calls = [int(re.search(r"/voice/(\d+)/", address)[1]) for address in spoken]
    assert calls == [said[0]["call"]] * 4 + calls[4:]
    assert calls[4] > calls[0]
    for sound in sounds:
        assert sound["until"] - sound["from"] >= sound["long"] - SHORTER, sound
        assert sound["loudest"] > 0.05, sound
    for before, after in pairwise(sounds):
        assert before["until"] <= after["from"]
    assert said[0]["peak"] > 0.05
