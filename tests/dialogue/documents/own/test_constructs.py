"""Whatever a template holds, and wherever: it renders within bounds, or nothing of it does."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from dialogue.documents.ministry_templates import TemplateNotAllowedError, check, constructs, fill
from dialogue.documents.ministry_templates.constructs import OutOfBoundsError
from tests.dialogue.documents.own.sample_templates import written
from tests.factories.agenda_document import agenda

PLACE = "PUT HERE"
BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>'
    f"{PLACE}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p>'
    f"<w:r><w:t>{PLACE}</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(content: bytes, **parts: tuple[str, str]) -> bytes:
    """The file with a text replaced by another in each part that is named, and a new part where it has none."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        read = {name: old.read(name).decode(errors="surrogateescape") for name in old.namelist()}
        for name, (before, after) in parts.items():
            assert before in read[name], (name, before)
            read[name] = read[name].replace(before, after, 1)
        read |= {"word/footnotes.xml": NOTES} if "footnotes" in read["[Content_Types].xml"] else {}
        for name, text in read.items():
            new.writestr(name, text.encode(errors="surrogateescape"))
    return packed.getvalue()


def with_notes(content: bytes) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    return changed(
        content,
        **{
            "[Content_Types].xml": (
                "</Types>",
                f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>',
            ),
            "word/_rels/document.xml.rels": (
                "</Relationships>",
                f'<Relationship Id="rId99" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>',
            ),
        },
    )


def everywhere() -> dict[str, bytes]:
    """A template for each place that docxtpl renders, with ``PLACE`` in it."""
    two_sections = docx.Document()
    two_sections.add_paragraph("Text")
    two_sections.add_section()
    saved = BytesIO()
    two_sections.save(saved)
    footer = docx.Document()
    footer.sections[0].footer.paragraphs[0].text = PLACE
    first = BytesIO()
    footer.save(first)
    return {
        "paragraph": written(PLACE),
        "cell": written("Text", cell=PLACE),
        "header": written("Text", header=PLACE),
        "footer": first.getvalue(),
        "text box": changed(written("MARK"), **{"word/document.xml": ("<w:r><w:t>MARK</w:t></w:r>", BOX)}),
        "attribute": changed(written("MARK"), **{"word/document.xml": ("<w:t>MARK", f'<w:t xml:lang="{PLACE}">MARK')}),
        "footnote": with_notes(saved.getvalue()),
    }


PLACES = everywhere()


def put(construct: str, place: str) -> bytes:
    escaped = construct.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    packed = BytesIO()
    with ZipFile(BytesIO(PLACES[place])) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(PLACE.encode(), escaped.encode()))
    return packed.getvalue()


LOOP = "{%% for %s in items %%}%s{%% endfor %%}"
HOSTILE = [
    "{{ title.zfill(300000000) }}",
    "{{ title.zfill(10**10) }}",
    "{% for a in title.zfill(30000) %}{% for b in title.zfill(30000) %}x{% endfor %}{% endfor %}",
    "{{ title * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ title ~ title }}",
    "{{ title + title }}",
    "{{ [1] * 100000000 }}",
    "{{ title | center(100000000) }}",
    "{{ title | safe }}",
    "{{ title is string }}",
    "{{ title.format }}",
    "{{ title['format'] }}",
    "{{ title[0] }}",
    "{{ items[0].title }}",
    "{{ items[:2] }}",
    "{{ items.append }}",
    "{{ title if title else mark }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ 'text' }}",
    "{{ 1 }}",
    "{{ -1 }}",
    "{{ range(1000000000) }}",
    "{{ lipsum(1000000) }}",
    "{{ namespace() }}",
    "{{ self }}",
    "{{ loop.index }}",
    "{{ title.__class__.__mro__ }}",
    "{{ [title, title] }}",
    "{{ {'a': title} }}",
    "{{ (title, title) }}",
    "{{ 1 < 2 }}",
    "{% if title.zfill(9) %}x{% endif %}",
    "{% if title in 'abc' %}x{% endif %}",
    "{% if title < 'abc' %}x{% endif %}",
    "{% if title == title * 9 %}x{% endif %}",
    "{% if items == 'x' %}x{% endif %}",
    "{% for a in items if a.title %}x{% endfor %}",
    "{% for a in items recursive %}{{ loop(items) }}{% endfor %}",
    "{% for a, b in items %}x{% endfor %}",
    "{% for a in items + items %}x{% endfor %}",
    "{% for a in [1, 2] %}x{% endfor %}",
    "{% for loop in items %}x{% endfor %}",
    "{% set a = title %}",
    "{% set a %}x{% endset %}",
    "{% macro a() %}x{% endmacro %}",
    "{% call title() %}x{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with a = title %}x{% endwith %}",
    "{% block a %}x{% endblock %}",
    "{% include 'x' %}",
    "{% import 'x' as x %}",
    "{% from 'x' import x %}",
    "{% extends 'x' %}",
    "{% autoescape false %}{{ title }}{% endautoescape %}",
    "{% do title %}",
    "{% vm %}",
    "{% hm %}",
    "{% colspan 9 %}",
    "{{ title",
    "{% for a in items %}",
    "{{ " + "9" * 5000 + " }}",
    LOOP % ("a", LOOP % ("b", LOOP % ("c", LOOP % ("d", LOOP % ("e", "x"))))),
]


