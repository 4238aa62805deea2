"""Documents that are asked for are recorded, made by a worker, and kept; each for whom it is."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from subprocess import CalledProcessError

import docx
import pytest

from contacts.enums import Role
from contacts.models import Message, User
from core.tasks import confined_process
from core.tasks.confined_process import Limit, LimitExceededError
from dialogue.enums import DocumentFailure, DocumentKind, DocumentState
from dialogue.exceptions import DocumentNotForYouError, TooManyWaitingError
from dialogue.models import Dialogue, DocumentTemplate, ProducedDocument
from dialogue.services import documents, files, production
from dialogue.services.templates import bring
from tests.dialogue.documents.own.sample_templates import written
from tests.factories.contacts import ContactPointFactory, ParticipantFactory, UserFactory
from tests.factories.dialogue import DialogueFactory, DocumentTemplateFactory

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
    """The document, made in this process as its child process does it; the test's rows are seen in no other."""
    claimed = production.claim(at)
    assert claimed == document
    production.make(document=document.pk)
    document.refresh_from_db()
    return document


def limited(monkeypatch: pytest.MonkeyPatch, by: Exception) -> None:
    def end(*_arguments: object, **_limits: object) -> bytes:
        raise by

    monkeypatch.setattr(confined_process, "run", end)


def test_what_was_asked_for_is_made_and_kept_with_its_hash(dialogue: Dialogue, secretariat: User) -> None:
    document = made(ask(dialogue, secretariat))
    assert document.state == DocumentState.READY
    assert document.name.endswith(".en.pdf")
    assert files.read(document.file).startswith(b"%PDF")
    assert (document.asked_by, document.as_of) == (secretariat, NOW)


def test_it_is_made_once(dialogue: Dialogue, secretariat: User) -> None:
    made(ask(dialogue, secretariat))
    assert production.claim(NOW + timedelta(days=1)) is None
    assert not production.make_next(at=NOW + timedelta(days=1))


def test_each_participant_has_one_under_way_and_the_one_served_longest_ago_is_next(dialogue: Dialogue) -> None:
    def officer() -> User:
        return UserFactory.create(role=Role.EDITOR, participant=ParticipantFactory.create())

    busy, other, third = officer(), officer(), officer()
    many = [ask(dialogue, busy) for _one in range(5)]
    later, last = ask(dialogue, other), ask(dialogue, third)

    def claims(minutes: float) -> ProducedDocument | None:
        return production.claim(NOW + timedelta(minutes=minutes))

    assert [claims(0), claims(0.1), claims(0.2), claims(0.3)] == [many[0], later, last, None]
    more = ask(dialogue, other)
    ProducedDocument.objects.filter(state=DocumentState.MAKING).update(state=DocumentState.FAILED)
    # Who was served first is served first again, and once.
    assert [claims(0.4), claims(0.5), claims(0.6)] == [many[1], more, None]


def test_what_was_left_behind_twice_has_failed(dialogue: Dialogue, secretariat: User) -> None:
    document = ask(dialogue, secretariat)
    for turn in range(2):
        assert production.claim(NOW + turn * production.STALE) == document
    assert production.claim(NOW + 2 * production.STALE) is None
    document.refresh_from_db()
    assert (document.state, document.words) == (
        DocumentState.FAILED,
        "Could not be generated: the worker stopped twice",
    )


def test_what_is_made_in_the_second_attempt_has_no_error(dialogue: Dialogue, secretariat: User) -> None:
    document = ask(dialogue, secretariat)
    production.claim(NOW)
    assert (made(document, NOW + production.STALE).state, document.error) == (DocumentState.READY, "")


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit.MEMORY, "Could not be generated: memory limit exceeded"),
        (Limit.TIME, "Could not be generated: time limit exceeded"),
    ],
)
def test_a_document_that_exceeds_a_limit_says_so_and_is_not_made_again(
    dialogue: Dialogue, secretariat: User, monkeypatch: pytest.MonkeyPatch, limit: Limit, words: str
) -> None:
    document = ask(dialogue, secretariat)
    limited(monkeypatch, LimitExceededError(limit))
    assert production.make_next(at=NOW)
    document.refresh_from_db()
    assert (document.state, document.words) == (DocumentState.FAILED, words)
    assert production.claim(NOW + timedelta(days=1)) is None


