"""A ministry's proposal from its draft to the agenda, or to the reason why it is not there."""

from datetime import UTC, datetime
from typing import Any

import pytest

from commitments.models import Provision
from contacts.enums import Audience, Role
from contacts.models import ContactPoint, Message, Participant, User
from core.changes.translations import Translation
from core.refusals.errors import ReasonMissingError, TransitionNotAllowedError
from dialogue.documents.agenda import Annotation
from dialogue.enums import DialogueStatus, ItemOrigin, PlanStep, ProposalState
from dialogue.exceptions import DraftMissingError, ItemPlaceError
from dialogue.models import Agenda, AgendaItem, Dialogue, PlannedStep, Proposal
from dialogue.services import agenda_items, proposals
from dialogue.services.agendas import compile_agenda, save_draft
from tests import tables
from tests.constraint_assertions import refused_by, update
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory, UserFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()
    ContactPoint.objects.update_or_create(
        participant=Participant.objects.get(code="METI"), defaults={"mailbox": "point@example.test"}
    )


@pytest.fixture
def third() -> Dialogue:
    found: Dialogue = Dialogue.objects.get(number=3)
    return found


@pytest.fixture
def secretariat() -> User:
    return UserFactory.create(role=Role.SECRETARIAT)


@pytest.fixture
def editor() -> User:
    return UserFactory.create(role=Role.EDITOR, participant=Participant.objects.get(code="METI"))


@pytest.fixture
def draft(third: Dialogue, editor: User) -> Proposal:
    return drafted(third, editor)


@pytest.fixture
def sent(draft: Proposal, editor: User) -> Proposal:
    proposals.send(proposal=draft, by=editor, at=AT)
    return draft


def drafted(dialogue: Dialogue, by: User, **fields: Any) -> Proposal:
    proposal = Proposal(dialogue=dialogue, participant=by.participant, title_en="Passports of batteries", **fields)
    proposals.save_draft(proposal=proposal, by=by)
    return proposal


def reasons_of(dialogue: Dialogue, key: str, **asked: Any) -> list[str]:
    document = compile_agenda(dialogue=dialogue, language="en", as_of=AT, **asked)
    return [reason.words for each in document.annotations if each.key == key for reason in each.reasons]


def test_what_is_sent_waits_in_the_backlog(sent: Proposal, editor: User) -> None:
    sent.refresh_from_db()
    assert (sent.state, sent.proposed_by, sent.proposed_at, sent.is_late) == (ProposalState.PROPOSED, editor, AT, False)
    assert list(Proposal.objects.backlog()) == [sent]


@pytest.mark.parametrize(
    ("at", "late"),
    [
        # 15 January ends in Ottawa fourteen hours after it has ended in Tokyo.
        (datetime(2027, 1, 16, 4, 59, tzinfo=UTC), False),
        (datetime(2027, 1, 16, 5, 0, tzinfo=UTC), True),
    ],
)
def test_it_is_late_once_the_day_has_ended_in_both_capitals(
    at: datetime, late: bool, third: Dialogue, draft: Proposal, editor: User
) -> None:
    PlannedStep.objects.create(dialogue=third, step=PlanStep.PROPOSALS, on="2027-01-15")
    proposals.send(proposal=draft, by=editor, at=at)
    assert draft.is_late is late


def test_nobody_sends_for_another_ministry(draft: Proposal, secretariat: User) -> None:
    other = UserFactory.create(role=Role.EDITOR, participant=Participant.objects.get(code="GAC"))
    for somebody in (secretariat, other):
        with refused_by("proposal_sent_by_its_own"):
            update(draft, state="proposed", proposed_at=AT, proposed_by_id=somebody.pk)


def test_what_the_secretariat_enters_is_marked_and_the_ministry_sends_it(
    third: Dialogue, secretariat: User, editor: User
) -> None:
    proposal = Proposal(dialogue=third, participant=editor.participant, title_en="Entered on behalf")
    proposals.save_draft(proposal=proposal, by=secretariat)
    assert proposal.is_on_behalf
    proposals.send(proposal=proposal, by=editor, at=AT)
    assert proposal.is_on_behalf


def test_what_was_sent_is_not_changed(sent: Proposal, editor: User) -> None:
    sent.title_en = "Another"
    with pytest.raises(TransitionNotAllowedError, match="cannot be edited"):
        proposals.save_draft(proposal=sent, by=editor, changed=["title_en"])


def test_a_dialogue_that_is_over_takes_no_proposals(third: Dialogue, editor: User) -> None:
    waiting = drafted(third, editor)
    Dialogue.objects.filter(pk=third.pk).update(status=DialogueStatus.CANCELLED)
    third.refresh_from_db()
    with pytest.raises(TransitionNotAllowedError, match="Third Dialogue is over"):
        drafted(third, editor)
    with pytest.raises(TransitionNotAllowedError, match="Third Dialogue is over"):
        proposals.send(proposal=waiting, by=editor, at=AT)


