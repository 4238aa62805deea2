"""Golden pages: the first page and the first page of annotations of fixed registers, compared as images.

``make pictures`` writes them again, with ``golden/README.md``, which shows all of them to a reviewer.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from dialogue.documents import pdf
from dialogue.documents.text import Edition, write
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.inputs import AgendaInput
from tests.factories.agenda_document import LANGUAGES
from tests.factories.agenda_registers import read_registers

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "golden"
PAGES = 2
DOTS_PER_INCH = 40
GREYS = 16
# A changed word moves a line or two; a column that collapses or a page that overflows moves most of the page.
VISIBLE, MOST_CHANGED = 96, 0.03


def images(register: AgendaInput, language: str) -> Iterator[Image.Image]:
    content = pdf.render(write(register, compile_items(register), language, Edition()))
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    for number in range(min(PAGES, len(document))):
        yield document[number].render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil().convert("L")


def changed(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that visibly differ."""
    if one.size != other.size:
        return 1.0
    histogram = ImageChops.difference(one, other).histogram()
    return sum(histogram[VISIBLE:]) / sum(histogram)


def name_of(register: str, language: str, page: int) -> str:
    return f"{register}.{language}.{page}.png"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_look_as_reviewed(language: str) -> None:
    wrong = []
    for name, register in read_registers().items():
        for page, image in enumerate(images(register, language), start=1):
            path = GOLDEN / name_of(name, language, page)
            if os.environ.get("PICTURES") == "make":
                GOLDEN.mkdir(exist_ok=True)
                image.quantize(GREYS).save(path, optimize=True)
                continue
            share = changed(image, Image.open(path).convert("L"))
            if share > MOST_CHANGED:
                wrong.append(f"{path.name}: {share:.1%} of the page changed")
    assert not wrong, "Look at the pages; `make pictures` accepts them."


def test_the_page_for_reviewers_shows_every_golden_page() -> None:
    files = sorted(path.name for path in GOLDEN.glob("*.png"))
    shown = GOLDEN / "README.md"
    rows = [
        f"| {name} | " + " | ".join(f"![]({file})" for file in files if file.startswith(f"{name}.")) + " |"
        for name in dict.fromkeys(file.split(".")[0] for file in files)
    ]
    head = [
        "# Golden pages",
        "",
        "The first page and the first page of annotations of each register, in three languages.",
        "",
    ]
    columns = [f"{language} {page}" for language in LANGUAGES for page in range(1, PAGES + 1)]
    text = "\n".join(
        [*head, "| register | " + " | ".join(columns) + " |", "| --- |" + " --- |" * len(columns), *rows, ""]
    )
    if os.environ.get("PICTURES") == "make":
        shown.write_text(text)
    assert shown.read_text() == text


def test_a_page_whose_column_collapses_is_found() -> None:
    register = read_registers()["60"]
    (first, _second) = images(register, "en")
    (other, _other) = images(register, "ja")
    assert changed(first, first) == 0
    assert changed(first, other) > MOST_CHANGED
