"""The kiosk says what the hall says of where a business is taken."""

import pytest

pytestmark = pytest.mark.page

WAY = """async ({line, business}) => {
  const facts = document.createElement("script");
  Object.assign(facts, {id: "facts", type: "application/json", textContent: "{}"});
  if (!document.getElementById("facts")) document.head.append(facts);
  const {anywhereOf, inZones, wayOf} = await import("/static/js/kiosk/where.js");
  const way = wayOf(line, anywhereOf(business));
  const front = {key: "front", name: "前台", name_en: "Front"};
  const zones = [front, {key: "any", name: "综合", name_en: "Any"}];
  return [way.windows, inZones({zones}, way.zones)];
}"""
LINE = {
    "windows": ["1"],
    "zones": ["front"],
    "own": {"windows": ["1"], "zones": ["front"]},
    "anywhere": {"windows": ["1", "3"], "zones": ["front", "any"]},
}


@pytest.mark.parametrize(
    ("business", "windows", "zones"),
    [
        ({"kind": "matter", "found": {"undifferentiated": True}}, ["1", "3"], "前台或综合"),
        ({"kind": "matter", "found": {"undifferentiated": False}}, ["1"], "前台"),
        ({"kind": "theme", "found": {}}, ["1"], "前台"),
        ({"kind": "domain"}, ["1"], "前台"),
    ],
)
def test_a_business_is_sent_where_the_line_says(browser, hall, business, windows, zones):
    page = browser.new_page(locale="zh-CN")
    page.goto(f"{hall.url}/sign-in")
    assert page.evaluate(WAY, {"line": LINE, "business": business}) == [windows, zones]
    page.close()
