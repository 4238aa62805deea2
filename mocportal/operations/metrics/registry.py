"""Gauge registry: each gauge is computed by a function when Prometheus scrapes it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import structlog
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

logger = structlog.get_logger(__name__)

# A number; one for each label value; or None without data, as before the first backup.
type GaugeValue = float | Mapping[str, float] | None

GAUGES: dict[str, "Gauge"] = {}


@dataclass(frozen=True)
class Gauge:
    """Gauge definition. ``read`` may raise any exception: it is counted, and the other gauges are reported."""

    name: str
    about: str
    label: str
    read: Callable[[], GaugeValue]


def gauge(name: str, about: str, *, label: str = "") -> Callable[[Callable[[], GaugeValue]], Callable[[], GaugeValue]]:
    """Register the decorated function as a gauge ``name``; with a ``label`` it returns a number for each value.

    Raise ValueError for a duplicate name.
    """

    def register(read: Callable[[], GaugeValue]) -> Callable[[], GaugeValue]:
        if name in GAUGES:
            raise ValueError(f"There is a gauge {name!r} already.")
        GAUGES[name] = Gauge(name, about, label, read)
        return read

    return register


class Gauges(Collector):
    """Collector of all gauges for prometheus_client."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        failed = GaugeMetricFamily(
            "moc_gauges_failed", "Numbers below that could not be told, by name.", labels=["name"]
        )
        for each in GAUGES.values():
            try:
                result = each.read()
            except Exception as error:  # noqa: BLE001  # One failing gauge must not hide the others.
                logger.warning("gauge_failed", gauge=each.name, error=str(error))
                failed.add_metric([each.name], 1)
                continue
            yield _family(each, result)
        yield failed


def _family(one: Gauge, result: GaugeValue) -> GaugeMetricFamily:
    family = GaugeMetricFamily(one.name, one.about, labels=[one.label] if one.label else None)
    if isinstance(result, Mapping):
        for value, number in result.items():
            family.add_metric([value], number)
    elif result is not None:
        family.add_metric([], result)
    return family
