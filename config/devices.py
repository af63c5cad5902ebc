"""devices.toml: the printers, the lockers and the voice of a hall. docs/halls.md shows one.

The drivers themselves are in devices/; the front door hands these settings to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from config import lockers, reading
from config.faults import Faults
from config.lockers import LockerSettings
from config.typed import TomlFile

FILE = "devices.toml"
KINDS = ("printers", "voice", "lockers", "notices")
ANY_KIOSK = "default"
WIDTHS = (58, 80)
LAST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """One ticket printer.

    `address`: host:port (tcp), vendor:product (usb), a device file (file), or a folder for the
    simulator's pictures. `hanzi_mode`: frame Chinese with 1C 26 and 1C 2E. `answers`: the printer
    can tell its state. `cutter`: how the slip is cut. `timeout`: seconds a print may take. `desk`:
    it stands at a desk, for staff, and in no kiosk.
    """

    driver: Literal["tcp", "usb", "file", "simulator"]
    address: str
    width_mm: int = 80
    encoding: Literal["GB18030", "GBK", "UTF-8"] = "GB18030"
    hanzi_mode: bool = True
    answers: bool = True
    timeout: float = 3.0
    cutter: Literal["feed", "full", "none"] = "feed"
    desk: bool = False


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """The hall's voice.

    `clips`: the folder of a clip pack, when it is the driver. `rate`: words a minute of the
    synthesiser. `folder`: where sounds are kept, empty: with the hall's data. Folders are relative
    to devices.toml.
    """

    driver: Literal["pyttsx3", "clips", "silent"] = "pyttsx3"
    folder: str = ""
    clips: str = ""
    languages: tuple[Literal["zh-CN", "en"], ...] = ("zh-CN", "en")
    rate: int = 160
    limit_megabytes: int = 200


@dataclass(frozen=True, slots=True)
class NoticeSettings:
    """What takes text messages to applicants.

    `address`: the gateway's URL (webhook), or a file beside devices.toml to which a line of JSON is
    added for each (file). The webhook's secret is in YICHUANG_NOTICES_SECRET.
    """

    driver: Literal["none", "webhook", "file"] = "none"
    address: str = ""


@dataclass(frozen=True, slots=True)
class Devices:
    """What a hall's machine is connected to."""

    printers: Mapping[str, PrinterSettings] = field(default_factory=dict)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    lockers: Mapping[str, LockerSettings] = field(default_factory=dict)
    notices: NoticeSettings = field(default_factory=NoticeSettings)

    def printer(self, kiosk: str) -> PrinterSettings | None:
        """The printer of the kiosk paired under this name, or the one called "default"."""
        return self.printers.get(kiosk) or self.printers.get(ANY_KIOSK)


def load(*folders: Path) -> Devices:
    """The first devices.toml of `folders`; without one, no printer and the default voice.

    Raises ConfigError with every fault.
    """
    path = next((folder / FILE for folder in folders if (folder / FILE).exists()), None)
    if path is None:
        return Devices()
    faults = Faults()
    parsed = reading.toml(path, faults)
    devices = _read(parsed[0], TomlFile(FILE, parsed[1], faults)) if parsed else Devices()
    faults.refuse()
    return _rooted(devices, path.parent)


def _read(data: dict[str, Any], file: TomlFile) -> Devices:
    for key in data:
        if key not in KINDS:
            file.fault((key,), "unknown_key", key=key, known="、".join(KINDS))
    voice = file.value(VoiceSettings, data.get("voice", {}), ("voice",))
    if voice:
        _check_voice(file, voice)
    notices = file.value(NoticeSettings, data.get("notices", {}), ("notices",))
    if notices:
        _check_notices(file, notices)
    printers = dict(_printers(data.get("printers", {}), file))
    cabinets = dict(lockers.read(data.get("lockers", {}), file))
    return Devices(printers, voice or VoiceSettings(), cabinets, notices or NoticeSettings())


def _printers(found: Any, file: TomlFile) -> Iterator[tuple[str, PrinterSettings]]:
    if not isinstance(found, dict):
        file.fault(("printers",), "not_table", key="printers")
        return
    for name, raw in found.items():
        printer = file.value(PrinterSettings, _levelled(raw), ("printers", name))
        if printer:
            _check_printer(file, name, printer)
            yield name, printer


def _levelled(raw: Any) -> Any:
    if isinstance(raw, dict) and isinstance(raw.get("encoding"), str):
        return raw | {"encoding": raw["encoding"].upper()}
    return raw


def _check_printer(file: TomlFile, name: str, printer: PrinterSettings) -> None:
    path = ("printers", name)
    if not printer.address.strip():
        file.fault((*path, "address"), "empty")
    elif printer.driver == "tcp" and not _is_network_address(printer.address):
        file.fault((*path, "address"), "bad_printer_address", value=printer.address)
    if printer.width_mm not in WIDTHS:
        known = "、".join(map(str, WIDTHS))
        file.fault((*path, "width_mm"), "bad_choice", value=printer.width_mm, known=known)
    if not 0.2 <= printer.timeout <= 60:
        file.fault((*path, "timeout"), "out_of_range", least="0.2", most="60")


def _is_network_address(address: str) -> bool:
    """Whether it is host or host:port, as the driver takes it."""
    host, colon, port = address.rpartition(":")
    if not colon:
        return True
    return bool(host) and (not port or (port.isdecimal() and 1 <= int(port) <= LAST_PORT))


def _check_voice(file: TomlFile, voice: VoiceSettings) -> None:
    if voice.driver == "clips" and not voice.clips:
        file.fault(("voice", "clips"), "missing_key", key="clips")
    if not 80 <= voice.rate <= 300:
        file.fault(("voice", "rate"), "out_of_range", least="80", most="300")
    if voice.limit_megabytes < 1:
        value = voice.limit_megabytes
        file.fault(("voice", "limit_megabytes"), "too_small", value=value, least=1)


def _check_notices(file: TomlFile, notices: NoticeSettings) -> None:
    if notices.driver != "none" and not notices.address.strip():
        file.fault(("notices", "address"), "missing_key", key="address")


def _rooted(devices: Devices, folder: Path) -> Devices:
    voice, notices = devices.voice, devices.notices
    if notices.driver == "file":
        notices = replace(notices, address=str(folder / notices.address))
    clips, kept = (str(folder / part) if part else "" for part in (voice.clips, voice.folder))
    voice = replace(voice, clips=clips, folder=kept)
    return replace(devices, voice=voice, notices=notices)
