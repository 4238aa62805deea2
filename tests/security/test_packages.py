"""What is shipped is listed whole, and an audit that can ask nobody does not pass."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
LOCKED = re.compile(r"^([a-z0-9-]+)(?:\[[^]]*\])?==(\S+)", re.MULTILINE)


def recipe(target: str) -> list[str]:
    """The command that ``make`` would run, with the Python of this test."""
    shown = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    line = next(each for each in shown.replace("\\\n", " ").splitlines() if each.startswith(".venv/bin/python"))
    return [sys.executable, *line.split()[1:]]


def test_an_audit_that_reaches_no_database_fails() -> None:
    nowhere = dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"), "http://127.0.0.1:9")
    done = subprocess.run(recipe("audit"), cwd=ROOT, env=os.environ | nowhere, capture_output=True, check=False)
    assert done.returncode != 0
    assert b"No known vulnerabilities" not in done.stderr


def test_an_audit_counts_what_could_not_be_looked_up_as_found() -> None:
    """The registry may answer and yet not know a package: without this, such an audit would report that all is well."""
    assert "--strict" in recipe("audit")


def test_the_list_of_what_is_shipped_has_every_package_of_the_lock_with_its_hashes(tmp_path: Path) -> None:
    written = tmp_path / "sbom.json"
    command = [str(written) if part.startswith("var/") else part for part in recipe("sbom")]
    subprocess.run([*command, "--no-validate"], cwd=ROOT, check=True, capture_output=True)
    listed = json.loads(written.read_text())["components"]
    locked = set(LOCKED.findall((ROOT / "requirements.txt").read_text()))
    assert {(each["name"], each["version"]) for each in listed} == locked
    assert all(each["externalReferences"][0]["hashes"] for each in listed)
