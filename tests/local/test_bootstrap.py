"""The script that finds a Python, tried with stand-ins for Pythons of several kinds."""

import shutil
import subprocess
import sys

import pytest

from mocportal.local.state import PROJECT

SCRIPT = PROJECT / "mocportal" / "local" / "bootstrap.sh"

OLD = "#!/bin/sh\nexit 1\n"
# Says its version, and fails where ensurepip is asked for, as Debian's does without python3-venv.
WITHOUT_ENSUREPIP = """#!/bin/sh
case "$2" in *ensurepip*) exit 1 ;; esac
echo 3.13
"""


@pytest.fixture
def machine(tmp_path):
    """A machine on whose PATH is nothing but what a test puts there."""
    for tool in ("sh", "cat", "dirname"):
        (tmp_path / tool).symlink_to(shutil.which(tool))

    class Machine:
        def has(self, name, text):
            (tmp_path / name).write_text(text)
            (tmp_path / name).chmod(0o755)

        def has_right_python(self, name):
            self.has(name, f'#!/bin/sh\nexec {sys.executable} "$@"\n')

        def which_python(self, **variables):
            # /usr/bin/python3 is tried by its full path too, and what is there differs from machine to machine.
            script = tmp_path / "bootstrap.sh"
            script.write_text(SCRIPT.read_text().replace(" /usr/bin/python3", ""))
            return subprocess.run(
                ["sh", script, "--which-python"],
                env={"PATH": str(tmp_path)} | variables,
                cwd=tmp_path,
                capture_output=True,
                text=True,
                check=False,
            )

    return Machine()


@pytest.mark.parametrize("name", ["python3.14", "python3.13", "python3.12", "python3"])
def test_a_right_python_is_found_under_any_of_its_names(machine, name):
    machine.has_right_python(name)
    found = machine.which_python()
    assert (found.stdout.strip(), found.returncode) == (sys.executable, 0)


def test_an_old_python3_is_passed_over(machine):
    machine.has("python3", OLD)
    machine.has_right_python("python3.12")
    assert machine.which_python().returncode == 0


def test_a_python_that_cannot_make_environments_is_passed_over(machine):
    machine.has("python3.14", WITHOUT_ENSUREPIP)
    machine.has_right_python("python3.13")
    assert machine.which_python().returncode == 0


def test_the_python_that_is_named_comes_first(machine, tmp_path):
    machine.has("python3.14", OLD)
    machine.has_right_python("mine")
    assert machine.which_python(PYTHON=str(tmp_path / "mine")).stdout.strip() == sys.executable


def test_a_missing_package_is_named(machine):
    machine.has("python3", WITHOUT_ENSUREPIP)
    refused = machine.which_python()
    assert refused.returncode == 1
    assert "apt-get install python3.13-venv" in refused.stderr


def test_where_no_python_will_do_the_versions_that_would_are_named(machine):
    machine.has("python3", OLD)
    refused = machine.which_python()
    assert refused.returncode == 1
    assert "needs Python 3.12, 3.13 or 3.14" in refused.stderr
