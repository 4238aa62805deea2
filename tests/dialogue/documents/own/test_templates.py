"""A ministry's own template shows what the portal knows, and does nothing else."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from dialogue.documents.ministry_templates import NotATemplateError, check, fill
from dialogue.documents.ministry_templates.schema import SHAPE, values
from tests.dialogue.documents.own.sample_templates import written
from tests.factories.agenda_document import agenda


def test_a_template_with_known_placeholders_is_taken() -> None:
    loop = ("{%p for item in items %}", "{{ item.number }} {{ item.title }}", "{%p endfor %}")
    template = written("{{ title }}", *loop, cell="{{ mark }}")
    assert check(template) == []


@pytest.mark.parametrize(
    ("template", "place", "wrong"),
    [
        (written("{{ title }}", "{{ titel }}"), "Text: {{ titel }}", "This document has no placeholder “titel”."),
        (written("{{ title.upper }}"), "Text: {{ title.upper }}", "This document has no placeholder “title.upper”."),
        (written("Text", cell="{{ owner }}"), "Text: {{ owner }}", "no placeholder “owner”"),
        (written("Text", header="{{ nobody }}"), "Header: {{ nobody }}", "no placeholder “nobody”"),
        (
            written("{%p for item in items %}", "{{ item.chair }}", "{%p endfor %}"),
            "Text: {{ item.chair }} {% endfor %}",
            "no placeholder “item.chair”",
        ),
        (written("{{ items }}"), "Text: {{ items }}", "“items” is more than a text"),
        (
            written("{%p for each in title %}", "{%p endfor %}"),
            "Text: {% for each in title %}{% endfor %}",
            "“title” is not a list",
        ),
        (written("{{ title"), "Text: {{ title", "not closed"),
        (written("{{ title|safe }}"), "Text: {{ title|safe }}", "Only the name of a placeholder is accepted here."),
        (
            written("{{ title.__class__.__mro__ }}"),
            "Text: {{ title.__class__.__mro__ }}",
            "no placeholder “title.__class__”",
        ),
        (written("{{ cycler() }}"), "Text: {{ cycler() }}", "Only the name of a placeholder is accepted here."),
        (
            written("{% set a = 1 %}"),
            "Text: {% set a = 1 %}",
            "Only placeholders, repetitions (for) and conditions (if)",
        ),
        (written("{% include 'x' %}"), "Text: {% include 'x' %}", "Only placeholders"),
    ],
)
def test_what_stands_for_nothing_is_told_with_its_place(template: bytes, place: str, wrong: str) -> None:
    findings = check(template)
    assert [finding.place for finding in findings] == [place]
    assert wrong in findings[0].wrong


def test_every_unknown_placeholder_is_told_at_once() -> None:
    assert [finding.place for finding in check(written("{{ one }}", "{{ title }}", "{{ two }}"))] == [
        "Text: {{ one }}",
        "Text: {{ two }}",
    ]


FETCHED = '<r Type="…/attachedTemplate" Target="http://x.invalid" TargetMode="External"/>'


def repacked(**parts: str) -> bytes:
    packed = BytesIO(written("{{ title }}"))
    with ZipFile(packed, "a", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


@pytest.mark.parametrize(
    "file",
    [
        b"%PDF-1.7",
        b"",
        b"PK\x03\x04",
        repacked(word__vbaProject="x"),
        repacked(word__embeddings__a="x"),
        repacked(word__big="0" * 101_000_000),
        repacked(
            **{"word___rels__x.rels": '<r Type="…/attachedTemplate" Target="http://x.invalid" TargetMode="External"/>'}
        ),
    ],
    ids=["pdf", "empty", "torn", "macro", "embedded", "bomb", "fetches"],
)
def test_a_file_that_is_no_template_or_would_do_more_is_refused(file: bytes) -> None:
    with pytest.raises(NotATemplateError):
        check(file)


def test_what_a_template_may_name_is_what_there_is() -> None:
    named = values(agenda())
    assert set(named) == set(SHAPE)
    for name, shape in SHAPE.items():
        if isinstance(shape, list) and named[name] and isinstance(shape[0], dict):
            assert set(named[name][0]) == set(shape[0]), name


def test_texts_go_in_as_they_are() -> None:
    plain = agenda()
    tree = replace(plain, masthead=replace(plain.masthead, title="A & B <w:p> {{ mark }}"))
    filled = docx.Document(BytesIO(fill(written("{{ title }}"), tree)))
    assert filled.paragraphs[0].text == "A & B <w:p> {{ mark }}"


def test_a_loop_repeats_its_paragraphs() -> None:
    tree = agenda()
    template = written("{%p for item in items %}", "{{ item.number }} {{ item.title }}", "{%p endfor %}")
    texts = [paragraph.text for paragraph in docx.Document(BytesIO(fill(template, tree))).paragraphs]
    assert texts == [f"{line.number} {line.title}" for line in tree.part_one]


def test_the_same_template_and_tree_give_the_same_bytes() -> None:
    template = written("{{ title }}", header="{{ symbol }}")
    assert fill(template, agenda()) == fill(template, agenda())
