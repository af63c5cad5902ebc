"""Figures of the running server, for Prometheus at /metrics."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import generate_latest
from prometheus_client.registry import Collector

from hall.engine import Done, Outcome, Request
from hall.refusals import Refusal

if TYPE_CHECKING:
    from web.works import Works

QUICK = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)


class Metrics:
    """What is counted as it happens."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.commands = Counter(
            "yichuang_commands", "Commands", ("kind", "outcome"), registry=self.registry
        )
        self.commits = Histogram(
            "yichuang_commit_seconds", "One durable commit", buckets=QUICK, registry=self.registry
        )
        self.pushes = Histogram(
            "yichuang_push_seconds",
            "From an event to its view being sent",
            ("lane",),
            buckets=QUICK,
            registry=self.registry,
        )

    def note_command(self, request: Request, outcome: Outcome) -> None:
        """Count a command by what became of it."""
        if isinstance(outcome, Done):
            what = "repeated" if outcome.repeated else "done"
        else:
            what = "refused" if isinstance(outcome, Refusal) else "failed"
        self.commands.labels(type(request.command).__name__, what).inc()

    def note_push(self, lane: str, seconds: float) -> None:
        """Note how long a view took to be sent."""
        self.pushes.labels(lane).observe(seconds)

    def look_at(self, works: Works) -> None:
        """Ask `works` for what is as it is."""
        self.registry.register(_Present(works))

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self.registry)


class _Present(Collector):
    def __init__(self, works: Works) -> None:
        self.works = works

    def describe(self) -> Iterable[GaugeMetricFamily]:
        return ()

    def collect(self) -> Iterable[GaugeMetricFamily]:
        w = self.works
        yield GaugeMetricFamily("yichuang_queue_length", "Commands waiting", value=len(w.door))
        yield GaugeMetricFamily("yichuang_sockets", "Connected", value=len(w.sockets.watchers))
        yield GaugeMetricFamily("yichuang_watches", "Views watched", value=w.push.watchers())
        waiting = GaugeMetricFamily("yichuang_waiting", "Tickets waiting", labels=("domain",))
        with w.store.reading() as shelf:
            now = shelf.tickets.waiting()
        for domain in w.setup.domains:
            waiting.add_metric((domain.key,), now.get(domain.key, 0))
        yield waiting