def test_a_child_that_could_not_say_why_it_failed_is_tried_once_more(
    dialogue: Dialogue, secretariat: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = ask(dialogue, secretariat)
    limited(monkeypatch, CalledProcessError(1, "python"))
    for turn in range(3):
        production.make_next(at=NOW + turn * production.STALE)
    document.refresh_from_db()
    assert (document.state, document.error) == (DocumentState.FAILED, DocumentFailure.LOST)


def test_what_a_worker_left_behind_is_handed_over_again(
    dialogue: Dialogue, secretariat: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(production, "hand_over", lambda _task, *rows: told.extend(rows))
    waiting, left, at_work = (ask(dialogue, secretariat) for _one in range(3))
    for document, since in ((left, production.STALE), (at_work, timedelta(minutes=1))):
        ProducedDocument.objects.filter(pk=document.pk).update(state=DocumentState.MAKING, claimed_at=NOW - since)
    production.sweep(at=NOW)
    assert sorted(told) == [waiting.pk, left.pk]
    # One is under way for the secretariat.
    assert production.claim(NOW) is None
    ProducedDocument.objects.filter(pk=at_work.pk).update(state=DocumentState.FAILED)
    assert made(waiting).state == DocumentState.READY
    assert made(left, NOW + timedelta(seconds=1)).state == DocumentState.READY


def test_one_that_cannot_be_made_says_so(
    dialogue: Dialogue, secretariat: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_wanted: object) -> None:
        msg = "no"
        raise RuntimeError(msg)

    monkeypatch.setattr(documents, "make", broken)
    document = made(ask(dialogue, secretariat))
    assert (document.state, document.error, document.file) == (DocumentState.FAILED, "other", None)


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


HOSTILE = "{{ title.zfill(300000000) }}"


def stored(content: bytes, by: User, at: datetime = NOW) -> DocumentTemplate:
    """A template as an earlier release took it, whose check saw less."""
    return DocumentTemplateFactory.create(
        participant=by.participant, uploaded_by=by, uploaded_at=at, file=files.keep(content)
    )


def test_a_template_that_fails_twice_is_disabled_and_its_ministry_is_notified(dialogue: Dialogue, editor: User) -> None:
    point = ContactPointFactory.create(participant=editor.participant, mailbox="point@example.invalid")
    User.objects.filter(pk=editor.pk).update(email="editor@example.invalid")
    template = stored(written(HOSTILE), editor)
    first = made(ask(dialogue, editor, form="docx"))
    assert (first.state, first.words) == (
        DocumentState.FAILED,
        "Could not be generated: the template could not be filled in",
    )
    template.refresh_from_db()
    assert template.failures == 1
    assert not Message.objects.filter(key__startswith="template:").exists()

    made(ask(dialogue, editor, form="docx"), NOW + timedelta(minutes=1))
    template.refresh_from_db()
    assert template.is_disabled
    letters = Message.objects.filter(key=f"template:{template.pk}:disabled")
    assert {letter.address for letter in letters} == {point.mailbox, "editor@example.invalid"}
    assert all("the template could not be filled in" in letter.text for letter in letters)

    # The portal's own form takes its place, until there is a corrected one.
    third = made(ask(dialogue, editor, form="docx"), NOW + timedelta(minutes=2))
    assert third.state == DocumentState.READY
    later = NOW + timedelta(minutes=3)
    bring(kind=DocumentKind.ONE_PAGE, name="ours.docx", content=written("Ours: {{ symbol }}"), by=editor, at=later)
    own = made(ask(dialogue, editor, form="docx"), later)
    assert docx.Document(BytesIO(files.read(own.file))).paragraphs[0].text == "Ours: JCBD/3/1"


def test_a_limit_exceeded_with_a_template_counts_and_without_one_does_not(
    dialogue: Dialogue, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = stored(written("{{ title }}"), editor)
    limited(monkeypatch, LimitExceededError(Limit.MEMORY))
    for minutes, form in enumerate(("pdf", "docx")):
        ask(dialogue, editor, form=form)
        production.make_next(at=NOW + timedelta(minutes=minutes))
    template.refresh_from_db()
    assert (template.failures, template.failure) == (1, DocumentFailure.MEMORY)


def test_an_account_that_moved_to_another_ministry_is_not_notified(dialogue: Dialogue, editor: User) -> None:
    moved = UserFactory.create(role=Role.EDITOR, participant=ParticipantFactory.create(), email="moved@example.invalid")
    template = stored(written(HOSTILE), moved)
    DocumentTemplate.objects.filter(pk=template.pk).update(participant=editor.participant)
    for minutes in range(2):
        made(ask(dialogue, editor, form="docx"), NOW + timedelta(minutes=minutes))
    template.refresh_from_db()
    assert template.is_disabled
    assert not Message.objects.filter(address="moved@example.invalid").exists()


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_makes_it(live_worker, dialogue: Dialogue, secretariat: User) -> None:
    document = ask(dialogue, secretariat)

    def ready() -> bool:
        document.refresh_from_db()
        return document.state_of is DocumentState.READY

    live_worker.wait_until(ready, 60)
