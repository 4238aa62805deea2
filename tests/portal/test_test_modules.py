"""Structure of the tests: no test module imports another one, and tests of rules need no Django."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import PURE, TESTS


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def is_test_module(name: str) -> bool:
    path = TESTS.parent.joinpath(*name.split(".")).with_suffix(".py")
    return path.name.startswith("test_") and path.is_file()


def test_no_module_imports_a_test_module() -> None:
    """What several tests share is in a plain module, a fixture or a factory."""
    found = [f"{path.relative_to(TESTS)}: {name}" for path in TESTS.rglob("*.py") for name in imported(path)]
    assert len(found) > 1_000
    assert [each for each in found if is_test_module(each.partition(": ")[2])] == []


def test_tests_of_rules_are_collected_without_django() -> None:
    """In a process of its own, since Django is set up in this one."""
    folders = sorted({str(path) for name in PURE for path in TESTS.rglob(name) if path.is_dir()})
    given = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-m", "pytest", "--quiet", "--collect-only", "-p", "no:cacheprovider", *folders]
    collected = subprocess.run(command, env=given, cwd=TESTS.parent, capture_output=True, text=True, check=False)
    assert collected.returncode == 0, collected.stdout[-2000:]
