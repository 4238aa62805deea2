"""What the Participants say of the record, each for itself and to the text that was read."""

from datetime import timedelta

import pytest

from commitments.exceptions import AlreadyConcurredError, TextChangedError
from contacts.enums import Role
from contacts.exceptions import NotYoursError
from core.refusals.errors import ReasonMissingError
from dialogue.exceptions import RecordNotOpenError
from dialogue.models import Clearance
from dialogue.services import clearances
from dialogue.services.record_paragraphs import edit_paragraph
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.records import AT, LATER, Held, adopted, drafted, opened

pytestmark = pytest.mark.django_db


def edit_first(held: Held, words: str = "The Participants took note of the first item together.") -> None:
    first = held.paragraphs[0]
    edit_paragraph(
        paragraph=first,
        by=held.secretariat,
        at=LATER,
        text_hash=first.text_hash,
        texts={"en": words},
        original="en",
    )


def comment(held: Held, code: str, words: str = "“together” is missing.") -> Clearance:
    first = held.paragraphs[0]
    return clearances.comment(
        paragraph=first, comment=words, by=held.moc.officers[code], at=LATER, text_hash=first.text_hash
    )


def test_a_participant_clears_a_paragraph_once() -> None:
    held = opened()
    held.clear("CA1", paragraphs=held.paragraphs[:1])
    with pytest.raises(AlreadyConcurredError):
        held.clear("CA1", paragraphs=held.paragraphs[:1])
    assert Clearance.objects.standing().count() == 1


def test_a_text_that_was_changed_meanwhile_is_not_cleared() -> None:
    held = opened()
    read = held.paragraphs[:1]
    edit_first(held)
    with pytest.raises(TextChangedError, match="Paragraph 1 "):
        held.clear("CA1", paragraphs=read)


def test_a_change_of_the_text_voids_what_was_given_to_it_and_nothing_else() -> None:
    held = opened()
    held.clear("CA1", "JP1")
    edit_first(held)
    standing = Clearance.objects.standing().values_list("paragraph__text_en", flat=True)
    assert standing.count() == 4
    assert held.paragraphs[0].text_en not in standing
    assert set(Clearance.objects.filter(voided_at=LATER).values_list("participant__code", flat=True)) == {"CA1", "JP1"}


def test_a_comment_takes_a_clearance_back_and_a_clearance_a_comment() -> None:
    held = opened()
    held.clear("CA1", paragraphs=held.paragraphs[:1])
    given = comment(held, "CA1")
    assert (given.cleared, Clearance.objects.standing().get()) == (False, given)
    held.clear("CA1", paragraphs=held.paragraphs[:1], at=LATER + timedelta(hours=1))
    assert Clearance.objects.standing().get().cleared
    assert Clearance.objects.count() == 3


def test_a_comment_has_words() -> None:
    with pytest.raises(ReasonMissingError):
        comment(opened(), "CA1", "  ")


def test_one_may_clear_what_remains_after_reading_it() -> None:
    held = opened()
    held.clear("CA1", paragraphs=held.paragraphs[:1])
    read = {each.pk: each.text_hash for each in held.paragraphs}
    count = clearances.clear_remaining(record=held.record, by=held.moc.officers["CA1"], at=LATER, read=read)
    assert (count, Clearance.objects.standing().count()) == (2, 3)


def test_of_what_remains_none_is_cleared_where_one_was_changed() -> None:
    held = opened()
    read = {each.pk: each.text_hash for each in reversed(held.paragraphs)}
    edit_first(held)
    with pytest.raises(TextChangedError):
        clearances.clear_remaining(record=held.record, by=held.moc.officers["CA1"], at=LATER, read=read)
    assert not Clearance.objects.exists()


def test_paragraphs_of_another_record_are_not_among_what_remains() -> None:
    held = opened()
    read = {each.pk + 1000: each.text_hash for each in held.paragraphs}
    assert clearances.clear_remaining(record=held.record, by=held.moc.officers["CA1"], at=LATER, read=read) == 0


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.SECRETARIAT, Role.ADMINISTRATOR])
def test_only_contact_point_officers_clear(role: Role) -> None:
    held = opened()
    participant = held.moc.participants["CA1"] if role.belongs_to_participant else None
    held.moc.officers["CA1"] = UserFactory.create(role=role, participant=participant)
    with pytest.raises(NotYoursError):
        held.clear("CA1")


def test_who_has_no_seat_or_an_account_that_is_closed_clears_nothing() -> None:
    held = opened()
    outsider = UserFactory.create(role=Role.CONTACT_OFFICER, participant=ParticipantFactory.create())
    for officer in (outsider, held.moc.user("CA1", is_active=False)):
        held.moc.officers["CA1"] = officer
        with pytest.raises(NotYoursError):
            held.clear("CA1")


@pytest.mark.parametrize("made", [drafted, adopted])
def test_only_a_record_that_is_open_is_cleared(made: object) -> None:
    held = made()  # type: ignore[operator]
    with pytest.raises(RecordNotOpenError):
        held.clear("CA1", at=AT)
