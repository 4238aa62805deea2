"""The original language of a text is the language in which it was written, on every path by which texts come in."""

import io
from typing import Any

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from commitments.enums import DecisionState
from commitments.exceptions import DecisionIncompleteError, NoticeNotOpenError
from commitments.models import Commitment, JointDecision
from commitments.services import decisions, notices
from core.db.multilingual import NOT_IN_ORIGINAL, missing_originals
from core.db.originals import contradicts
from core.forms import RecordForm
from core.text.multilingual_text import LANGUAGES
from tests.constraint_assertions import refused_by
from tests.factories import law
from tests.factories.commitments import CommitmentFactory

JAPANESE = "蓄電池の共同研究を実施する意向である。"


def bypassing_triggers(model: Any, key: int, **columns: str) -> None:
    """Write what an earlier release let in."""
    guards = [
        each.name for each in model._meta.triggers if each.name.endswith(("_text_in_original", "_text_is_frozen"))
    ]
    with pgtrigger.ignore(*(f"{model._meta.label}:{name}" for name in guards)):
        model._base_manager.filter(pk=key).update(**columns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_preset_from_the_language_of_the_page(language: str) -> None:
    class CommitmentForm(RecordForm):
        class Meta:
            model = Commitment
            fields = ("original_language", "title_en")

    with translation.override(language):
        assert Commitment().original_language == language
        assert CommitmentForm()["original_language"].value() == language


@pytest.mark.django_db
def test_no_text_is_missing_in_its_original_language() -> None:
    commitment = CommitmentFactory.create()
    rows = Commitment.objects.filter(pk=commitment.pk)
    with refused_by("commitment_text_in_original"):
        rows.update(original_language="ja")
    with refused_by("commitment_text_in_original"):
        rows.update(title_en="", title_ja=JAPANESE)
    with refused_by("commitment_text_in_original"):
        rows.update(text_en="", text_fr="Une entente")
    rows.update(original_language="ja", title_ja=JAPANESE, text_ja=JAPANESE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"), [("en", "original language"), ("fr", "langue originale"), ("ja", "原文")]
)
def test_a_form_says_so_at_the_text(language: str, words: str) -> None:
    class CommitmentForm(RecordForm):
        class Meta:
            model = Commitment
            fields = ("original_language", "title_en", "title_fr", "title_ja")

    form = CommitmentForm({"original_language": "en", "title_ja": JAPANESE})
    with translation.override(language):
        assert words in str(form.errors["title_en"])
    assert CommitmentForm({"original_language": "ja", "title_ja": JAPANESE}).is_valid()


@pytest.mark.owner
@pytest.mark.django_db
def test_a_decision_written_wrongly_before_cannot_be_proposed() -> None:
    moc = law.memorandum()
    draft = law.draft(moc)
    bypassing_triggers(JointDecision, draft.pk, title_en="", text_en="", title_ja="決定", text_ja=JAPANESE)
    draft.refresh_from_db()
    with pytest.raises(DecisionIncompleteError, match=str(NOT_IN_ORIGINAL)):
        decisions.propose(decision=draft, by=moc.officers["JP1"], at=law.AT)
    notice = law.notice(moc)
    bypassing_triggers(type(notice), notice.pk, subject_en="", body_en="", subject_ja="通知", body_ja=JAPANESE)
    notice.refresh_from_db()
    with pytest.raises(NoticeNotOpenError, match=str(NOT_IN_ORIGINAL)):
        notices.issue(notice=notice, by=moc.officers["JP1"], at=law.AT)


@pytest.mark.owner
@pytest.mark.django_db
def test_a_decision_that_was_locked_wrongly_can_be_withdrawn() -> None:
    moc = law.memorandum()
    locked = law.proposed(moc)
    bypassing_triggers(JointDecision, locked.pk, title_en="", text_en="", title_ja="決定", text_ja=JAPANESE)
    decisions.withdraw(decision=locked, by=moc.officers["JP1"], at=law.AT, reason="Written in Japanese.")
    locked.refresh_from_db()
    assert locked.state == DecisionState.WITHDRAWN


@pytest.mark.owner
@pytest.mark.django_db
def test_the_command_finds_a_text_that_is_missing_in_its_original_language() -> None:
    open_, _right = (CommitmentFactory.create(title_en="Fictitious", text_en="") for _ in range(2))
    bypassing_triggers(Commitment, open_.pk, title_en="", title_ja=JAPANESE, title_fr="Recherche")
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"1 texts?"):
        call_command("check_originals", stdout=out)
    assert f"commitments.Commitment {open_.pk}\ttitle_en\tempty" in out.getvalue()


@pytest.mark.django_db
def test_the_command_finds_japanese_in_an_english_text() -> None:
    out = io.StringIO()
    right = CommitmentFactory.create(text_en="The Participants intend to visit 東京 together.")
    call_command("check_originals", stdout=out)
    wrong = CommitmentFactory.create(text_en=JAPANESE)
    with pytest.raises(CommandError):
        call_command("check_originals", stdout=out)
    assert f"{wrong.pk}\ttext_en\tin another script" in out.getvalue()
    assert f"{right.pk}\t" not in out.getvalue()


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        (JAPANESE, "en", True),
        (JAPANESE, "fr", True),
        (JAPANESE, "ja", False),
        ("ﾊﾞｯﾃﾘｰ", "en", True),
        ("A battery passport for Canada", "ja", True),
        ("NEDO", "ja", False),
        ("JCBD/3/1", "ja", False),
        ("Visite de l'usine de 名古屋 en mars", "fr", False),
        ("", "ja", False),
        ("2027", "en", False),
    ],
)
def test_script_against_language(text: str, language: str, *, wrong: bool) -> None:
    assert contradicts(text, language) is wrong


def test_nothing_is_missing_where_nothing_is_written() -> None:
    assert missing_originals(Commitment(original_language="fr")) == []
    assert missing_originals(Commitment(original_language="fr", title_en="Pilot")) == ["title"]
