"""Codes of the database and of the text are written with what they mean."""

import pytest
from django.test import Client
from django.urls import reverse

from commitments.enums import Actor, Effect, Stage
from commitments.forms.provisions import LONGEST
from commitments.models import Activity, Commitment, JointDecision, ProvisionText
from contacts.enums import Role
from tests.commitments.admin.decisions import person
from tests.factories.commitments import ActivityFactory, CommitmentFactory
from tests.factories.law import Memorandum, draft
from tests.fixtures.ministries import Ministries, SignIn, address

CHOSEN = {"stages": [Stage.UPSTREAM, Stage.MIDSTREAM], "actors": [Actor.RESEARCH]}


@pytest.mark.django_db
@pytest.mark.parametrize("model", ["commitments_commitment", "commitments_activity"])
def test_who_only_reads_a_record_reads_its_choices_by_their_labels(
    model: str, ministries: Ministries, sign_in: SignIn
) -> None:
    record: Commitment | Activity = (
        CommitmentFactory.create(lead=ministries.theirs, **CHOSEN)
        if model == "commitments_commitment"
        else ActivityFactory.create(organizer=ministries.theirs, **CHOSEN)
    )
    shown = sign_in(Role.READER).get(address("change", record, model=model), follow=True).text
    assert f"{Stage.UPSTREAM.label}; {Stage.MIDSTREAM.label}" in shown
    assert str(Actor.RESEARCH.label) in shown
    assert "upstream, midstream" not in shown


@pytest.mark.django_db
def test_who_edits_a_record_ticks_boxes_still(ministries: Ministries, sign_in: SignIn) -> None:
    record = CommitmentFactory.create(lead=ministries.ours, **CHOSEN)
    assert 'name="stages"' in sign_in(Role.EDITOR).get(address("change", record)).text


def edit_page(decision: JointDecision) -> str:
    return reverse("commitments:edit-decision", args=[decision.reference])


def client(moc: Memorandum) -> Client:
    return person(moc, Role.EDITOR, "JP1")


@pytest.mark.django_db
def test_a_provision_is_chosen_by_its_code_and_how_it_begins(moc: Memorandum) -> None:
    url = edit_page(draft(moc, effect=Effect.MODIFICATION))
    assert ">1(a): What 1(a) says in en.<" in client(moc).get(url).text
    assert "What 1(a) says in ja." in client(moc).get(url, headers={"accept-language": "ja"}).text


@pytest.mark.django_db
def test_of_a_long_provision_the_choice_has_the_beginning(moc: Memorandum) -> None:
    ProvisionText.objects.filter(provision__code="1(a)", language_version__language="en").update(text="word " * 50)
    shown = client(moc).get(edit_page(draft(moc, effect=Effect.MODIFICATION))).text
    begins = shown.partition(">1(a): ")[2].partition("<")[0]
    assert begins.endswith("…")
    assert len(begins) <= LONGEST
