"""Settings of Hypothesis, and the choice between a run of pure rules and one with the portal's servers."""

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

# Folders whose tests need neither Django's settings nor a server.
PURE = {"rules", "moc"}

TESTS = Path(__file__).parent

# The duration of an example depends on the load of the machine.
settings.register_profile("portal", settings(deadline=None, suppress_health_check=[HealthCheck.too_slow]))
settings.load_profile("portal")


def _is_pure(path: Path) -> bool:
    return path.is_relative_to(TESTS) and not PURE.isdisjoint(path.relative_to(TESTS).parts)


def _needs_portal() -> bool:
    """Return whether any test asked for may need the servers, which a process of pytest-xdist inherits."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return "DJANGO_SETTINGS_MODULE" in os.environ
    paths = [path for name in sys.argv[1:] if (path := Path(name.partition("::")[0]).absolute()).exists()]
    return not paths or not all(map(_is_pure, paths))


pytest_plugins = ["tests.fixtures.portal"] if _needs_portal() else []
