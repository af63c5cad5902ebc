"""目录: the hall's matters and themes, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hall.catalogue.search import Index, Named, Pinyin, fold
from hall.setup import Material, Matter, Setup, Theme

Found = Matter | Theme


class Catalogue:
    """Everything a visitor can ask for, built once from a hall's setup.

    `pinyin` says how hanzi sound; without it search knows names and codes only.
    """

    def __init__(self, setup: Setup, pinyin: Pinyin | None = None) -> None:
        self._setup = setup
        sounds = pinyin or (lambda text: [])
        self._index = Index[Found](_named(setup), sounds)

    def matter(self, code: str) -> Matter | None:
        """The matter of this code."""
        return self._setup.matter(code)

    def theme(self, key: str) -> Theme | None:
        """The theme of this key."""
        return self._setup.theme(key)

    def matters(self, domain: str | None = None) -> list[Matter]:
        """All matters, or those of a domain, in the hall's order."""
        return list(self._setup.matters if domain is None else self._setup.matters_of(domain))

    def themes(self, group: str | None = None) -> list[Theme]:
        """All themes, or those of a group, in the hall's order."""
        return [one for one in self._setup.themes if group in (None, one.group)]

    def groups(self) -> list[str]:
        """The groups of themes, in the hall's order."""
        return list(dict.fromkeys(theme.group for theme in self._setup.themes))

    def search(self, q: str, domain: str | None = None, limit: int = 20) -> list[Found]:
        """Matters and themes together, best first; see `Index.search`."""
        return self._index.search(q, domain, limit)

    def search_matters(self, q: str, domain: str | None = None, limit: int = 20) -> list[Matter]:
        """Matters only."""
        found = self._index.search(q, domain, limit=None)
        return [one for one in found if isinstance(one, Matter)][:limit]

    def search_themes(self, q: str, domain: str | None = None, limit: int = 20) -> list[Theme]:
        """Themes only."""
        found = self._index.search(q, domain, limit=None)
        return [one for one in found if isinstance(one, Theme)][:limit]

    def theme_matters(self, key: str) -> list[Matter]:
        """The matters of a theme, in its order; none for an unknown key."""
        theme = self.theme(key)
        found = map(self.matter, theme.matters if theme else ())
        return [matter for matter in found if matter is not None]

    def theme_materials(self, key: str) -> list[Material]:
        """The theme's one list of materials without duplicates (J21-1)."""
        return merged(self.theme_matters(key))


def sounding(setup: Setup) -> list[str]:
    """Every text of which the search will ask how it sounds, each once."""
    said = (text for named in _named(setup) for text in (named.names[0], *named.said))
    return list(dict.fromkeys(map(fold, said)))


def merged(matters: Iterable[Matter]) -> list[Material]:
    """Materials of several matters as one list, in order.

    The same material is asked for once: with the most copies any matter needs, every review point,
    and deferrable only if it is so for all.
    """
    together: dict[tuple[str, str], Material] = {}
    for matter in matters:
        for material in matter.materials:
            key = (material.name, material.source)
            known = together.get(key)
            together[key] = _both(known, material) if known else material
    return list(together.values())


def _both(one: Material, other: Material) -> Material:
    return replace(
        one,
        form=_joined(one.form, other.form),
        copies=max(one.copies, other.copies),
        review=_joined(one.review, other.review),
        deferrable=one.deferrable and other.deferrable,
    )


def _joined(one: str, other: str) -> str:
    return one if other in one.split("；") else f"{one}；{other}"


def _named(setup: Setup) -> Iterator[Named[Found]]:
    for theme in setup.themes:
        yield Named(theme, theme.key, (theme.name, theme.name_en), theme.domain)
    for matter in setup.matters:
        names = (matter.name, matter.name_en)
        yield Named(matter, matter.code, names, matter.domain, matter.synonyms)
