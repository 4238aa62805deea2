"""How each host is lost. Each returns the seconds from its return until all is well."""

from collections.abc import Callable

from tests.hosts.site import BROKER, Site

# Seconds that a host is away.
AWAY = 12


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


SCENARIOS: dict[str, Callable[[Site], float]] = {
    "web-1 killed": killed("web-1"),
    "web-1 unplugged": unplugged("web-1"),
    "worker-1 killed": killed("worker-1"),
    "worker-1 unplugged": unplugged("worker-1"),
    "broker killed": killed(BROKER),
    "broker unplugged": unplugged(BROKER),
    "replica killed": replica_killed,
    "replica unplugged": replica_unplugged,
    "primary unplugged": primary_unplugged,
    "primary killed, replica promoted": primary_killed,
    "primary cut off, replica promoted": primary_cut_off,
}
