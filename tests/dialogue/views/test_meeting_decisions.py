"""Decisions of meetings: numbered once, listed apart from joint decisions, and proposed for concurrence."""

from datetime import date

import pytest
from django.urls import reverse

from commitments.enums import DecisionState
from commitments.models import JointDecision
from contacts.enums import Role
from contacts.models import User
from core.changes.translations import Translation
from dialogue.models import Dialogue, ItemOutcome
from dialogue.services import meeting_decisions, outcomes
from tests.factories.contacts import UserFactory
from tests.factories.meeting_entries import dialogue_with_agenda, minute, seated
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db
PAGE = reverse("dialogue:meeting-decisions")


@pytest.fixture
def dialogue() -> Dialogue:
    return dialogue_with_agenda()


@pytest.fixture
def secretariat() -> User:
    return UserFactory.create(role=Role.SECRETARIAT)


def typed(dialogue: Dialogue, by: User, item: str, version: int, **fields: str) -> ItemOutcome:
    return outcomes.save(dialogue=dialogue, item_key=item, version=version, fields=fields, by=by, at=minute(5))


def propose(outcome: ItemOutcome) -> str:
    return reverse("dialogue:propose-for-concurrence", args=[outcome.pk])


def test_a_decision_gets_its_number_once(dialogue: Dialogue, secretariat: User) -> None:
    second = typed(dialogue, secretariat, "area:a", 0, decision_en="To meet twice.")
    typed(dialogue, secretariat, "opening", 0, summary_en="It was opened.")
    first = typed(dialogue, secretariat, "opening", 1, decision_en="To adopt the agenda.")
    typed(dialogue, secretariat, "area:a", 1, decision_en="To meet three times.")
    second.refresh_from_db()
    assert (second.decision_code, first.decision_code) == (f"{dialogue.number}/D1", f"{dialogue.number}/D2")


def test_the_list_has_the_decisions_and_no_other_outcome(dialogue: Dialogue, secretariat: User) -> None:
    typed(dialogue, secretariat, "opening", 0, summary_en="It was opened.")
    made = typed(dialogue, secretariat, "area:a", 0, decision_en="To meet twice.")
    reader = UserFactory.create(role=Role.READER, participant=seated(dialogue))
    answer = signed_in(reader).get(PAGE)
    assert [each for each, _joint in answer.context["rows"]] == [made]
    assert propose(made) not in answer.text
    # A decision that was deleted again keeps its number and is not listed.
    typed(dialogue, secretariat, "area:a", 1, decision_en="")
    assert "No decisions of a Dialogue yet." in signed_in(reader).get(PAGE).text


def test_one_click_drafts_the_joint_decision(dialogue: Dialogue, secretariat: User) -> None:
    made = typed(dialogue, secretariat, "area:a", 0, decision_en="To meet twice.", original_language="en")
    editor = UserFactory.create(role=Role.EDITOR, participant=seated(dialogue))
    client = signed_in(editor)
    assert propose(made) in client.get(PAGE).text
    answer = client.post(propose(made))
    draft = JointDecision.objects.get()
    assert answer["Location"] == draft.get_absolute_url()
    assert (draft.state, draft.text_en, draft.proposed_by) == (
        DecisionState.DRAFT,
        "To meet twice.",
        editor.participant,
    )
    assert draft.title_en == f"Decision {made.decision_code} of the {dialogue}"
    assert (draft.title_fr, draft.text_fr) == ("", "")
    page = client.get(PAGE).text
    assert draft.reference in page
    assert propose(made) not in page
    # Another ministry does not see the draft.
    other = signed_in(UserFactory.create(role=Role.EDITOR)).get(PAGE).text
    assert draft.reference not in other
    JointDecision.objects.filter(pk=draft.pk).update(state=DecisionState.WITHDRAWN, withdrawn_on=date(2026, 11, 29))
    assert client.post(propose(made)).status_code == 302
    assert JointDecision.objects.count() == 2


def test_the_draft_has_the_status_of_the_translations_of_the_decision(dialogue: Dialogue, secretariat: User) -> None:
    texts = {"decision_en": "To meet once.", "decision_fr": "Se réunir.", "original_language": "en"}
    made = typed(dialogue, secretariat, "area:a", 0, **texts)
    typed(dialogue, secretariat, "area:a", 1, decision_en="To meet twice.")
    editor = UserFactory.create(role=Role.EDITOR, participant=seated(dialogue))
    draft = meeting_decisions.draft(outcome=made, by=editor, on=date(2026, 11, 29))
    found = Translation.objects.of([draft]).filter(language="fr").values_list("text", "state")
    assert dict(found) == {"title": "approved", "text": "old"}


def test_a_reader_drafts_none(dialogue: Dialogue, secretariat: User) -> None:
    made = typed(dialogue, secretariat, "area:a", 0, decision_en="To meet twice.")
    reader = UserFactory.create(role=Role.READER, participant=seated(dialogue))
    assert signed_in(reader).post(propose(made)).status_code == 403
    assert not JointDecision.objects.exists()
