"""The walk "A field" of CONTRIBUTING.md, followed in a copy of the code: two edits, and the field is everywhere."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.packages import ROOT
from tests.packages import PACKAGES

MODEL, TABLE = "commitments/models/commitments.py", "commitments/records/commitment.py"
MOST_FILES = 7
# What the copy has of the field, each on a line.
ASKED = """
import django
django.setup()
from django.contrib import admin
from mocportal import api
from commitments.api.inputs import CommitmentEdit
from commitments.api.serializers import CommitmentSerializer
from commitments.forms import CommitmentFilters
from commitments.imports.record_types import COMMITMENTS
from commitments.models import Commitment
from commitments.records.commitment import COMMITMENT_FIELDS
from commitments.views.register.columns import COLUMNS, FURTHER
fieldsets = admin.site.get_model_admin(Commitment).fieldsets
(fieldset,) = [each for title, each in fieldsets if title == "Further fields"]
print("answer", "review_on" in CommitmentSerializer(context={"language": "en"}).fields)
print("filters", sorted(name for name in CommitmentFilters.base_filters if name.startswith("review_on")))
print("order", COMMITMENT_FIELDS.orders["review_on"])
print("body", type(CommitmentEdit(context={}).fields["review_on"]).__name__)
print("file", "review_on" in COMMITMENTS.names)
print("register", COLUMNS["review_on"].label, [row.name for row in FURTHER])
print("form", fieldset["fields"])
"""
FOUND = """
answer True
filters ['review_on', 'review_on__gt', 'review_on__gte', 'review_on__isnull', 'review_on__lt', 'review_on__lte']
order review_on
body DateField
file True
register Review date ['review_on', 'reporting', 'report_due_on', 'review', 'reviewed_on']
form ('review_on', 'reporting')
"""


def steps() -> dict[str, str]:
    """Return the rows of the walk: what to write, by file."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("### A field")[2].partition("\n### ")[0]
    return dict(re.findall(r"^\| (`.+?) \| (.+) \|$", text, re.MULTILINE))


def code(step: str) -> str:
    """Return the first code of a step."""
    found = re.search(r"`([^`]+)`", step)
    assert found
    return found[1]


def insert(path: Path, *, after: str, line: str) -> None:
    """Insert a line after the only one that begins with ``after``."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    (at,) = (number for number, each in enumerate(lines) if each.strip().startswith(after))
    path.write_text("".join((*lines[: at + 1], line, *lines[at + 1 :])), "utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for each in (*PACKAGES, "locale", "templates", "static", "manage.py"):
        path = ROOT / each
        if path.is_dir():
            shutil.copytree(path, tmp_path / each, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, tmp_path / each)
    return tmp_path


def run(copy: Path, *asked: str) -> str:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "mocportal.settings"}
    done = subprocess.run(
        [sys.executable, *asked], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_walk_gives_a_field_to_each_interface(copy: Path) -> None:
    walk = {file.strip("`* "): step for file, step in steps().items()}
    insert(copy / MODEL, after="due_on = models.DateField(", line=f"    review_on = {code(walk[MODEL])}\n")
    insert(copy / TABLE, after="SOURCE,", line=f"        {code(walk[TABLE])},\n")
    assert run(copy, "-c", ASKED).strip() == FOUND.strip()
    planned = run(copy, "-W", "ignore", "manage.py", "makemigrations", "commitments", "--dry-run")
    assert "Add field review_on to commitment" in planned


def test_the_walk_has_seven_files() -> None:
    files = [file for each in steps() for file in re.findall(r"`([^`]+)`", each)]
    assert len(files) <= MOST_FILES
    assert {MODEL, TABLE} < {*files}
