"""The small parts: a word beside each glyph, a language on each fallback, text that stays text."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db.models import TextChoices
from django.template import Context, Template
from django.utils import translation

from commitments.enums import ActivityState, ChangeKind, CommitmentState, Health, Outcome
from commitments.models import JointDecision
from contacts.enums import MessageState, ReminderState
from contacts.models import HandlingMark, Participant
from core.changes.enums import TranslationState
from core.text.multilingual_text import MultilingualText
from dialogue.enums import ActionState, AgendaStatus, DialogueStatus, ItemOrigin
from mocportal.templatetags.citing import cited
from mocportal.templatetags.moc import minutes
from mocportal.web.status_badges import LOOKS

STATUSES: list[type[TextChoices]] = [
    ActionState, ActivityState, AgendaStatus, CommitmentState, DialogueStatus, Health, ItemOrigin
]  # fmt: skip


def rendered(template: str, **context: Any) -> str:
    return Template("{% load moc %}" + template).render(Context(context)).strip()


@pytest.mark.parametrize("enum", STATUSES)
def test_each_status_has_a_look_of_its_own_and_shows_its_word(enum: type[TextChoices]) -> None:
    seen = {LOOKS[enum, member.value] for member in enum}
    assert len(seen) == len(enum)
    for member in enum:
        assert rendered("{% status member %}", member=member).endswith(f"{member.label}</span>")


def test_each_glyph_is_in_the_sprite() -> None:
    sprite = (settings.BASE_DIR / "static/img/icons.svg").read_text(encoding="utf-8")
    for look in LOOKS.values():
        assert f'id="i-{look.icon}"' in sprite


def test_red_and_amber_are_for_what_needs_somebody() -> None:
    alarming = {member for (_enum, member), look in LOOKS.items() if look.tone in {"warn", "stop"}}
    assert alarming == {
        *(Health.AT_RISK, Health.DELAYED),
        DialogueStatus.POSTPONED,
        *(MessageState.FAILED, MessageState.UNCERTAIN),
        *(TranslationState.OLD, TranslationState.MACHINE),
    }


def test_text_in_the_language_of_the_page_stands_plain() -> None:
    assert rendered("{% words text %}", text=MultilingualText(en="Graphite", ja="黒鉛", wanted="ja")) == "黒鉛"


def test_text_from_another_language_bears_it_and_says_so() -> None:
    html = rendered("{% words text %}", text=MultilingualText(en="Graphite", wanted="ja"))
    assert html == '<span lang="en">Graphite</span> <span class="quiet nowrap">(in English)</span>'


def test_text_of_the_register_stays_text() -> None:
    html = rendered("{% words text %}", text=MultilingualText(en="<script>alert(1)</script>"))
    assert html == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_a_day_is_for_people_and_for_machines() -> None:
    with translation.override("fr"):
        html = rendered("{% day value %}", value=date(2026, 5, 1))
    assert html == '<time datetime="2026-05-01">1er\u00a0mai\u00a02026</time>'


@pytest.mark.parametrize(("rank", "locked"), [(1, False), (2, True), (4, True)])
def test_a_mark_bears_a_lock_from_the_rank_that_narrows_the_circle(rank: int, *, locked: bool) -> None:
    html = rendered("{% mark handling %}", handling=HandlingMark(rank=rank, name_en="Participants only"))
    assert f'class="mark r{rank}"' in html
    assert ("#i-lock" in html) is locked
    assert "Participants only" in html


def test_seats_say_in_words_who_concurred_and_who_is_waited_for() -> None:
    seats = [Participant(pk=number, code=code, label_en=code) for number, code in enumerate("ABC", start=1)]
    html = rendered("{% seats seats given mine=3 %}", seats=seats, given={1}, mine=3)
    assert html.count("<li") == 3
    assert html.count(": concurred") == 1
    assert html.count(": waiting") == 2
    assert html.index("A<span") < html.index("B<span") < html.index("C<span")
    assert html.count('class="me"') == 1


def test_a_begun_minute_counts() -> None:
    assert minutes(timedelta(minutes=15)) == 15
    assert minutes(timedelta(minutes=14, seconds=1)) == 15


@pytest.mark.parametrize("tone", ["info", "warn", "stop"])
def test_a_notice_has_glyph_and_words(tone: str) -> None:
    html = rendered('{% notice tone "Words." %}', tone=tone)
    assert f"#i-{tone}" in html
    assert "<p>Words.</p>" in html


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "METI (&lt;b&gt;)"), ("fr", "METI (&lt;b&gt;)"), ("ja", "METI（&lt;b&gt;）")]
)
def test_brackets_are_those_of_the_language_and_keep_text_text(language: str, shown: str) -> None:
    with translation.override(language):
        assert rendered("METI{{ word|aside }}", word="<b>") == shown


def test_no_template_types_a_mark_of_one_script_beside_what_is_translated() -> None:
    """Japanese has marks of its own: full-width brackets, colon and comma."""
    typed = re.compile(r"\((?=\{[{%])|(?<=[}%]\})\)|(?:\}\}|%\}|>)[,:] (?=\{[{%])")
    within = re.compile(r"\{% blocktranslate.*?endblocktranslate %\}|<(style|script).*?</\1>", re.DOTALL)
    found = {
        f"{path.relative_to(settings.BASE_DIR)}: {match[0]}"
        for path in (settings.BASE_DIR / "templates").rglob("*.html")
        for match in typed.finditer(within.sub("", path.read_text()))
    }
    assert found == set()


@pytest.mark.parametrize(
    ("word", "french"),
    [
        (Outcome.SUPERSEDED.label, "Remplacée"),
        (JointDecision._meta.get_field("superseded_by").verbose_name, "remplacée par"),
        (CommitmentState.SUPERSEDED.label, "Remplacé"),
        (ChangeKind.REPLACE.label, "Remplacée"),
        (ActivityState.PLANNED.label, "Prévue"),
        (ReminderState.PLANNED.label, "Prévu"),
    ],
)
def test_a_state_agrees_in_french_with_what_it_is_of(word: Any, french: str) -> None:
    with translation.override("fr"):
        assert str(word) == french


def test_each_number_of_a_record_in_a_sentence_leads_to_its_page_and_nothing_else_does() -> None:
    told = cited("<b> MOC-2026-014, JD-2026-003 and N-2026-1; MOC-A-2026-002. E-2026-001, 2020-99-99, XMOC-2026-01-2")
    assert told.startswith("&lt;b&gt; <a")
    assert re.findall('href="([^"]*)"', told) == [
        "/commitments/MOC-2026-014/",
        "/decisions/JD-2026-003/",
        "/notices/N-2026-1/",
        "/activities/MOC-A-2026-002/",
    ]
    assert "2020-99-99, XMOC-2026-01-2" in told


def test_no_line_break_cuts_a_code_in_running_text() -> None:
    """Between two brackets that meet a line could break; of one bracket and its number it never does."""
    assert rendered("{{ text|unbroken }}", text="Under 4(a)(iii), 2(c)(x)-1 & 4(a): <b>MOC-2026-014</b>") == (
        'Under <span class="nowrap">4(a)(iii)</span>, <span class="nowrap">2(c)(x)</span>-1 &amp; 4(a): '
        "&lt;b&gt;MOC-2026-014&lt;/b&gt;"
    )
    assert rendered("{{ text|unbroken }}", text="第8項(a)の") == '<span class="nowrap">第8項(a)</span>の'
    whole = '<span class="nowrap">2(c)(vii)</span>'
    assert rendered("{% filter unbroken %}<b>2(c)(vii)</b>{% endfilter %}") == f"<b>{whole}</b>"
    assert rendered("{% words text %}", text=MultilingualText(en="Under 2(c)(vii)")) == f"Under {whole}"
