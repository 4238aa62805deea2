"""Documents that are asked for are recorded, made by a worker, and kept; each for whom it is."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import docx
import pytest

from contacts.enums import Role
from contacts.models import User
from dialogue.enums import DocumentKind, DocumentState
from dialogue.exceptions import DocumentNotForYouError, TooManyWaitingError
from dialogue.models import Dialogue, ProducedDocument
from dialogue.services import documents, files, production
from dialogue.services.templates import bring
from tests.dialogue.documents.own.test_templates import written
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 26, 5, tzinfo=UTC)


@pytest.fixture
def dialogue() -> Dialogue:
    return DialogueFactory.create(number=3)


@pytest.fixture
def secretariat() -> User:
    return UserFactory.create(role=Role.SECRETARIAT, participant=None)


@pytest.fixture
def editor(dialogue: Dialogue) -> User:
    participant = ParticipantFactory.create()
    dialogue.instrument.participations.create(participant=participant, order=1)
    return UserFactory.create(role=Role.EDITOR, participant=participant)


def ask(dialogue: Dialogue, by: User, kind: DocumentKind = DocumentKind.ONE_PAGE, form: str = "pdf", **more: object):
    return production.ask(dialogue=dialogue, kind=kind, form=form, language="en", as_of=NOW, by=by, at=NOW, **more)


def made(document: ProducedDocument, at: datetime = NOW) -> ProducedDocument:
    production.make(document=document.pk, at=at)
    document.refresh_from_db()
    return document


def test_what_was_asked_for_is_made_and_kept_with_its_hash(dialogue: Dialogue, secretariat: User) -> None:
    document = made(ask(dialogue, secretariat))
    assert document.state == DocumentState.READY
    assert document.name.endswith(".en.pdf")
    assert files.read(document.file).startswith(b"%PDF")
    assert (document.asked_by, document.as_of) == (secretariat, NOW)


def test_it_is_made_once(dialogue: Dialogue, secretariat: User, monkeypatch: pytest.MonkeyPatch) -> None:
    document = made(ask(dialogue, secretariat))
    monkeypatch.setattr(documents, "make", lambda **_wanted: pytest.fail("made twice"))
    made(document, NOW + timedelta(days=1))


def test_what_a_worker_left_behind_is_handed_over_again(
    dialogue: Dialogue, secretariat: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(production, "hand_over", lambda _task, *rows: told.extend(rows))
    waiting, left, at_work = (ask(dialogue, secretariat) for _one in range(3))
    for document, since in ((left, production.STALE), (at_work, timedelta(minutes=1))):
        ProducedDocument.objects.filter(pk=document.pk).update(state=DocumentState.MAKING, claimed_at=NOW - since)
    production.sweep(at=NOW)
    assert told == [waiting.pk, left.pk]
    assert made(left).state == DocumentState.READY
    assert made(at_work).state == DocumentState.MAKING


def test_one_that_cannot_be_made_says_so(
    dialogue: Dialogue, secretariat: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_wanted: object) -> None:
        msg = "no"
        raise RuntimeError(msg)

    monkeypatch.setattr(documents, "make", broken)
    document = made(ask(dialogue, secretariat))
    assert (document.state, document.error, document.file) == (DocumentState.FAILED, "RuntimeError", None)


def test_what_a_ministry_asks_for_is_its_own(dialogue: Dialogue, editor: User, secretariat: User) -> None:
    document = ask(dialogue, editor)
    assert document in ProducedDocument.objects.visible_to(editor)
    other = UserFactory.create(role=Role.EDITOR, participant=ParticipantFactory.create())
    for viewer in (other, secretariat):
        assert document not in ProducedDocument.objects.visible_to(viewer)


@pytest.mark.parametrize(
    ("kind", "role", "allowed"),
    [
        (DocumentKind.BRIEF, Role.EDITOR, True),
        (DocumentKind.BRIEF, Role.READER, True),
        (DocumentKind.BRIEF, Role.SECRETARIAT, False),
        (DocumentKind.SCRIPT, Role.SECRETARIAT, True),
        (DocumentKind.SCRIPT, Role.EDITOR, False),
        (DocumentKind.INVITEES, Role.CONTACT_OFFICER, False),
        (DocumentKind.PACK, Role.READER, True),
        (DocumentKind.PACK, Role.ADMINISTRATOR, False),
    ],
)
def test_who_may_have_what_made(kind: DocumentKind, role: Role, allowed: bool) -> None:
    participant = ParticipantFactory.create() if role.belongs_to_participant else None
    assert production.may_ask(kind, UserFactory.create(role=role, participant=participant)) is allowed


def test_who_may_not_have_it_is_refused_and_nothing_is_recorded(dialogue: Dialogue, secretariat: User) -> None:
    with pytest.raises(DocumentNotForYouError):
        ask(dialogue, secretariat, DocumentKind.BRIEF)
    assert not ProducedDocument.objects.exists()


def test_nobody_keeps_the_worker_from_all_others(dialogue: Dialogue, secretariat: User, editor: User) -> None:
    waiting = [ask(dialogue, secretariat) for _one in range(production.MOST_WAITING)]
    with pytest.raises(TooManyWaitingError):
        ask(dialogue, secretariat)
    ask(dialogue, editor)
    made(waiting[0])
    ask(dialogue, secretariat)


def test_a_pack_tells_how_far_it_has_come(dialogue: Dialogue, secretariat: User) -> None:
    document = made(ask(dialogue, secretariat, DocumentKind.PACK, "zip"))
    assert document.state == DocumentState.READY
    assert document.done == document.steps > 1


def test_a_ministry_s_document_takes_the_form_of_its_template(dialogue: Dialogue, editor: User) -> None:
    bring(kind=DocumentKind.ONE_PAGE, name="ours.docx", content=written("Ours: {{ symbol }}"), by=editor, at=NOW)
    own = made(ask(dialogue, editor, form="docx"))
    assert docx.Document(BytesIO(files.read(own.file))).paragraphs[0].text == "Ours: JCBD/3/1"


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_makes_it(live_worker, dialogue: Dialogue, secretariat: User) -> None:
    document = ask(dialogue, secretariat)

    def ready() -> bool:
        document.refresh_from_db()
        return document.state_of is DocumentState.READY

    live_worker.wait_until(ready, 60)