def test_a_ministry_withdraws_what_is_not_settled(sent: Proposal, editor: User) -> None:
    proposals.withdraw(proposal=sent, by=editor, at=AT)
    assert (sent.state, sent.settled_by) == (ProposalState.WITHDRAWN, editor)
    assert not Proposal.objects.backlog()
    with pytest.raises(TransitionNotAllowedError):
        proposals.withdraw(proposal=sent, by=editor, at=AT)


def test_an_accepted_proposal_is_an_item_that_says_who_proposed_it(
    sent: Proposal, third: Dialogue, secretariat: User
) -> None:
    Proposal.objects.filter(pk=sent.pk).update(presenter="Fictitious presenter", minutes=25)
    sent.refresh_from_db()
    sent.provision = Provision.objects.get(code="2(c)(viii)")
    sent.save()
    save_draft(dialogue=third, as_of=AT, by=secretariat)
    item = proposals.accept(proposal=sent, by=secretariat, at=AT)
    assert (item.title_en, item.minutes, item.presenter) == ("Passports of batteries", 25, "Fictitious presenter")
    assert (item.lead, item.origin, item.reasons) == (sent.participant, ItemOrigin.ADDED, ["proposed"])
    assert (sent.state, sent.item_key) == (ProposalState.ACCEPTED, item.key)
    assert reasons_of(third, item.key) == ["Proposed by METI on 25 November 2026."]
    # The draft is the secretariat's until the agenda is issued.
    assert reasons_of(third, item.key, edited=False) == []


def test_a_late_one_says_so_on_the_agenda(third: Dialogue, draft: Proposal, editor: User, secretariat: User) -> None:
    PlannedStep.objects.create(dialogue=third, step=PlanStep.PROPOSALS, on="2026-11-01")
    proposals.send(proposal=draft, by=editor, at=AT)
    save_draft(dialogue=third, as_of=AT, by=secretariat)
    other = AgendaItem.objects.get(agenda__dialogue=third, key="other-matters")
    item = proposals.accept(proposal=draft, by=secretariat, at=AT, under=other)
    assert (item.parent, item.is_late) == (other, True)
    assert reasons_of(third, item.key) == ["Proposed by METI on 25 November 2026, after proposals had closed."]


def test_a_proposal_is_spoken_of_with_an_item_that_is_there(sent: Proposal, third: Dialogue, secretariat: User) -> None:
    save_draft(dialogue=third, as_of=AT, by=secretariat)
    before = AgendaItem.objects.count()
    item = AgendaItem.objects.get(agenda__dialogue=third, key="area:2(c)(viii)")
    proposals.accept_into(proposal=sent, item=item, by=secretariat, at=AT)
    assert AgendaItem.objects.count() == before
    assert reasons_of(third, item.key)[-1] == "Proposed by METI on 25 November 2026."


def words_of(one: Annotation) -> str:
    texts = [*(each.text for each in (*one.paragraphs, *one.remarks)), *(text for _label, text in one.box)]
    return " ".join(map(str, texts))


def annotation(dialogue: Dialogue, key: str, language: str = "en") -> Annotation:
    document = compile_agenda(dialogue=dialogue, language=language, as_of=AT)
    return next(each for each in document.annotations if each.key == key)


@pytest.mark.parametrize("edited", [False, True])
def test_what_is_spoken_of_with_an_item_keeps_its_words_presenter_and_minutes(
    third: Dialogue, draft: Proposal, editor: User, secretariat: User, *, edited: bool
) -> None:
    draft.title_fr, draft.background_en, draft.decision_en = "Passeports", "Two countries try them.", "To compare them."
    draft.presenter, draft.minutes = "Fictitious Person", 15
    draft.save()
    proposals.send(proposal=draft, by=editor, at=AT)
    save_draft(dialogue=third, as_of=AT, by=secretariat)
    item = AgendaItem.objects.get(agenda__dialogue=third, key="other-matters")
    minutes = item.minutes or 0
    if edited:
        item.background_en = "Changed by a person."
        agenda_items.edit(item=item, by=secretariat, changed=["background_en"])
    proposals.accept_into(proposal=draft, item=item, by=secretariat, at=AT)
    told = annotation(third, item.key)
    said = words_of(told)
    for words in ("METI: Passports of batteries. Presenter: Fictitious Person. 15 minutes.", "Two countries try them."):
        assert words in said
    assert "To compare them." in said
    assert "METI : Passeports" in words_of(annotation(third, item.key, "fr")).replace("\xa0", " ")
    assert told.minutes == minutes + 15
    # What a person saves afterwards has the minutes in it once.
    save_draft(dialogue=third, as_of=AT, by=secretariat)
    assert annotation(third, item.key).minutes == minutes + 15
    proposals.return_to_backlog(proposal=draft, by=secretariat, at=AT)
    assert edited or AgendaItem.objects.get(pk=item.pk).minutes == minutes


