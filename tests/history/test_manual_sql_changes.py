"""A statement that somebody makes in the database, past the portal, tells by which role it was made."""

import csv
import io
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pghistory
import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from psycopg import errors, sql
from psycopg.types.json import Jsonb

from audit import role_functions
from audit.history_reader import event_model
from audit.models import Erasure, SealedRow
from audit.services import rights, verifying
from audit.services.audit_queries import AuditQuery, answer, tracked
from audit.services.sealer import seal_all
from contacts.enums import Role
from contacts.models import Rank, Stakeholder, User
from core.changes.models import Change
from mocportal.local import database
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import StakeholderFactory, UserFactory
from tests.servers import APPLICATION
from tests.template_database import BY_HAND

pytestmark = [
    # Whoever works by hand has a session of their own.
    pytest.mark.django_db(transaction=True),
    pytest.mark.owner,
    pytest.mark.usefixtures("_portal_named_as_before"),
    pytest.mark.skipif(APPLICATION not in os.environ, reason="the server is not the tests' own"),
]

PUT_IN = "INSERT INTO contacts_rank (code, name_en, name_fr, name_ja, \"order\") VALUES ('a', '', '', '', 91)"
ERASE = "SELECT history_erase('contacts_stakeholderevent', %s, %s, 'On request')"
WRITTEN = (PUT_IN, "UPDATE contacts_rank SET name_en = 'A'", "DELETE FROM contacts_rank")
ROLES = (BY_HAND, database.APPLICATION, database.ROLE)

type Opens = Callable[[str], psycopg.Connection[Any]]


@pytest.fixture
def session() -> Iterator[Opens]:
    """Open sessions as psql does, each with a role."""
    opened: list[psycopg.Connection[Any]] = []

    def opens(role: str) -> psycopg.Connection[Any]:
        address = os.environ["DATABASE_URL" if role == database.ROLE else APPLICATION]
        given = {"user": role, "dbname": connection.settings_dict["NAME"], "application_name": "psql"}
        opened.append(psycopg.connect(address, autocommit=True, **given))
        return opened[-1]

    yield opens
    for each in opened:
        each.close()


@pytest.fixture
def _deployed() -> None:
    """Have the portal work with its own role alone, and not with the owner's as most tests do."""
    with connection.cursor() as cursor:
        cursor.execute(role_functions.portal_is(database.APPLICATION))


def contexts() -> list[Any]:
    return list(event_model(Rank).objects.order_by("pgh_id").values_list("pgh_context", flat=True))


def test_every_table_of_history_tells_the_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(role_functions.SILENT)
        assert cursor.fetchall() == []
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname = 'role_is_told' AND tgenabled = 'O'")
        # And the word of each erasure.
        assert cursor.fetchone() == (len(tracked()) + 1,)


@pytest.mark.usefixtures("_deployed")
@pytest.mark.parametrize("role", ROLES)
def test_each_statement_of_a_role_is_told_as_that_role_s(role: str, session: Opens) -> None:
    by_hand = session(role)
    for statement in WRITTEN:
        by_hand.execute(statement)
    assert contexts() == [{"role": role}] * 3


@pytest.mark.usefixtures("_deployed")
def test_another_role_that_is_taken_does_not_hide_whose_session_it_is(session: Opens) -> None:
    by_hand = session(BY_HAND)
    by_hand.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(database.APPLICATION)))
    by_hand.execute("SET application_name = 'mocportal'")
    by_hand.execute(PUT_IN)
    assert contexts() == [{"role": BY_HAND}]


def test_what_is_taken_back_leaves_no_word(session: Opens) -> None:
    with session(BY_HAND) as by_hand, by_hand.transaction(force_rollback=True):
        by_hand.execute(PUT_IN)
    assert contexts() == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('{"user": 7, "reason": "Letter 12"}', {"user": 7, "reason": "Letter 12"}),
        ('{"role": "somebody_else"}', {}),
        ('"By hand"', {"reason": "By hand"}),
        ("null", {}),
        ("", {}),
    ],
)
def test_what_was_said_stands_beside_the_role_and_not_in_its_place(
    said: str, told: dict[str, Any], session: Opens
) -> None:
    by_hand = session(BY_HAND)
    by_hand.execute("SELECT set_config('pghistory.context_metadata', %s, false)", [said])
    by_hand.execute(PUT_IN)
    assert contexts() == [{**told, "role": BY_HAND}]


