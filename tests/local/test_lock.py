import os

import pytest

from mocportal.local.errors import LocalError
from mocportal.local.lock import only_supervisor
from mocportal.local.state import VarDirectory


def test_a_second_supervisor_is_refused_and_told_about_the_first(tmp_path):
    var = VarDirectory(tmp_path)
    with (
        only_supervisor(var),
        pytest.raises(LocalError, match=f"already runs here .process {os.getpid()}"),
        only_supervisor(var),
    ):
        pass


def test_a_lock_file_that_was_left_behind_locks_nothing(tmp_path):
    var = VarDirectory(tmp_path)
    (var.run / "supervisor.lock").write_text("4711\n")
    with only_supervisor(var):
        assert (var.run / "supervisor.lock").read_text() == f"{os.getpid()}\n"


def test_two_directories_may_be_supervised_at_once(tmp_path):
    with only_supervisor(VarDirectory(tmp_path / "one")), only_supervisor(VarDirectory(tmp_path / "two")):
        pass
