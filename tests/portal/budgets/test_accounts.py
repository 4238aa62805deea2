"""Budgets of accounts and Participants: what is counted, who is refused, and what the refusal says."""

from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import resolve
from django.utils import timezone

from contacts.enums import Role
from contacts.models import Participant, User
from contacts.services import operation_budgets
from core.operation_costs import Operation, operation_of
from core.refusals.errors import BusyError
from core.tasks import confined_process
from core.tasks.broker import broker, circuit
from core.tasks.confined_process import Limit, LimitExceededError
from dialogue.enums import DocumentKind
from dialogue.services import production
from partners.services import tokens
from tests.factories.commitments import ShippedInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.factories.dialogue import DialogueFactory
from tests.partners.conftest import get_with_token

pytestmark = pytest.mark.django_db

EXPORT = "/commitments/export.csv"


@pytest.fixture(autouse=True)
def _nothing_counted(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin with empty buckets, and with limits that a test reaches."""
    ShippedInstrumentFactory.create()
    HandlingMarkFactory.create()
    settings.ACCOUNT_SECONDS, settings.PARTICIPANT_SECONDS = 60, 100
    settings.ACCOUNT_OPERATIONS, settings.PARTICIPANT_OPERATIONS = 2, 3
    monkeypatch.setattr(operation_budgets, "PATIENCE", 0)
    forget()
    yield
    forget()


def forget() -> None:
    for key in broker().scan_iter("moc:cost:*"):
        broker().delete(key)


@pytest.fixture
def ours() -> Participant:
    return ParticipantFactory.create()


def editor(participant: Participant) -> User:
    return UserFactory.create(role=Role.EDITOR, participant=participant)


def browser(user: User, **headers: str) -> Client:
    client = Client(headers=headers)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def spend(user: User, seconds: float, operation: Operation = Operation.EXPORT) -> None:
    admission = operation_budgets.admit(user, operation)
    assert admission is not None
    operation_budgets.settle(operation_budgets.Admission(admission.id, admission.keys, monotonic() - seconds))


def test_the_time_of_a_document_counts_for_the_account_that_requested_it_and_not_for_its_colleagues(
    ours: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child process takes a minute, and exceeds its own limit."""
    user, colleague = editor(ours), editor(ours)
    now, clock = timezone.now(), iter(range(0, 600, 61))
    document: dict[str, Any] = {"dialogue": DialogueFactory.create(), "kind": DocumentKind.ONE_PAGE, "form": "pdf"}

    def end(*_arguments: object, **_limits: object) -> bytes:
        raise LimitExceededError(Limit.TIME)

    monkeypatch.setattr(confined_process, "run", end)
    monkeypatch.setattr(production, "monotonic", lambda: next(clock))
    # However many documents were requested, the account waits for a minute at most.
    for _ in range(3):
        production.ask(**document, language="en", as_of=now, by=user, at=now)
        assert production.make_next(at=now)
        refused = browser(user).get(EXPORT)
        assert (refused.status_code, int(refused.headers["Retry-After"]) <= 60) == (429, True)
        assert browser(colleague).get(EXPORT).status_code == 200


def test_an_account_that_used_its_time_is_refused_and_others_are_not(ours: Participant) -> None:
    user, colleague = editor(ours), editor(ours)
    spend(user, 61)
    refused = browser(user).get(EXPORT)
    assert refused.status_code == 429
    assert 30 <= int(refused.headers["Retry-After"]) <= 40
    assert "such as exports: 60 seconds of processing in 5 minutes" in refused.text
    assert f"Try again in {refused.headers['Retry-After']} seconds." in refused.text
    assert browser(user).get("/accessibility/").status_code == 200
    assert browser(colleague).get(EXPORT).status_code == 200


@pytest.mark.parametrize(("language", "words"), [("fr", "p. ex. exportations"), ("ja", "エクスポート")])
def test_a_refusal_is_in_the_language_of_its_reader(ours: Participant, language: str, words: str) -> None:
    user = editor(ours)
    User.objects.filter(pk=user.pk).update(language=language)
    spend(user, 61)
    assert words in browser(user).get(EXPORT).text


def test_the_accounts_of_a_participant_have_one_budget_together(ours: Participant) -> None:
    for _each in range(2):
        spend(editor(ours), 51)
    refused = browser(editor(ours)).get(EXPORT)
    assert refused.status_code == 429
    assert "The accounts of your ministry have reached their limit" in refused.text
    assert browser(editor(ParticipantFactory.create())).get(EXPORT).status_code == 200


def test_time_comes_back(ours: Participant) -> None:
    user = editor(ours)
    spend(user, 61)
    with pytest.raises(BusyError) as refusal:
        operation_budgets.admit(user, Operation.SEARCH)
    key = f"moc:cost:account:{user.pk}:time"
    began = float(broker().hget(key, "at"))
    broker().hset(key, "at", began - refusal.value.wait)
    assert operation_budgets.admit(user, Operation.SEARCH) is not None


def test_the_time_of_a_request_is_counted(ours: Participant) -> None:
    user = editor(ours)
    browser(user).get("/accessibility/")
    assert not list(broker().scan_iter("moc:cost:*"))
    browser(user).get(EXPORT)
    level = float(broker().hget(f"moc:cost:account:{user.pk}:time", "level"))
    assert level > 0
    assert float(broker().hget(f"moc:cost:{ours.pk}:time", "level")) == pytest.approx(level)


def test_only_a_few_heavy_operations_run_at_once(ours: Participant) -> None:
    user, colleague = editor(ours), editor(ours)
    running = [operation_budgets.admit(user, Operation.EXPORT) for _each in range(2)]
    with pytest.raises(BusyError, match="Your account has too many expensive operations running"):
        operation_budgets.admit(user, Operation.DOCUMENT)
    assert operation_budgets.admit(user, Operation.SEARCH) is not None
    assert operation_budgets.admit(colleague, Operation.IMPORT) is not None
    with pytest.raises(BusyError, match="The accounts of your ministry have too many"):
        operation_budgets.admit(editor(ours), Operation.IMPORT)
    assert running[0] is not None
    operation_budgets.settle(running[0])
    assert operation_budgets.admit(user, Operation.DOCUMENT) is not None


def test_an_operation_whose_process_died_gives_its_place_back(ours: Participant) -> None:
    user = editor(ours)
    for _each in range(2):
        assert operation_budgets.admit(user, Operation.EXPORT) is not None
    for whose in (f"account:{user.pk}", ours.pk):
        key = f"moc:cost:{whose}:places"
        rows: Any = broker().zrange(key, 0, -1, withscores=True)
        broker().zadd(key, {place: began - operation_budgets.LEASE - 1 for place, began in rows})
    assert operation_budgets.admit(user, Operation.EXPORT) is not None


def test_a_token_shares_the_budget_of_its_account_and_is_told_as_a_problem(ours: Participant) -> None:
    user = editor(ours)
    _token, text = tokens.issue(user=user, name="Script", at=timezone.now())
    assert get_with_token(text, "/api/v1/commitments/").status_code == 200
    spend(user, 61)
    refused = get_with_token(text, "/api/v1/commitments/?search=anode")
    assert refused.status_code == 429
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["type"] == "/api/v1/problems/too-many-requests/"
    assert "such as searches: 60 seconds" in refused.json()["detail"]
    assert int(refused.headers["Retry-After"]) > 0
    by_session = browser(user).get("/api/v1/commitments/")
    assert (by_session.status_code, by_session.headers["Content-Type"]) == (429, "application/problem+json")


@pytest.mark.parametrize("header", ["Basic eDp5", "Bearer none", "anything"])
def test_a_header_beside_a_session_lifts_no_limit(ours: Participant, header: str) -> None:
    user = editor(ours)
    spend(user, 61)
    assert browser(user, Authorization=header).get(EXPORT).status_code == 429


def test_a_length_that_is_no_number_fails_nothing() -> None:
    request = RequestFactory().post("/commitments/")
    request.META["CONTENT_LENGTH"] = "many"
    assert operation_of(resolve("/api/v1/commitments/").func, request) is Operation.BULK


def test_a_stream_keeps_its_place_until_it_is_closed(ours: Participant) -> None:
    user = editor(ours)
    places = f"moc:cost:account:{user.pk}:places"
    answer: Any = browser(user).get("/api/v1/register/")
    assert broker().zcard(places) == 1
    b"".join(answer.streaming_content)
    answer.close()
    assert broker().zcard(places) == 0


def test_a_view_that_fails_gives_its_place_back(ours: Participant, monkeypatch: pytest.MonkeyPatch) -> None:
    user = editor(ours)

    def fails(*_args: Any, **_kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("commitments.imports.exports.versions_read", fails)
    client = browser(user)
    client.raise_request_exception = False
    assert client.get(EXPORT).status_code == 500
    assert broker().zcard(f"moc:cost:account:{user.pk}:places") == 0


def test_a_broker_that_is_away_limits_nobody(ours: Participant, monkeypatch: pytest.MonkeyPatch) -> None:
    user = editor(ours)
    spend(user, 61)
    monkeypatch.setattr(circuit, "open_until", monotonic() + 60)
    assert browser(user).get(EXPORT).status_code == 200


# What each address costs: the operation of a request that reads, and of one that writes.
COSTS: dict[str, tuple[str, str]] = {
    "/commitments/": ("list", "write"),
    "/commitments/?search=anode": ("search", "write"),
    EXPORT: ("export", "export"),
    "/commitments/milestones/export.xlsx": ("export", "export"),
    "/commitments/register.xlsx": ("export", "export"),
    "/commitments/import/": ("", "import"),
    "/commitments/import/0b5fbb6a-6ba3-4a5e-a7f6-7a3c0a1a4b11/": ("import", "import"),
    "/commitments/change/": ("", "bulk"),
    "/commitments/change/?list=state%3Dactive": ("list", "bulk"),
    "/commitments/change/?list=search%3Danode": ("search", "bulk"),
    "/commitments/MOC-2026-001/evidence/": ("", "upload"),
    "/activities/": ("list", "write"),
    "/search/": ("search", "search"),
    "/dialogues/records/": ("search", "search"),
    "/dialogues/3/other-fora/": ("list", "list"),
    "/audit/": ("history", "history"),
    "/admin/commitments/commitment/1/history/": ("history", "history"),
    "/admin/commitments/commitment/": ("list", "write"),
    "/admin/commitments/commitment/?q=anode": ("search", "write"),
    "/dialogues/3/agenda/": ("agenda", "agenda"),
    "/dialogues/3/agenda/draft/": ("agenda", "agenda"),
    "/dialogues/3/agenda/draft/save/": ("document", "document"),
    "/dialogues/3/agenda/pdf/": ("document", "document"),
    "/dialogues/3/agenda/issue/": ("document", "document"),
    "/dialogues/3/documents/": ("", "document"),
    "/dialogues/3/papers/1/bring/": ("upload", "upload"),
    "/templates/": ("", "upload"),
    "/api/v1/commitments/": ("list", "write"),
    "/api/v1/commitments/?format=xlsx": ("export", "write"),
    "/api/v1/notices/?search=anode": ("search", "write"),
    "/api/v1/changes/": ("feed", "feed"),
    "/api/v1/register/": ("export", "export"),
    "/api/v1/calendar/": ("calendar", "calendar"),
    "/api/v1/dialogues/3/agenda/": ("document", "document"),
}


@pytest.mark.parametrize("address", COSTS.keys())
def test_what_is_expensive_is_declared(address: str) -> None:
    view = resolve(address.partition("?")[0]).func
    asked = (RequestFactory().get(address), RequestFactory().post(address))
    assert tuple(operation_of(view, request) or "" for request in asked) == COSTS[address]


def test_a_long_body_changes_many_records() -> None:
    request = RequestFactory().post("/api/v1/commitments/", data=" " * 20_000, content_type="application/json")
    assert operation_of(resolve("/api/v1/commitments/").func, request) is Operation.BULK
