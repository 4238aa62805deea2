"""The table of what happens by the clock."""

from datetime import timedelta

import pytest

from mocportal.celery import app
from mocportal.operations import heartbeat


@pytest.mark.parametrize("name", list(app.conf.beat_schedule))
def test_each_entry_names_a_task_that_exists(name):
    app.loader.import_default_modules()

    assert app.conf.beat_schedule[name]["task"] in app.tasks


@pytest.mark.parametrize("name", list(app.conf.beat_schedule))
def test_each_entry_expires_so_that_a_worker_that_was_away_does_not_do_it_twice(name):
    assert app.conf.beat_schedule[name]["options"]["expires"] > 0


def test_the_clock_is_utc():
    assert app.conf.enable_utc
    assert str(app.conf.timezone) == "UTC"


def test_three_beats_fit_into_the_time_after_which_a_heartbeat_is_stale():
    period = app.conf.beat_schedule["heartbeat"]["schedule"]

    assert 3 * period <= heartbeat.STALE_AFTER < 5 * period
    assert isinstance(period, timedelta)
