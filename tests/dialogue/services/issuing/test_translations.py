"""Translations older than their original: an agenda is issued with them only for a reason that it prints."""

import pytest
from django.utils.translation import override

from commitments.models import Commitment
from commitments.querysets import SHARED
from contacts.models import HandlingMark, User
from core.changes.translations import confirm
from dialogue.enums import ItemOrigin
from dialogue.exceptions import IssueRefusedError
from dialogue.models import Agenda, AgendaItem, CmwgStatus, Dialogue, Paper
from dialogue.services import issue_checks, issuing, translations
from tests.dialogue.services.issuing.issues import AT, ON, draft, issue, note

pytestmark = pytest.mark.django_db


def unapproved(dialogue: Dialogue) -> set[tuple[str, str]]:
    """Return the texts that need a reason, as an issue at ``AT`` would find them."""
    items = issuing.preview(dialogue=dialogue, at=AT).items
    return set(translations.unapproved(dialogue, items).values_list("table", "text"))


def test_old_translations_are_issued_only_with_a_reason_that_the_document_prints(
    third: Dialogue, secretariat: User
) -> None:
    cited = Commitment.objects.get(reference="MOC-2026-002")
    Commitment.objects.filter(pk=cited.pk).update(title_en="Investment seminars for small companies")
    made = draft(third, secretariat)
    shown = issuing.preview(dialogue=third, at=AT)
    warnings = issue_checks.check(dialogue=third, register=shown.register, items=shown.items, at=AT, viewer=secretariat)
    listed = [warning for warning in warnings if warning.kind is issue_checks.CheckKind.UNAPPROVED]
    assert {warning.link for warning in listed} == {
        f"/translations/commitment/{cited.pk}/title/{language}/" for language in ("fr", "ja")
    }
    with pytest.raises(IssueRefusedError, match="older than their original"):
        issuing.issue(agenda=made, by=secretariat, at=AT, on=ON)
    assert not Agenda.objects.issued().exists()
    reason = "The French text comes Monday."
    issued = issuing.issue(agenda=made, by=secretariat, at=AT, on=ON, translations_reason=reason)
    assert issued.not_ready_reason == ""
    for language in ("en", "fr", "ja"):
        assert any(reason in text for text in note(issued, language))


def test_confirmed_translations_need_no_reason(third: Dialogue, secretariat: User) -> None:
    Commitment.objects.filter(reference="MOC-2026-002").update(title_en="Investment seminars for small companies")
    made = draft(third, secretariat)
    for row in translations.unapproved(third, issuing.preview(dialogue=third, at=AT).items):
        confirm(row, by=secretariat.pk)
    issued = issuing.issue(agenda=made, by=secretariat, at=AT, on=ON)
    assert issued.not_ready_reason == ""


def test_the_internal_reason_is_not_printed_and_settles_no_translation(third: Dialogue, secretariat: User) -> None:
    CmwgStatus.objects.all().delete()
    Commitment.objects.filter(reference="MOC-2026-002").update(title_en="Investment seminars for small companies")
    with pytest.raises(IssueRefusedError, match="older than their original"):
        issue(third, secretariat, not_ready_reason="Internal matter.")
    issued = issue(third, secretariat, not_ready_reason="Internal matter.", translations_reason="Deadline of the host.")
    assert issued.not_ready_reason == "Internal matter."
    assert not any("Internal matter." in text for text in note(issued))
    assert any("Deadline of the host." in text for text in note(issued))


def test_only_printed_texts_are_checked(third: Dialogue, secretariat: User) -> None:
    cited = Commitment.objects.filter(reference="MOC-2026-002")
    cited.update(text_en="One", text_fr="Un", text_ja="")
    cited.update(text_en="Two")
    draft(third, secretariat)
    assert unapproved(third) == set()
    update = CmwgStatus.objects.create(
        dialogue=third, as_of=ON, source="Minutes", original_language="en", text_en="One", text_fr="Un"
    )
    CmwgStatus.objects.filter(pk=update.pk).update(text_en="Two")
    assert unapproved(third) == {("dialogue_cmwgstatus", "text")}


def test_a_commitment_on_the_agenda_since_the_draft_is_checked(third: Dialogue, secretariat: User) -> None:
    draft(third, secretariat)
    AgendaItem.objects.filter(agenda__dialogue=third).update(records=[])
    Commitment.objects.filter(reference="MOC-2026-002").update(title_en="Investment seminars for small companies")
    assert unapproved(third) == {("commitments_commitment", "title")}


def test_texts_that_not_all_participants_see_are_neither_checked_nor_shown(third: Dialogue, secretariat: User) -> None:
    mark = HandlingMark.objects.exclude(audience__in=SHARED)[0]
    Commitment.objects.filter(reference="MOC-2026-002").update(
        title_en="Investment seminars for small companies", mark=mark
    )
    paper = Paper.objects.create(
        dialogue=third, mark=mark, number=90, original_language="en", title_en="One", title_fr="Un"
    )
    Paper.objects.filter(pk=paper.pk).update(title_en="Two")
    assert unapproved(third) == set()
    shown = issuing.preview(dialogue=third, at=AT)
    warnings = issue_checks.check(dialogue=third, register=shown.register, items=shown.items, at=AT, viewer=secretariat)
    assert issue_checks.CheckKind.UNAPPROVED not in {warning.kind for warning in warnings}


def test_items_of_the_register_have_english_as_their_original(third: Dialogue, secretariat: User) -> None:
    with override("ja"):
        made = draft(third, secretariat)
    rows = AgendaItem.objects.filter(agenda=made, origin=ItemOrigin.REGISTER)
    assert set(rows.values_list("original_language", flat=True)) == {"en"}


def test_facts_that_differ_are_listed_until_a_person_confirms_the_translation(
    third: Dialogue, secretariat: User
) -> None:
    texts = {"title_en": "Seminars for 3 companies", "title_fr": "Séminaires pour 4 entreprises", "title_ja": "3社向け"}
    Commitment.objects.filter(reference="MOC-2026-002").update(**texts)
    draft(third, secretariat)

    def listed() -> list[issue_checks.IssueWarning]:
        shown = issuing.preview(dialogue=third, at=AT)
        facts = {"dialogue": third, "register": shown.register, "items": shown.items, "at": AT, "viewer": secretariat}
        return [each for each in issue_checks.check(**facts) if each.kind is issue_checks.CheckKind.FACTS]

    (warning,) = listed()
    assert warning.link.endswith("/title/fr/")
    assert "title (French), MOC-2026-002: facts differ" in warning.sentence
    for row in translations.on_agenda(third, issuing.preview(dialogue=third, at=AT).items):
        confirm(row, by=secretariat.pk)
    assert listed() == []
