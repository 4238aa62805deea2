"""Raising a handling mark is free; lowering it needs the originator and a reason, on whatever way it is done."""

import pytest
from django.db import transaction
from django.template import Context, Template
from django.utils import translation

from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.exceptions import NotOriginatorError
from contacts.models import MarkEquivalent, Participant, User
from contacts.services import marks
from core.refusals.errors import DomainError, ReasonMissingError
from core.text.multilingual_text import LANGUAGES
from dialogue.models import Dialogue
from tests.factories.commitments import CommitmentFactory, EvidenceFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, SideFactory, UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db


def somebody(role: Role, participant: Participant | None = None) -> User:
    return UserFactory.create(role=role, participant=participant if role.belongs_to_participant else None)


@pytest.fixture
def commitment() -> Commitment:
    return CommitmentFactory.create(mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))


def refusal(record: Commitment | Dialogue, by: User | None, reason: str = "Agreed.") -> type[DomainError] | None:
    public = HandlingMarkFactory.create(audience=Audience.PUBLIC)
    try:
        marks.allow(record=record, mark=public, by=by, reason=reason)
    except DomainError as refused:
        return type(refused)
    return None


def test_only_the_originator_lowers_a_mark_and_says_why(commitment: Commitment) -> None:
    own, other = commitment.lead, ParticipantFactory.create()
    for role in (Role.EDITOR, Role.CONTACT_OFFICER, Role.PARTNER):
        assert refusal(commitment, somebody(role, own)) is None
        assert refusal(commitment, somebody(role, own), reason=" ") is ReasonMissingError
        assert refusal(commitment, somebody(role, other)) is NotOriginatorError
    for role in (Role.READER, Role.SECRETARIAT, Role.ADMINISTRATOR):
        assert refusal(commitment, somebody(role, own)) is NotOriginatorError
    assert refusal(commitment, None) is NotOriginatorError
    evidence = EvidenceFactory.create(commitment=commitment, mark=commitment.mark)
    assert refusal(evidence, somebody(Role.EDITOR, own)) is None
    assert refusal(evidence, somebody(Role.SECRETARIAT)) is NotOriginatorError


def test_who_is_refused_is_told_whom_to_ask(commitment: Commitment) -> None:
    assert commitment.lead is not None
    with pytest.raises(NotOriginatorError, match=f"Only {commitment.lead.code}, .*Contact its contact point"):
        marks.allow(
            record=commitment,
            mark=HandlingMarkFactory.create(audience=Audience.PUBLIC),
            by=somebody(Role.SECRETARIAT),
            reason="It suits us.",
        )


def test_everybody_who_may_write_raises_a_mark(commitment: Commitment) -> None:
    named = HandlingMarkFactory.create(audience=Audience.NAMED)
    for mark in (named, commitment.mark, None):
        marks.allow(record=commitment, mark=mark, by=somebody(Role.SECRETARIAT), reason="")


def test_what_belongs_to_no_participant_is_lowered_by_the_secretariat() -> None:
    dialogue = DialogueFactory.create(mark=HandlingMarkFactory.create(audience=Audience.PARTICIPANTS))
    assert refusal(dialogue, somebody(Role.SECRETARIAT)) is None
    assert refusal(dialogue, somebody(Role.EDITOR, ParticipantFactory.create())) is NotOriginatorError


def test_who_takes_the_lead_away_is_not_the_originator_for_that(commitment: Commitment) -> None:
    own = commitment.lead
    commitment.lead = None
    commitment.save(update_fields=["lead"])
    assert refusal(commitment, somebody(Role.SECRETARIAT)) is NotOriginatorError
    assert refusal(commitment, somebody(Role.EDITOR, own)) is None


def test_whoever_gets_the_lead_gets_no_say_in_the_mark_that_is_there(commitment: Commitment) -> None:
    """Else the secretariat could give a record to somebody who makes it public."""
    first, second = commitment.lead, ParticipantFactory.create()
    assert first is not None
    commitment.lead = second
    commitment.save(update_fields=["lead"])
    assert refusal(commitment, somebody(Role.EDITOR, second)) is NotOriginatorError
    assert refusal(commitment, somebody(Role.EDITOR, first)) is None
    with pytest.raises(
        NotOriginatorError, match=f"Only {first.code}, which set this marking, .* Return the record to it"
    ):
        marks.allow(
            record=commitment,
            mark=HandlingMarkFactory.create(audience=Audience.PUBLIC),
            by=somebody(Role.CONTACT_OFFICER, second),
            reason="It suits us.",
        )


