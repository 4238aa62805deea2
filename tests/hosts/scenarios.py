"""How each host is lost. Each returns the seconds from its return until all is well."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

from tests.drills.receivers import always
from tests.hosts.site import BROKER, Site

# Seconds that a host is away.
AWAY = 12
# Longer than a claim on a message to a webhook lasts, and the sweep after it.
LONG_AWAY = 45


def killed(name: str) -> Callable[[Site], float]:
    """Everything on the host ends at once, and is started again after a while."""

    def lose(site: Site) -> float:
        site.kill(name)
        site.rest(AWAY)
        site.start_again(name)
        return site.wait(site.is_well)

    return lose


def unplugged(name: str) -> Callable[[Site], float]:
    """The host runs on and nobody reaches it; its cable is plugged in again after a while."""

    def lose(site: Site) -> float:
        site.unplug(name)
        site.rest(AWAY)
        site.plug(name)
        return site.wait(site.is_well)

    return lose


def replica_killed(site: Site) -> float:
    return killed(site.following()[0])(site)


def replica_unplugged(site: Site) -> float:
    return unplugged(site.following()[0])(site)


def primary_unplugged(site: Site) -> float:
    """Nothing takes its place: the portal waits for it, and goes on when it is back."""
    return unplugged(site.primary())(site)


def primary_killed(site: Site) -> float:
    """The replica that has most takes its place; the host comes back as one that follows it."""
    lost = site.primary()
    site.kill(lost)
    site.rest(2)
    site.promote()
    took = site.wait(site.is_well)
    site.follow_anew(lost)
    site.wait(lambda: len(site.following()) == 2)
    return took


def primary_cut_off(site: Site) -> float:
    """The same for a host that is not dead, only out of reach. It is ended before its cable is plugged in again."""
    lost = site.primary()
    site.unplug(lost)
    site.rest(2)
    site.promote()
    took = site.wait(site.is_well)
    # Who promotes makes sure that the other never takes a write again. It confirmed none meanwhile: no replica had it.
    site.kill(lost)
    site.plug(lost)
    site.follow_anew(lost)
    site.wait(lambda: len(site.following()) == 2)
    return took


def webhooks_killed(site: Site) -> float:
    """The worker of webhooks ends while it waits for an answer, which it never gets."""
    with _waiting_for_an_answer(site, "webhooks-1"):
        site.kill("webhooks-1")
    site.rest(AWAY)
    site.start_again("webhooks-1")
    return site.wait(site.is_well)


def webhooks_unplugged(site: Site) -> float:
    """The same where it lives on, for so long that another one has the message when it is back."""
    with _waiting_for_an_answer(site, "webhooks-1"):
        site.unplug("webhooks-1")
    site.rest(LONG_AWAY)
    site.plug("webhooks-1")
    return site.wait(site.is_well)


@contextmanager
def _waiting_for_an_answer(site: Site, name: str) -> Iterator[None]:
    """Once a receiver was told of a commitment by that host, which it will not answer and has not heard."""
    has_one, host_is_lost, first = Event(), Event(), Lock()

    def lives(sender: str) -> bool:
        if sender != site.hosts[name].address or not first.acquire(blocking=False):
            return True
        has_one.set()
        host_is_lost.wait()
        return False

    for receiver in site.receivers:
        receiver.lives = lives
    try:
        site.wait(has_one.is_set)
        yield
    finally:
        host_is_lost.set()
        for receiver in site.receivers:
            receiver.lives = always


SCENARIOS: dict[str, Callable[[Site], float]] = {
    "web-1 killed": killed("web-1"),
    "web-1 unplugged": unplugged("web-1"),
    "worker-1 killed": killed("worker-1"),
    "worker-1 unplugged": unplugged("worker-1"),
    "webhooks-1 killed": webhooks_killed,
    "webhooks-1 unplugged": webhooks_unplugged,
    "broker killed": killed(BROKER),
    "broker unplugged": unplugged(BROKER),
    "replica killed": replica_killed,
    "replica unplugged": replica_unplugged,
    "primary unplugged": primary_unplugged,
    "primary killed, replica promoted": primary_killed,
    "primary cut off, replica promoted": primary_cut_off,
}
