"""The co-chairs' follow-up note: its five parts, its issue without the record, and the press line that waits for it."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest

from contacts.enums import Role
from contacts.exceptions import NotYoursError
from contacts.models import Message, Participant, User
from dialogue.enums import DocumentKind
from dialogue.exceptions import DocumentNotForYouError, NoteRefusedError
from dialogue.models import CoChair, ItemOutcome, ProducedDocument, Record
from dialogue.services import files, follow_up_notes, production
from dialogue.services.documents import FORMS
from tests.factories import pack
from tests.factories.contacts import UserFactory
from tests.factories.pack import AS_OF, OPEN_ITEM, Prepared
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr", "ja")
DECISIONS = {"en": "decided to hold a fictitious seminar.", "fr": "tenir un séminaire fictif.", "ja": "架空のセミナー"}


@pytest.fixture
def held() -> Prepared:
    made = pack.prepared()
    pack.hold(made.dialogue)
    return made


@pytest.fixture
def secretariat() -> User:
    user: User = UserFactory.create(role=Role.SECRETARIAT, participant=None)
    return user


def text(prepared: Prepared, kind: DocumentKind, language: str = "en") -> str:
    document = docx.Document(BytesIO(prepared.make(kind, "docx", language, edited=True).content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_has_five_parts_and_what_was_entered_at_the_meeting(held: Prepared, language: str) -> None:
    document = docx.Document(BytesIO(held.make(DocumentKind.NOTE, "docx", language, edited=True).content))
    numbers = [each.text.split(maxsplit=1)[0] for each in document.paragraphs if each.text.strip()]
    assert [number for number in numbers if number in {"1.", "2.", "3.", "4.", "5."}] == ["1.", "2.", "3.", "4.", "5."]
    written = text(held, DocumentKind.NOTE, language)
    assert DECISIONS[language] in written
    for present in ("3/1", "JCBD/3/NOTE", "ISDE" if language == "fr" else "ISED"):
        assert present in written


def test_the_note_states_the_last_day_for_objections_and_the_lead_times_of_the_next_dialogue(held: Prepared) -> None:
    written = text(held, DocumentKind.NOTE)
    assert "informs the secretariat by 8\u00a0December\u00a02026" in written or "8 December 2026" in written
    assert "12 weeks before" in written
    assert "Call for proposals." in written


def test_a_note_without_a_decision_invites_no_objection(held: Prepared) -> None:
    ItemOutcome.objects.all().delete()
    assert "objects to the wording" not in text(held, DocumentKind.NOTE)


def test_an_issued_note_is_stored_in_three_languages_and_goes_to_all(held: Prepared, secretariat: User) -> None:
    assert not Record.objects.exists()
    before = Message.objects.count()
    follow_up_notes.issue(dialogue=held.dialogue, by=secretariat, at=AS_OF)
    kept = ProducedDocument.objects.filter(kind=DocumentKind.NOTE)
    assert {(each.language, each.form) for each in kept} == {
        (language, form) for language in LANGUAGES for form in FORMS[DocumentKind.NOTE]
    }
    for code in ("METI", "GAC"):
        reader = UserFactory.create(role=Role.READER, participant=Participant.objects.get(code=code))
        assert kept.visible_to(reader).count() == kept.count()
    assert "Issued on" in text(held, DocumentKind.NOTE)
    assert "DRAFT" not in text(held, DocumentKind.NOTE)
    assert Message.objects.count() >= before
    # What is entered later is in no file of the note.
    ItemOutcome.objects.filter(item_key=OPEN_ITEM).update(decision_en="Something else.")
    for each in kept.filter(language="en"):
        assert each.file is not None
        later = held.make(DocumentKind.NOTE, each.form, as_of=AS_OF + timedelta(days=9))
        assert (later.name, later.content) == (each.name, files.read(each.file))


def test_a_note_is_issued_once_after_the_meeting_and_with_both_co_chairs(held: Prepared, secretariat: User) -> None:
    chair = CoChair.objects.filter(dialogue=held.dialogue).first()
    assert chair is not None
    CoChair.objects.filter(pk=chair.pk).update(official=None)
    with pytest.raises(NoteRefusedError, match="both co-chairs"):
        follow_up_notes.issue(dialogue=held.dialogue, by=secretariat, at=AS_OF)
    CoChair.objects.filter(pk=chair.pk).update(official=chair.official)
    follow_up_notes.issue(dialogue=held.dialogue, by=secretariat, at=AS_OF)
    with pytest.raises(NoteRefusedError, match="was issued"):
        follow_up_notes.issue(dialogue=held.dialogue, by=secretariat, at=AS_OF)


def test_no_note_is_issued_before_the_meeting_or_by_a_ministry(secretariat: User) -> None:
    made = pack.prepared()
    with pytest.raises(NoteRefusedError, match="has not been held"):
        follow_up_notes.issue(dialogue=made.dialogue, by=secretariat, at=AS_OF)
    officer = UserFactory.create(role=Role.CONTACT_OFFICER, participant=made.own)
    with pytest.raises(NotYoursError):
        follow_up_notes.issue(dialogue=made.dialogue, by=officer, at=AS_OF)
    with pytest.raises(DocumentNotForYouError):
        production.ask(
            dialogue=made.dialogue,
            kind=DocumentKind.NOTE,
            form="pdf",
            language="en",
            as_of=AS_OF,
            by=officer,
            at=AS_OF,
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_press_line_has_outcomes_only_after_the_issue_of_the_note(
    held: Prepared, secretariat: User, language: str
) -> None:
    assert DECISIONS[language] not in text(held, DocumentKind.PRESS_LINE, language)
    follow_up_notes.issue(dialogue=held.dialogue, by=secretariat, at=AS_OF)
    assert DECISIONS[language] in text(held, DocumentKind.PRESS_LINE, language)
    assert not ProducedDocument.objects.filter(kind=DocumentKind.PRESS_LINE).exists()


def test_the_statements_of_the_press_line_have_the_same_numbers_in_each_language(
    held: Prepared, secretariat: User
) -> None:
    follow_up_notes.issue(dialogue=held.dialogue, by=secretariat, at=AS_OF)
    numbered = []
    for language in LANGUAGES:
        document = docx.Document(BytesIO(held.make(DocumentKind.PRESS_LINE, "docx", language).content))
        styled = [each for each in document.paragraphs if each.style and each.style.name == "Numbered Text"]
        numbered.append([each.text.partition("\t")[0] for each in styled])
    assert numbered[0] == numbered[1] == numbered[2]
    assert numbered[0] == [str(number) for number in range(1, len(numbered[0]) + 1)]
    assert len(numbered[0]) >= 5


def test_the_note_is_shown_as_it_will_be_issued_and_a_look_at_it_issues_nothing(
    held: Prepared, secretariat: User
) -> None:
    client, address = signed_in(secretariat), "/dialogues/3/documents/note/"
    for language in LANGUAGES:
        page = client.get(address, {"lang": language}).text
        assert DECISIONS[language] in page.partition("<article")[2]
    assert not ProducedDocument.objects.filter(kind=DocumentKind.NOTE).exists()
    assert client.post(address).status_code == 302
    assert client.get(address).headers["Location"] == "/dialogues/3/documents/"
    assert ProducedDocument.objects.filter(kind=DocumentKind.NOTE).exists()