def test_an_item_of_timed_sub_items_takes_no_proposal_with_it(
    sent: Proposal, third: Dialogue, secretariat: User
) -> None:
    save_draft(dialogue=third, as_of=AT, by=secretariat)
    parent = AgendaItem.objects.get(agenda__dialogue=third, key="areas")
    with pytest.raises(ItemPlaceError, match="sub-items"):
        proposals.accept_into(proposal=sent, item=parent, by=secretariat, at=AT)


def test_the_item_names_no_commitment_that_another_ministry_may_not_see(
    third: Dialogue, editor: User, secretariat: User
) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    hidden = CommitmentFactory.create(instrument=third.instrument, lead=editor.participant, mark=narrow)
    shared = CommitmentFactory.create(instrument=third.instrument, lead=editor.participant)
    save_draft(dialogue=third, as_of=AT, by=secretariat)
    for commitment, named in ((hidden, []), (shared, [shared.reference])):
        proposal = drafted(third, editor, commitment=commitment)
        proposals.send(proposal=proposal, by=editor, at=AT)
        item = proposals.accept(proposal=proposal, by=secretariat, at=AT)
        assert item.records == named
        assert hidden.reference not in repr(compile_agenda(dialogue=third, language="en", as_of=AT))


def test_without_a_draft_nothing_is_taken_up(sent: Proposal, secretariat: User) -> None:
    with pytest.raises(DraftMissingError):
        proposals.accept(proposal=sent, by=secretariat, at=AT)
    sent.refresh_from_db()
    assert sent.state == ProposalState.PROPOSED


def test_what_is_left_out_has_a_reason_and_its_ministry_is_told(sent: Proposal, secretariat: User) -> None:
    with pytest.raises(ReasonMissingError):
        proposals.decline(proposal=sent, by=secretariat, at=AT, reason=" ")
    proposals.decline(proposal=sent, by=secretariat, at=AT, reason="100 % of it is before the CMWG.")
    letter = Message.objects.get()
    assert (letter.participant, letter.subject) == (sent.participant, "Third Dialogue: your proposal was declined")
    assert "Reason: 100 % of it is before the CMWG." in letter.text
    assert letter.link == f"/dialogues/3/proposals/{sent.pk}/"


def test_what_goes_back_to_the_backlog_leaves_the_draft_and_can_be_accepted_again(
    sent: Proposal, third: Dialogue, secretariat: User
) -> None:
    save_draft(dialogue=third, as_of=AT, by=secretariat)
    item = proposals.accept(proposal=sent, by=secretariat, at=AT)
    proposals.return_to_backlog(proposal=sent, by=secretariat, at=AT)
    item.refresh_from_db()
    assert (item.origin, sent.state, sent.item_key) == (ItemOrigin.REMOVED, ProposalState.PROPOSED, "")
    again = proposals.accept(proposal=sent, by=secretariat, at=AT.replace(hour=13))
    assert again.key != item.key
    subjects = list(Message.objects.order_by("pk").values_list("subject", flat=True))
    assert subjects == [
        "Third Dialogue: your proposal is on the draft agenda",
        "Third Dialogue: your proposal is under review again",
        "Third Dialogue: your proposal is on the draft agenda",
    ]


def test_the_item_of_a_proposal_and_its_copies_have_the_status_of_its_translations(
    third: Dialogue, secretariat: User, sent: Proposal
) -> None:
    Proposal.objects.filter(pk=sent.pk).update(title_fr="Passeports", background_en="One", background_fr="Un")
    Proposal.objects.filter(pk=sent.pk).update(background_en="Two")
    sent.refresh_from_db()
    save_draft(dialogue=third, as_of=AT, by=secretariat)
    item = proposals.accept(proposal=sent, by=secretariat, at=AT)
    Agenda.objects.filter(pk=item.agenda_id).update(status="issued", issued_on=AT.date(), issued_at=AT)
    copied = save_draft(dialogue=third, as_of=AT, by=secretariat).items.get(key=item.key)
    for row in (item, copied):
        found = Translation.objects.of([row]).exclude(state="missing")
        assert set(found.values_list("text", "language", "state")) == {
            ("title", "fr", "approved"),
            ("background", "fr", "old"),
        }
