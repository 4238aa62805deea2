"""Whatever one ministry's documents do: mail, seals, the feed and readiness go on. Everything here is real."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from celery import Task
from django.utils import timezone

from audit import tasks as history
from audit.services.sealer_lag import unsealed_since
from contacts.enums import MessageKind, Role
from contacts.models import User
from contacts.rules.email_content import EmailContent
from contacts.services import outbox
from contacts.services.addresses import Addressee
from core.changes.models import Change
from core.tasks import dispatch
from dialogue.enums import DocumentKind, DocumentState
from dialogue.models import Dialogue, ProducedDocument
from dialogue.services import files, production
from mocportal import tasks
from mocportal.local.supervisor import Supervisor, tail
from mocportal.operations import heartbeat
from tests.dialogue.documents.own.sample_templates import written
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.dialogue import DialogueFactory, DocumentTemplateFactory
from tests.fixtures.smtp import Sink
from tests.partners.webhooks.receiver import soon

pytestmark = pytest.mark.django_db(transaction=True)

# Each of these is looked for in all that follows: minutes of a processor.
ENDLESS = written("{{p " * 300_000)
AS_OF = datetime(2026, 11, 26, 5, tzinfo=UTC)
PATIENCE = 40


def ask(dialogue: Dialogue, by: User) -> ProducedDocument:
    now = timezone.now()
    return production.ask(
        dialogue=dialogue, kind=DocumentKind.ONE_PAGE, form="docx", language="en", as_of=AS_OF, by=by, at=now
    )


def officer(dialogue: Dialogue, order: int) -> User:
    participant = ParticipantFactory.create()
    dialogue.instrument.participations.create(participant=participant, order=order)
    return UserFactory.create(role=Role.EDITOR, participant=participant)


def with_endless_template(user: User) -> User:
    """As an earlier release took it, which did not look at how long docxtpl takes."""
    DocumentTemplateFactory.create(
        participant=user.participant, uploaded_by=user, uploaded_at=AS_OF, file=files.keep(ENDLESS)
    )
    return user


def states(*documents: ProducedDocument) -> set[str]:
    return set(ProducedDocument.objects.filter(pk__in=[one.pk for one in documents]).values_list("state", flat=True))


def goes_on(task: Task[..., None], holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold while ``task`` is requested again and again, as the scheduler does."""
    for _turn in range(10):
        task.delay()
        if soon(holds, PATIENCE / 10):
            return True
    return False


def test_with_the_heavy_worker_blocked_everything_else_goes_on(workers: Supervisor, sink: Sink, client) -> None:
    dispatch.quiet.end()
    dialogue = DialogueFactory.create(number=3)
    stuck = [ask(dialogue, with_endless_template(officer(dialogue, order))) for order in (1, 2)]
    assert soon(lambda: states(*stuck) == {DocumentState.MAKING}, PATIENCE), tail(workers.log_of("heavy"), 0)

    to = Addressee("Fictitious desk", "desk@example.invalid", "en")
    letter = EmailContent("Fictitious notice", ("Fictitious line.",), link="/")
    outbox.post(kind=MessageKind.NOTICE, key="beside-documents", to=to, letter=letter, at=timezone.now())
    log = workers.log_of("worker")
    assert soon(lambda: bool(sink.taken), PATIENCE), tail(log, 0)

    CommitmentFactory.create()
    assert goes_on(history.settle, lambda: not Change.objects.filter(position=None).exists()), tail(log, 0)
    assert goes_on(history.seal, lambda: unsealed_since() is None), tail(log, 0)

    with heartbeat.broker() as broker:
        broker.delete(heartbeat.KEY)
    assert goes_on(tasks.heartbeat, lambda: client.get("/readyz").status_code == 200), tail(log, 0)
    assert states(*stuck) == {DocumentState.MAKING}


def test_twenty_documents_of_one_ministry_do_not_delay_the_first_of_another(workers: Supervisor) -> None:
    dispatch.quiet.end()
    dialogue = DialogueFactory.create(number=3)
    greedy, modest = with_endless_template(officer(dialogue, 1)), officer(dialogue, 2)
    many = [ask(dialogue, greedy) for _one in range(production.MOST_WAITING)]
    assert soon(lambda: DocumentState.MAKING in states(*many), PATIENCE), tail(workers.log_of("heavy"), 0)
    one = ask(dialogue, modest)
    assert soon(lambda: states(one) == {DocumentState.READY}, PATIENCE), tail(workers.log_of("heavy"), 0)
    assert states(*many) == {DocumentState.MAKING, DocumentState.QUEUED}
