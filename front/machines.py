"""The hall's machines as devices.toml names them, opened when they are needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from config.devices import ANY_KIOSK, Devices, NoticeSettings, PrinterSettings, VoiceSettings
from config.lockers import BoardSettings, LockerSettings
from devices.voice import KeepingVoice, VoiceConfig, open_voice
from front.telling import CantStartError
from hall.lockers.bank import LockerBank
from hall.lockers.cell import Front
from hall.outbox.notice import Gateway
from hall.ports import Printer
from web.gateways import FileGateway, WebhookGateway

DEMO_LOCKER = "A"
SIMULATED_LOCKER = LockerSettings(
    driver="simulator",
    boards=(BoardSettings(address=1, channels=24, cells="SSSSSS SSSSSS SSMMMM MMLLL"),),
    columns=(6, 6, 6, 5),
)
"""The cabinet of a demo: small cells to the left, large ones to the right."""
NO_SECRET = "YICHUANG_NOTICES_SECRET is empty: set the secret that signs messages to the gateway"
PARTING = 1.0
"""Seconds that a cabinet gets to end what it is at when the hall stops."""
HANDS = 2.2
"""Seconds after which somebody in the demo shuts a door."""


class Printers:
    """`web.printing.Printers`: each opened at its first slip."""

    def __init__(self, devices: Devices) -> None:
        self._devices = devices
        self._open: dict[str, Printer] = {}
        self._one_at_a_time = Lock()

    def name(self, kiosk: str) -> str | None:
        """Which printer serves the kiosk or desk of this name; None where it has none."""
        return next((n for n in (kiosk, ANY_KIOSK) if n in self._devices.printers), None)

    def desks(self) -> tuple[str, ...]:
        """The printers that stand at a desk."""
        return tuple(name for name, one in self._devices.printers.items() if one.desk)

    def open(self, name: str) -> Printer:
        """The printer of this name. Raises ValueError for an address its driver can't read."""
        with self._one_at_a_time:
            if name not in self._open:
                self._open[name] = _open_printer(self._devices.printers[name])
            return self._open[name]

    def close(self) -> None:
        """Let go of them all."""
        with self._one_at_a_time:
            while self._open:
                _, printer = self._open.popitem()
                printer.close()


class Banks:
    """`web.cabinets.Banks`. `hands`: seconds after which somebody shuts a simulated door."""

    def __init__(self, devices: Devices, hands: float = 0.0) -> None:
        self._lockers = devices.lockers
        self._hands = hands
        self._open: dict[str, LockerBank] = {}

    def fronts(self) -> Mapping[str, Front]:
        """Each cabinet as it looks."""
        return {name: Front(one.columns, one.cards) for name, one in self._lockers.items()}

    def open(self, name: str) -> LockerBank:
        """The cabinet of this name. Raises ValueError for an address its driver can't read."""
        if name not in self._open:
            self._open[name] = _open_bank(self._lockers[name], self._hands)
        return self._open[name]

    def close(self) -> None:
        """Let go of them all. One that is busy with a door holds nobody up."""
        leaving = [Thread(target=bank.close, daemon=True) for bank in self._open.values()]
        self._open.clear()
        for each in leaving:
            each.start()
        for each in leaving:
            each.join(PARTING)


def with_simulator(devices: Devices, folder: Path) -> Devices:
    """The same devices; simulated printer, locker and a file for messages where none is."""
    if devices.notices.driver == "none":
        written = NoticeSettings(driver="file", address=str(folder.with_name("notices.jsonl")))
        devices = replace(devices, notices=written)
    lockers = devices.lockers or {DEMO_LOCKER: SIMULATED_LOCKER}
    if devices.printer(ANY_KIOSK) is not None:
        return replace(devices, lockers=lockers)
    simulated = PrinterSettings(driver="simulator", address=str(folder))
    printers = {**devices.printers, ANY_KIOSK: simulated}
    return replace(devices, printers=printers, lockers=lockers)


def open_gateway(settings: NoticeSettings, secret: str, *, local: bool) -> Gateway | None:
    """What takes text messages; None where the hall has nothing that does.

    Raises CantStartError for a webhook whose messages would be signed with nothing.
    """
    match settings.driver:
        case "file":
            return FileGateway(Path(settings.address))
        case "webhook":
            if not secret.strip():
                raise CantStartError(NO_SECRET)
            return WebhookGateway(settings.address, secret, local=local)
    return None


def open_the_voice(settings: VoiceSettings, keep: Path) -> KeepingVoice:
    """The hall's voice; a silent one where none works here."""
    return open_voice(
        VoiceConfig(
            driver=settings.driver,
            folder=Path(settings.folder) if settings.folder else None,
            rate=settings.rate,
            clips=Path(settings.clips) if settings.clips else None,
            languages=settings.languages,
            limit_megabytes=settings.limit_megabytes,
        ),
        keep,
    )


def _open_printer(settings: PrinterSettings) -> Printer:
    """The driver for these settings.

    It is loaded here and not before: its library takes a fifth of a second of every start.
    """
    room: Any = import_module("devices.printer")
    kinds = {
        "driver": room.Driver(settings.driver),
        "encoding": room.Encoding(settings.encoding),
        "cutter": room.Cutter(settings.cutter),
    }
    said = asdict(settings)
    del said["desk"]
    printer: Printer = room.open_printer(room.PrinterConfig(**{**said, **kinds}))
    return printer


def _open_bank(settings: LockerSettings, hands: float) -> LockerBank:
    """The driver for these settings; a hall without a locker never loads it."""
    room: Any = import_module("devices.locker")
    said = asdict(settings)
    del said["columns"], said["cards"]
    said["boards"] = tuple(room.BoardConfig(**board) for board in said["boards"])
    bank: Any = room.open_bank(room.LockerConfig(**said))
    if settings.driver == "simulator":
        bank.cabinet.hands = hands
    opened: LockerBank = bank
    return opened
