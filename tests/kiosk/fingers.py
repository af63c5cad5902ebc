"""What a visitor's fingers do at a kiosk."""


def press(page, name, exact=False):
    """Touch what carries this name."""
    page.get_by_role("button", name=name, exact=exact).first.tap()


def spell(page, letters):
    """Touch the kiosk's own keys one after another."""
    for letter in letters:
        page.locator(".keyboard").get_by_role("button", name=letter.upper(), exact=True).tap()


def to_confirmation(page, letters="sfz"):
    """From the first screen by search to the last question; nobody's priority is claimed."""
    press(page, "搜索事项")
    spell(page, letters)
    page.locator(".choice.line").first.tap()
    page.locator(".screen-business .next").tap()
    press(page, "都不是")
    page.locator(".screen-confirm .next").wait_for()


def take(page):
    """The whole way; the number that stands on the screen."""
    to_confirmation(page)
    page.locator(".screen-confirm .next").tap()
    return page.locator(".slip-number").inner_text()