@pytest.mark.parametrize("role", [BY_HAND, database.APPLICATION])
def test_an_account_that_is_no_number_is_refused(role: str, session: Opens) -> None:
    """Also where no log of changes would refuse it; one such row, and nobody could be asked for any more."""
    UserFactory.create()
    by_hand = session(role)
    by_hand.execute('SET pghistory.context_metadata = \'{"user": "alice"}\'')
    with pytest.raises(errors.InvalidTextRepresentation, match="alice"):
        by_hand.execute("UPDATE contacts_user SET full_name = 'Fictitious'")
    assert not User.objects.filter(full_name="Fictitious").exists()


def test_what_an_earlier_release_tells_of_its_changes_is_taken_as_it_is(session: Opens) -> None:
    """Its sessions have no name, and work while this one is brought in."""
    earlier = session(database.APPLICATION)
    earlier.execute("SET pghistory.context_metadata = '{\"user\": 7}'")
    earlier.execute(PUT_IN)
    assert contexts() == [{"user": 7}]


def test_who_has_the_portal_s_role_cannot_name_the_role_of_somebody_else(session: Opens) -> None:
    as_the_portal = session(database.APPLICATION)
    as_the_portal.execute(f'SET pghistory.context_metadata = \'{{"user": 7, "role": "{BY_HAND}"}}\'')
    as_the_portal.execute(PUT_IN)
    assert contexts() == [{"user": 7}]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('"Letter 12"', {"reason": "Letter 12"}),
        ('["role"]', {"reason": '["role"]'}),
        ("{}", {"role": database.APPLICATION}),
        ("null", {"role": database.APPLICATION}),
    ],
)
def test_what_the_portal_s_role_says_can_be_read_and_saying_nothing_hides_nothing(
    said: str, told: dict[str, str], session: Opens
) -> None:
    as_the_portal = session(database.APPLICATION)
    as_the_portal.execute("SELECT set_config('pghistory.context_metadata', %s, false)", [said])
    as_the_portal.execute(PUT_IN)
    assert contexts() == [told]


@pytest.mark.usefixtures("_deployed")
@pytest.mark.parametrize(
    ("role", "said", "told"),
    [
        (BY_HAND, '{"user": 7}', BY_HAND),
        (database.ROLE, "", database.ROLE),
        (database.APPLICATION, "", database.APPLICATION),
        (database.APPLICATION, '{"user": 7}', None),
    ],
)
def test_an_erasure_tells_its_role_and_seals_it(role: str, said: str, told: str | None, session: Opens) -> None:
    person = StakeholderFactory.create(name="Zoé Lachance")
    seal_all()
    eraser = session(role)
    eraser.execute("SELECT set_config('pghistory.context_metadata', %s, false)", [said])
    eraser.execute("UPDATE contacts_stakeholder SET name = %s", [f"[{person.pk}]"])
    row = event_model(Stakeholder).objects.earliest("pgh_id").pk
    eraser.execute(ERASE, [row, Jsonb({"name": f"[{person.pk}]"})])
    assert list(Erasure.objects.values_list("role", flat=True)) == [told]
    seal_all()
    sealed = SealedRow.objects.get(table=Erasure._meta.db_table)
    assert json.loads(str(sealed.content))["role"] == told
    assert verifying.verify(at=datetime.now(UTC))[1] == []


def test_what_the_portal_does_says_what_the_portal_told_and_nothing_else() -> None:
    rank = Rank.objects.create(code="a", order=90)
    with pghistory.context(user=7, request="r-7"):
        rank.delete()
    assert contexts() == [None, {"user": 7, "request": "r-7"}]


