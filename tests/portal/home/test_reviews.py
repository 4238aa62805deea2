"""Review of old commitments from the home page of the lead, and what the agenda makes of it."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from audit.history_reader import event_model
from commitments.enums import CommitmentState, ReviewAnswer
from commitments.models import Commitment
from commitments.services import reviews
from contacts.enums import Audience, Role
from core.refusals.errors import ReasonMissingError
from dialogue.services.register import read_register
from tests.factories.commitments import CommitmentFactory, StateChangeFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import DialogueFactory
from tests.fixtures.ministries import Ministries, SignIn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
HOME = reverse("home")


def old(ministries: Ministries, **fields: object) -> Commitment:
    fields = {"lead": ministries.ours, "state": CommitmentState.ACTIVE} | fields
    commitment = CommitmentFactory.create(**fields)
    StateChangeFactory.create(commitment=commitment, on=date(2025, 4, 1))
    return commitment


def answer_url(commitment: Commitment, review: str) -> str:
    return reverse("commitments:review-act", args=[commitment.reference, review])


def test_the_home_page_lists_old_commitments_of_the_own_ministry(ministries: Ministries, sign_in: SignIn) -> None:
    ours = old(ministries)
    DialogueFactory.create(instrument=ours.instrument, held_on=date(2027, 2, 9))
    old(ministries, lead=ministries.theirs)
    old(ministries, state=CommitmentState.COMPLETED)
    young = CommitmentFactory.create(lead=ministries.ours, state=CommitmentState.ACTIVE)
    StateChangeFactory.create(commitment=young, on=date(2026, 4, 1))
    client = sign_in(Role.EDITOR)
    found = client.get(HOME).context["reviews"]
    assert [each.reference for each, _links in found.rows] == [ours.reference]
    assert [link.url for link in found.rows[0][1]] == [answer_url(ours, review) for review in ReviewAnswer]
    answer = client.post(answer_url(ours, "keep"), {"reason": "It goes on."})
    assert (answer.status_code, answer["Location"]) == (302, HOME)
    ours.refresh_from_db()
    assert (ours.review, ours.review_reason, ours.reviewed_on) == ("keep", "It goes on.", date(2026, 11, 25))
    assert client.get(HOME).context["reviews"] is None
    last = event_model(Commitment).objects.filter(pgh_obj_id=ours.pk).latest("pgh_id")
    assert last.pgh_context["reason"] == "It goes on."


def test_without_a_date_of_the_next_dialogue_nothing_is_reviewed(ministries: Ministries, sign_in: SignIn) -> None:
    DialogueFactory.create(instrument=old(ministries).instrument)
    assert sign_in(Role.EDITOR).get(HOME).context["reviews"] is None


def test_before_the_period_for_answers_nothing_is_reviewed(ministries: Ministries, sign_in: SignIn) -> None:
    dialogue = DialogueFactory.create(instrument=old(ministries).instrument, held_on=date(2027, 5, 28))
    client = sign_in(Role.EDITOR)
    assert client.get(HOME).context["reviews"] is None
    # 183 days after the present day.
    dialogue.held_on = date(2027, 5, 27)
    dialogue.save()
    assert client.get(HOME).context["reviews"].count == 1


def test_a_restated_commitment_is_edited_next(ministries: Ministries, sign_in: SignIn) -> None:
    ours = old(ministries)
    client = sign_in(Role.EDITOR)
    assert answer_url(ours, "keep") not in client.get(ours.get_absolute_url()).text
    answer = client.post(answer_url(ours, "restate"), {"reason": "Another partner."})
    assert answer["Location"] == reverse("commitments:edit-commitment", args=[ours.reference])
    # The page of the commitment leads to a correction of the answer.
    page = client.get(ours.get_absolute_url()).text
    assert f"Review of {ours.reference} saved." in page
    assert answer_url(ours, "keep") in page


def test_only_the_lead_answers_and_only_with_a_reason(ministries: Ministries, sign_in: SignIn) -> None:
    ours, theirs = old(ministries), old(ministries, lead=ministries.theirs)
    hidden = old(ministries, lead=ministries.theirs, mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))
    client = sign_in(Role.EDITOR)
    assert client.post(answer_url(ours, "close"), {"reason": " "}).status_code == 400
    assert client.post(answer_url(theirs, "close"), {"reason": "Done."}).status_code == 403
    assert client.post(answer_url(hidden, "close"), {"reason": "Done."}).status_code == 404
    assert sign_in(Role.SECRETARIAT).post(answer_url(ours, "close"), {"reason": "Done."}).status_code == 403
    assert sign_in(Role.READER).post(answer_url(ours, "close"), {"reason": "Done."}).status_code == 403
    closed = old(ministries, state=CommitmentState.COMPLETED)
    assert client.post(answer_url(closed, "close"), {"reason": "Done."}).status_code == 400
    assert not Commitment.objects.exclude(review="").exists()
    with pytest.raises(ReasonMissingError):
        reviews.answer(commitment=ours, review=ReviewAnswer.KEEP, reason=" ", on=date(2026, 11, 25))


def test_the_agenda_reads_the_answer(ministries: Ministries) -> None:
    ours = old(ministries, mark=HandlingMarkFactory.create(audience=Audience.PARTICIPANTS))
    dialogue = DialogueFactory.create(instrument=ours.instrument, held_on=date(2027, 2, 9))
    reviews.answer(commitment=ours, review=ReviewAnswer.CLOSE, reason="It is done.", on=date(2026, 11, 25))
    register = read_register(dialogue=dialogue, as_of=datetime(2026, 11, 26, tzinfo=UTC))
    (fact,) = register.commitments
    assert (fact.review, fact.review_reason, fact.reviewed_on) == (
        ReviewAnswer.CLOSE,
        "It is done.",
        date(2026, 11, 25),
    )
