"""The documents for developers name only what exists, and their drawings and tables are current."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs import tables, wording
from tests.docs.generated import DRAWINGS, FOLDER
from tests.docs.packages import ROOT
from tests.packages import PACKAGES

DOCUMENTS = ("docs/architecture.md", "CONTRIBUTING.md", "tests/README.md")
AGAIN = "run `make drawings` and commit the result"
CODE = re.compile(r"(?<!`)`([^`\n]+)`")
DOTTED = re.compile(rf"(?:{'|'.join(PACKAGES)}|tests)(?:\.\w+)+")
LOCATION = re.compile(r"[\w.-]+(?:/[\w.*-]+)+/?|\w[\w-]*\.(?:py|md|toml|txt)")
IN_FOLDER = re.compile(rf"`((?:{'|'.join(PACKAGES)}|tests|docs|templates|static|locale)/[\w./*-]+)`")
# Files that exist only in a running copy, and names of files without their folder.
NOT_FILES = re.compile(r"var/.*|tasks\.py|\.venv/.*|docs/deploy/secrets.*|commitments/MOC-.*")


def named(document: str) -> Iterator[str]:
    text = (ROOT / document).read_text("utf-8")
    yield from CODE.findall(text)
    for block in re.findall(r"```\n(.*?)```", text, re.DOTALL):
        yield from re.findall(r"(?<![\w/.])(?:tests|docs|mocportal)/[\w/.-]+", block)


def folder_of(document: str) -> Path:
    return (ROOT / document).parent


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_file_named_in_it_exists(document: str) -> None:
    paths = {each for each in named(document) if LOCATION.fullmatch(each) and not NOT_FILES.fullmatch(each)}
    bases = (ROOT, folder_of(document))
    missing = {each for each in paths if not any(any(base.glob(each.strip("/"))) for base in bases)}
    assert paths
    assert not missing


def test_each_file_named_in_a_guide_exists() -> None:
    guides = {path: path.read_text("utf-8") for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))}
    missing = {
        (path.name, each)
        for path, text in guides.items()
        if path.name != "CHANGELOG.md" and "Status: superseded" not in text[:200]
        for each in IN_FOLDER.findall(text)
        if not NOT_FILES.fullmatch(each) and not any(ROOT.glob(each.strip("/")))
    }
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_link_leads_to_a_file(document: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", (ROOT / document).read_text("utf-8"))
    assert not {link for link in links if not (folder_of(document) / link).exists()}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_module_and_object_named_in_it_exists(document: str) -> None:
    assert not {each for each in named(document) if DOTTED.fullmatch(each) and not exists(each)}


def exists(name: str) -> bool:
    """Return whether a dotted name is a module, or an object that a module or one of its classes defines."""
    parts = name.split(".")
    for number in range(len(parts), 0, -1):
        path = ROOT.joinpath(*parts[:number])
        source = next((each for each in (path.with_suffix(".py"), path / "__init__.py") if each.exists()), None)
        if source is not None:
            text = source.read_text("utf-8")
            return all(
                re.search(rf"^\s*(?:def|class) {part}\b|^{part}\b", text, re.MULTILINE) for part in parts[number:]
            )
    return False


def test_names_that_do_not_exist_are_found() -> None:
    assert exists("core.feed.sequencer.settle")
    assert not exists("core.feed.sequencer.unsettle")
    assert not exists("core.nowhere.settle")


def test_each_make_target_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    asked = {target for each in DOCUMENTS for text in named(each) for target in re.findall(r"^make ([a-z-]+)", text)}
    assert asked
    assert asked <= targets


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_current(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == DRAWINGS[name](), AGAIN


def test_no_other_drawing_is_there() -> None:
    assert {path.name for path in FOLDER.iterdir()} == DRAWINGS.keys()


def test_the_tables_of_packages_are_current() -> None:
    text = tables.ARCHITECTURE.read_text("utf-8")
    assert text == tables.current(text), AGAIN


def test_the_wording_for_review_is_almost_current() -> None:
    """Reviewers correct sentences between two releases, so that a few may have changed since."""
    text = wording.PAGE.read_text("utf-8")
    written, current = set(text.splitlines()), set(wording.current(text).splitlines())
    assert len(current - written) <= len(current) * wording.TOLERANCE, AGAIN


@pytest.mark.parametrize("table", ["packages", "core", "mocportal"])
def test_each_package_has_a_reason(table: str) -> None:
    rows = tables.written_rows(tables.ARCHITECTURE.read_text("utf-8"), table)
    assert rows.keys() == set(tables.parts_of(table))
    assert all(row[1] and row[-1] for row in rows.values())


def test_each_folder_of_the_tests_is_listed() -> None:
    rows = re.findall(r"^\| `([a-z0-9_]+)/` \|", (ROOT / "tests/README.md").read_text("utf-8"), re.MULTILINE)
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert set(rows) == folders
    assert len(rows) == len(folders)