@pytest.mark.usefixtures("_deployed")
def test_a_row_put_into_the_history_itself_is_told_as_well(session: Opens) -> None:
    session(database.APPLICATION).execute(PUT_IN)
    columns = [field.column for field in event_model(Rank)._meta.concrete_fields if field.name != "pgh_id"]
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    put_in = sql.SQL("INSERT INTO contacts_rankevent ({names}) SELECT {names} FROM contacts_rankevent")
    session(database.ROLE).execute(put_in.format(names=names))
    assert contexts() == [{"role": database.APPLICATION}, {"role": database.ROLE}]


def test_a_table_of_history_that_is_new_gets_its_trigger_with_the_rights() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER role_is_told ON contacts_rankevent")
        cursor.execute(role_functions.SILENT)
        assert cursor.fetchall() == [("contacts_rankevent", "history_tell_role")]
        rights.guard()
        cursor.execute(role_functions.SILENT)
        assert cursor.fetchall() == []


def test_an_owner_may_have_a_name_that_has_to_be_quoted(session: Opens) -> None:
    assert session(BY_HAND).execute(rights.FUNCTIONS).fetchall() == []


@pytest.mark.parametrize(("role", "told"), [("", [None, ROLES[2]]), (database.APPLICATION, [ROLES[2], ROLES[2]])])
def test_who_the_portal_is_comes_with_the_rights(role: str, told: list[str | None], session: Opens) -> None:
    """The owner where there is no other role, and else nobody but that one."""
    rights.guard(role)
    Rank.objects.create(code="b", order=90)
    session(database.ROLE).execute(PUT_IN)
    assert [context and context["role"] for context in contexts()] == told


def test_the_auditor_s_answer_and_the_history_of_the_record_name_the_role(session: Opens, client: Client) -> None:
    by, record = UserFactory.create(role=Role.ADMINISTRATOR), CommitmentFactory.create()
    by_hand = session(BY_HAND)
    by_hand.execute("UPDATE commitments_commitment SET source = 'By letter'")
    by_hand.execute("SELECT set_config('pghistory.context_metadata', %s, false)", [f'{{"user": {by.pk}}}'])
    by_hand.execute("UPDATE commitments_commitment SET source = 'By telephone'")
    now = datetime.now(UTC)
    asked = AuditQuery(now - timedelta(days=1), now + timedelta(days=1), "commitments.Commitment", record.pk)
    assert [(line.who, line.role) for line in answer(asked)] == [("", ""), ("", BY_HAND), (by.username, BY_HAND)]

    day = now.date()
    for named, roles in (
        ("--record=commitments.Commitment", ["", BY_HAND, BY_HAND]),
        (f"--role={BY_HAND}", [BY_HAND] * 2),
    ):
        out = io.StringIO()
        call_command("who", f"--from={day}", f"--to={day}", named, stdout=out)
        assert [line["role"] for line in csv.DictReader(io.StringIO(out.getvalue()))] == roles

    client.force_login(by)
    asked_by_role = client.get("/audit/", {"role": BY_HAND, "since": day, "until": day})
    assert [each.line.role for each in asked_by_role.context["lines"]] == [BY_HAND, BY_HAND]
    page = client.get("/audit/", {"model": "commitments.Commitment", "since": day, "until": day}).text
    assert f">in the database: {BY_HAND}</td>" in page
    assert f">in the database: {BY_HAND}, for {by.username}</td>" in page
    client.force_login(UserFactory.create(role=Role.SECRETARIAT))
    told = client.get(reverse("admin:commitments_commitment_history", args=[record.pk])).text
    assert f">in the database: {BY_HAND}</td>" in told
    assert f">in the database: {BY_HAND}, for " in told
    # What partner systems are told of it names nobody but whom it named itself.
    assert Change.objects.filter(kind="changed").order_by("pk").first().by is None  # type: ignore[union-attr]  # There is one.


def test_the_role_is_sealed_with_the_change(session: Opens) -> None:
    session(BY_HAND).execute(PUT_IN)
    seal_all()
    word, findings, _verifier = verifying.verify(at=datetime.now(UTC))
    assert findings == [], word
    with connection.cursor() as cursor:
        cursor.execute("SELECT content::jsonb -> 'pgh_context' ->> 'role' FROM history_sealedrow")
        assert cursor.fetchall() == [(BY_HAND,)]
