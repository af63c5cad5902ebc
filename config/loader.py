"""Opens a hall's folder: its files in, one checked `Setup` out, or every fault at once."""

from __future__ import annotations

from pathlib import Path

from config import catalogue, checks, hallfile, reading
from config.faults import ConfigError, Fault, Faults
from config.national import national
from hall.setup import Name, Setup

HALLS = Path(__file__).resolve().parent / "halls"


def halls() -> list[str]:
    """The halls that come with Yichuang, by name."""
    return sorted(path.parent.name for path in HALLS.glob("*/hall.toml"))


def load(name_or_folder: str | Path) -> Setup:
    """The hall of this name under config/halls, or in this folder.

    Raises ConfigError with every fault; warnings don't stop it (`examine` gives them).
    """
    return examine(name_or_folder)[0]


def examine(name_or_folder: str | Path) -> tuple[Setup, tuple[Fault, ...]]:
    """The hall, and what it should know: windows missing, too few comprehensive ones."""
    folder = find(name_or_folder)
    faults = Faults()
    parsed = reading.toml(folder / hallfile.FILE, faults)
    hall = hallfile.read(*parsed, faults) if parsed else None
    if hall:
        checks.check(hall)
    domains = hall.named["domains"] if hall else None
    found = catalogue.read(folder, domains, faults)
    faults.refuse()
    assert hall
    setup = _setup(folder, hall, found)
    checks.check_served(hall, setup)
    checks.check_limits(hall, setup)
    checks.check_department_names(hall, setup)
    return setup, faults.warnings


def find(name_or_folder: str | Path) -> Path:
    """The hall's folder. Raises ConfigError when there is none."""
    named = HALLS / str(name_or_folder)
    if str(name_or_folder) in halls():
        return named
    folder = Path(name_or_folder)
    if folder.is_dir():
        return folder
    known = "、".join(halls())
    raise ConfigError((Fault(str(name_or_folder), "", "unknown_hall", {"known": known}),))


def _setup(folder: Path, hall: hallfile.HallFile, found: catalogue.Catalogue) -> Setup:
    single = dict(hall.single)
    zone = hallfile.zone_of_time(single.pop("timezone"))
    name: Name = single.pop("name")
    assert zone
    return Setup(
        key=folder.resolve().name,
        name=name,
        timezone=zone,
        zones=hall.all("zones"),
        domains=hall.all("domains"),
        windows=hall.all("windows"),
        priorities=hall.all("priorities"),
        exceptions=hall.all("exceptions"),
        limits=hall.all("limits"),
        department_names=hall.all("department_names"),
        national=national(),
        matters=found.matters,
        themes=found.themes,
        **hall.sections,
        **single,
    )
