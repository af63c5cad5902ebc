"""A ticket printer for halls without one: it speaks ESC/POS, draws its slips, and misbehaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from devices.printer.driver import EscposPrinter
from devices.printer.simulator.machine import Job, Machine, Troubles

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.settings import PrinterConfig

__all__ = ["Job", "Machine", "PictureFolder", "SimulatedPrinter", "Troubles"]


class PictureFolder:
    """Keeps the last `keep` slips as slip-000001.png …; the numbers only grow."""

    def __init__(self, folder: Path, keep: int = 200) -> None:
        self.folder = folder
        self._keep = keep
        folder.mkdir(parents=True, exist_ok=True)
        self._last = max((int(path.stem[5:]) for path in self.pictures()), default=0)

    def pictures(self) -> list[Path]:
        """Oldest first."""
        found = (path for path in self.folder.glob("slip-*.png") if path.stem[5:].isdecimal())
        return sorted(found, key=lambda path: int(path.stem[5:]))

    def keep(self, job: Job) -> None:
        """Draw a slip, and throw away the oldest ones over the limit."""
        self._last += 1
        drawing = self.folder / f"drawing-{self._last:06}"
        job.picture().save(drawing, "PNG", optimize=True)
        drawing.replace(self.folder / f"slip-{self._last:06}.png")
        for old in self.pictures()[: -self._keep]:
            old.unlink(missing_ok=True)


class _Loop:
    """The line to a machine in the same process."""

    lasting = True

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._answers = b""

    def open(self, within: float) -> None:
        self._answers = b""

    def send(self, data: bytes, within: float) -> None:
        self._answers += self._machine.feed(data)

    def read(self, within: float) -> bytes:
        answer, self._answers = self._answers[:1], self._answers[1:]
        return answer

    def close(self) -> None:
        self._answers = b""


class SimulatedPrinter(EscposPrinter):
    """A printer of this process. Its slips lie as pictures in the folder of the configuration.

    Set `machine.troubles` to see how the hall bears it.
    """

    def __init__(
        self, config: PrinterConfig, machine: Machine | None = None, keep: int = 200
    ) -> None:
        self.slips = PictureFolder(Path(config.address), keep)
        self.machine = machine or Machine(
            config.paper.dots, str(config.encoding), hanzi_always=not config.hanzi_mode
        )
        tell: Callable[[Job], None] = self.slips.keep
        self.machine.on_job = tell
        super().__init__(_Loop(self.machine), config)