def test_whoever_raises_the_mark_of_what_they_got_lowers_it_as_far_as_it_was(commitment: Commitment) -> None:
    first, second = commitment.lead, ParticipantFactory.create()
    named = HandlingMarkFactory.create(audience=Audience.NAMED)
    own = commitment.mark
    for column, value in (("lead", second), ("mark", named)):
        setattr(commitment, column, value)
        commitment.save(update_fields=[column])
    editor = somebody(Role.EDITOR, second)
    marks.allow(record=commitment, mark=own, by=editor, reason="Agreed.")
    # Neither of the two alone gives it to everybody.
    for participant in (first, second):
        assert refusal(commitment, somebody(Role.EDITOR, participant)) is NotOriginatorError


# Rows of evidence and of its commitment have their moments only once they are committed.
@pytest.mark.django_db(transaction=True)
def test_evidence_is_his_who_led_its_commitment_when_it_got_its_mark() -> None:
    own = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    commitment = CommitmentFactory.create()
    before = EvidenceFactory.create(commitment=commitment, mark=own)
    first, second = commitment.lead, ParticipantFactory.create()
    commitment.lead = second
    commitment.save(update_fields=["lead"])
    after = EvidenceFactory.create(commitment=commitment, mark=own)
    for evidence, originator, other in ((before, first, second), (after, second, first)):
        assert refusal(evidence, somebody(Role.EDITOR, originator)) is None
        assert refusal(evidence, somebody(Role.EDITOR, other)) is NotOriginatorError


@pytest.mark.django_db(transaction=True)
def test_evidence_that_is_saved_together_with_a_new_lead_is_the_new_one_s() -> None:
    """One form has both, and writes the commitment first: all rows of a transaction have the same moment."""
    own = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    commitment = CommitmentFactory.create()
    first, second = commitment.lead, ParticipantFactory.create()
    with transaction.atomic():
        commitment.lead = second
        commitment.save(update_fields=["lead"])
        evidence = EvidenceFactory.create(commitment=commitment, mark=own)
    assert refusal(evidence, somebody(Role.EDITOR, second)) is None
    assert refusal(evidence, somebody(Role.EDITOR, first)) is NotOriginatorError


def test_what_was_marked_while_it_was_nobody_s_is_the_first_ministry_s_to_which_it_comes() -> None:
    commitment = CommitmentFactory.create(lead=None, mark=HandlingMarkFactory.create(audience=Audience.PARTICIPANTS))
    assert refusal(commitment, somebody(Role.SECRETARIAT)) is None
    commitment.lead = ParticipantFactory.create()
    commitment.save(update_fields=["lead"])
    assert refusal(commitment, somebody(Role.SECRETARIAT)) is NotOriginatorError
    assert refusal(commitment, somebody(Role.EDITOR, commitment.lead)) is None


def test_a_mark_in_full_has_the_words_of_the_participants_and_of_countries_and_no_label_of_tlp() -> None:
    mark = HandlingMarkFactory.create(audience=Audience.PARTICIPANTS, tlp="TLP:GREEN", name_en="Participants only")
    assert mark.in_full.en == "Participants only"
    side = SideFactory.create(name_en="Elbonia", name_fr="Elbonie", name_ja="")
    MarkEquivalent.objects.create(mark=mark, side=side, name_en="Level 2", name_fr="Niveau 2")
    assert [mark.in_full.reading(language).text for language in LANGUAGES[:2]] == [
        "Participants only (Elbonia: Level 2)",
        f"{mark.name.reading('fr').text} (Elbonie: Niveau 2)",
    ]
    with translation.override("fr"):
        assert str(mark.in_full).endswith("(Elbonie: Niveau 2)")
        page = Template("{% load moc %}{% mark_in_full mark %}").render(Context({"mark": mark}))
        assert "TLP" not in page
        assert ">Elbonie: Niveau 2<" in page