@pytest.mark.parametrize(
    ("construct", "place"),
    [(construct, "paragraph") for construct in HOSTILE]
    + [(construct, place) for construct in HOSTILE[:3] for place in list(PLACES)[1:]],
)
def test_what_is_not_allowed_is_refused_at_upload_and_at_render(construct: str, place: str) -> None:
    template = put(construct, place)

    assert check(template)
    with pytest.raises(TemplateNotAllowedError):
        fill(template, agenda())


ALLOWED = [
    "{{ title }}",
    "{{r title }}",
    "{# a remark #}",
    "{% if mark %}{{ mark }}{% elif draft %}{{ draft }}{% else %}x{% endif %}",
    "{% if not mark and (title == 'x' or title != mark) %}x{% endif %}",
    LOOP % ("a", "{{ a.number }}" + "{% for b in a.items %}{{ b.title }}{% endfor %}"),
    "{% for a in annexes %}{% for t in a.tables %}{% for r in t.rows %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in note %}{{ a }}{% else %}none{% endfor %}",
    "{{ title }}" * 50,
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("construct", ALLOWED)
def test_what_is_allowed_renders_everywhere(construct: str, place: str) -> None:
    template = put(construct, place)

    assert check(template) == []
    with ZipFile(BytesIO(fill(template, agenda()))) as filled:
        for name in filled.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                assert not re.search(rb"\{[{%#]|[}%#]\}", filled.read(name)), name


def test_a_placeholder_is_found_in_a_text_box() -> None:
    assert [finding.place for finding in check(put("{{ titel }}", "text box"))] == ["Text: {{ titel }}"]


def test_the_items_of_an_item_are_its_items_and_no_method() -> None:
    plain = agenda()
    parent = next(line for line in plain.part_one if line.children)
    construct = LOOP % ("a", "{% for b in a.items %}<{{ b.number }}>{% endfor %}")
    filled = docx.Document(BytesIO(fill(put(construct, "paragraph"), plain)))
    assert f"<{parent.children[0].number}>" in filled.paragraphs[0].text


def test_what_people_wrote_is_not_rendered_again_in_a_footnote() -> None:
    plain = agenda()
    tree = replace(plain, masthead=replace(plain.masthead, title="{{ mark }}"))
    with ZipFile(BytesIO(fill(put("{{ title }}", "footnote"), tree))) as filled:
        assert ">{{ mark }}</w:t>" in filled.read("word/footnotes.xml").decode()


def test_loops_and_output_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = put(LOOP % ("a", LOOP % ("b", LOOP % ("c", LOOP % ("d", "{{ a.title }}")))), "paragraph")
    long = put(LOOP % ("a", "x" * 5000), "header")
    assert check(deep) == check(long) == []

    lines = len(agenda().part_one)
    monkeypatch.setattr(constructs, "MOST_TURNS", lines**4)
    with pytest.raises(OutOfBoundsError):
        fill(deep, agenda())
    monkeypatch.setattr(constructs, "MOST_WRITTEN", 5000 * lines)
    with pytest.raises(OutOfBoundsError):
        fill(long, agenda())


NAMES = st.sampled_from(
    ["title", "items", "a", "b", "a.title", "a.items", "b.number", "b.value", "facts", "note", "annexes", "a.tables"]
)
TEXTS = st.builds("{{{{ {} }}}}".format, NAMES) | st.sampled_from(["word ", "{{ title.zfill(9) }}", "{{ 9 * title }}"])
TEMPLATES = st.recursive(
    TEXTS,
    lambda inner: (
        st.builds("{{% for {} in {} %}}{}{{% endfor %}}".format, st.sampled_from("ab"), NAMES, inner)
        | st.builds("{{% if {} %}}{}{{% endif %}}".format, NAMES | st.just("not title"), inner)
        | st.builds("{}{}".format, inner, inner)
    ),
    max_leaves=12,
)


@given(construct=TEMPLATES, place=st.sampled_from(list(PLACES)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_passes_the_check_renders_within_the_bounds(construct: str, place: str) -> None:
    template = put(construct, place)
    if check(template):
        with pytest.raises(TemplateNotAllowedError):
            fill(template, agenda())
        return
    try:
        filled = fill(template, agenda())
    except OutOfBoundsError:
        return
    with ZipFile(BytesIO(filled)) as file:
        assert sum(entry.file_size for entry in file.infolist()) < constructs.MOST_WRITTEN
