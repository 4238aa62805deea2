"""Notes of a ministry for its own delegation."""

import pytest

from contacts.enums import Role
from contacts.models import Participant, User
from dialogue.exceptions import EditedByOtherError
from dialogue.models import BriefNote, Dialogue
from dialogue.services import briefs
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return DialogueFactory.create()


@pytest.fixture
def ministry() -> Participant:
    return ParticipantFactory.create()


@pytest.fixture
def editor(ministry: Participant) -> User:
    return UserFactory.create(role=Role.EDITOR, participant=ministry)


def write(dialogue: Dialogue, by: User, text: str, before: str = "") -> None:
    briefs.write(dialogue=dialogue, item_key="opening", text=text, before=before, by=by)


def test_a_note_is_of_the_participant_of_who_wrote_it(dialogue: Dialogue, editor: User, ministry: Participant) -> None:
    write(dialogue, editor, "Ask first.")
    note = BriefNote.objects.get()
    assert (note.participant, note.written_by, note.text) == (ministry, editor, "Ask first.")


def test_each_ministry_has_a_note_of_its_own(dialogue: Dialogue, editor: User) -> None:
    other = UserFactory.create(role=Role.EDITOR, participant=ParticipantFactory.create())
    write(dialogue, editor, "Ask first.")
    write(dialogue, other, "Wait.")
    assert [note.text for note in BriefNote.objects.all().visible_to(editor)] == ["Ask first."]


def test_a_note_without_words_is_none(dialogue: Dialogue, editor: User) -> None:
    write(dialogue, editor, "Ask first.")
    write(dialogue, editor, "", before="Ask first.")
    assert not BriefNote.objects.exists()


def test_a_colleague_s_note_is_not_overwritten_unseen(dialogue: Dialogue, editor: User, ministry: Participant) -> None:
    colleague = UserFactory.create(role=Role.EDITOR, participant=ministry)
    write(dialogue, colleague, "Wait.")
    with pytest.raises(EditedByOtherError):
        write(dialogue, editor, "Ask first.")
    write(dialogue, editor, "Wait.")
    assert BriefNote.objects.get().written_by == colleague


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.ADMINISTRATOR])
def test_who_belongs_to_no_participant_has_no_notes(dialogue: Dialogue, editor: User, role: Role) -> None:
    write(dialogue, editor, "Ask first.")
    outsider = UserFactory.create(role=role)
    with pytest.raises(ValueError, match="belongs to no Participant"):
        write(dialogue, outsider, "Seen.")
    assert not BriefNote.objects.all().visible_to(outsider).exists()
