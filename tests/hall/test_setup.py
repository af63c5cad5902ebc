"""A look into the setup costs the same in a small hall and in one with thousands of matters."""

from dataclasses import replace

from hall.catalogue.catalogue import Catalogue
from hall.settings.setting import sections
from tests.hall.people import small_hall


class Counted(tuple):
    """How often somebody walked through it."""

    __slots__ = ()
    walks = 0

    def __iter__(self):
        Counted.walks += 1
        return super().__iter__()


def hall_with(count):
    setup = small_hall()
    more = tuple(replace(setup.matters[0], code=f"T-{1000 + n}") for n in range(count))
    return replace(setup, **{n: Counted(v) for n, v in parts(setup, more).items()})


def parts(setup, more):
    matters = setup.matters + more
    return {"matters": matters, "themes": setup.themes, "domains": setup.domains}


def test_nothing_is_searched_for_by_walking():
    setup = hall_with(2000)
    catalogue = Catalogue(setup)
    before = Counted.walks
    assert setup.matter("T-2999").code == catalogue.matter("T-2999").code == "T-2999"
    assert setup.domain("tax").key == "tax"
    assert setup.theme(setup.themes[0].key) == setup.themes[0]
    assert setup.goes_anywhere("tax")
    assert setup.is_for_anywhere("tax", "T-2999", None)
    assert setup.matter("nothing") is setup.theme("nothing") is setup.domain("nothing") is None
    assert Counted.walks == before


def test_the_matters_of_a_domain_stand_in_the_halls_order():
    setup = hall_with(3)
    own = [matter for matter in setup.matters if matter.domain == "tax"]
    assert list(setup.matters_of("tax")) == Catalogue(setup).matters("tax") == own
    assert setup.matters_of("nothing") == ()


def test_what_is_looked_up_follows_a_change():
    setup = replace(small_hall(), matters=())
    assert setup.matter("T-1") is None
    assert not setup.goes_anywhere("tax")


def test_the_lookup_is_no_setting_and_no_part_of_what_a_setup_is():
    setup = small_hall()
    assert "_look" not in sections()
    assert setup == replace(setup)
    assert "_look" not in repr(setup)
