"""What every test stands on: real servers, started once for the whole run."""

import os

import pytest

from tests.servers import TestServers

SERVERS = pytest.StashKey[TestServers]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start the servers before pytest-django reads the settings; xdist's workers inherit the controller's."""
    if hasattr(config, "workerinput"):
        return
    servers = config.stash[SERVERS] = TestServers()
    servers.start()
    os.environ["DJANGO_SETTINGS_MODULE"] = "mocportal.settings"


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVERS in config.stash:
        config.stash[SERVERS].stop()
