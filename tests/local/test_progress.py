import io

import pytest

from mocportal.local.progress import QUIET, ConsoleProgress


def test_a_step_says_what_begins_and_how_long_it_took():
    out = io.StringIO()
    with ConsoleProgress(out).step("Creating the database"):
        assert out.getvalue() == "Creating the database ..."
    assert out.getvalue() == "Creating the database ... 0.0 s\n"


def test_a_step_that_fails_ends_its_line_so_that_the_reason_starts_its_own():
    out = io.StringIO()
    with pytest.raises(ZeroDivisionError), ConsoleProgress(out).step("Creating the database"):
        raise ZeroDivisionError
    assert out.getvalue() == "Creating the database ...\n"


def test_a_closed_terminal_ends_the_words_but_not_the_portal():
    class Closed(io.StringIO):
        def flush(self):
            raise BrokenPipeError

    progress = ConsoleProgress(Closed())
    progress.say("to nobody")
    progress.say("again")


def test_quiet_says_nothing(capsys):
    with QUIET.step("Creating the database"):
        QUIET.say("done")
    assert capsys.readouterr().out == ""
