"""While nothing changes, the tag of a list is known without reading it; whatever changes is noticed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant
from core.changes.models import Change, Standing
from core.feed.sequencer import settle_all
from core.rest.read import plans
from core.rest.read.high_water_mark import end_of_log
from tests.api.reading.viewsets import VIEWSETS
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory

# Where a record stands is set by hand here, which only the owner can.
pytestmark = [pytest.mark.django_db, pytest.mark.owner]

LIST = "/api/v1/commitments/"
QUOTED = re.compile(r'"(\w+)"')
OURS = ("contacts", "commitments", "dialogue")
TABLES = {model._meta.db_table for model in apps.get_models() if model._meta.app_label in OURS}
# One of these is a value of any filter.
VALUES = ("1", "2026-04-01", "true", "x", "2026-04-01T00:00:00Z", "0:1", "3/1")


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    plans.PLANS.clear()
    yield
    plans.PLANS.clear()


def entered(**fields: Any) -> Commitment:
    """A commitment, with a place in the log, as if by a transaction of its own: within one, a record changes once."""
    commitment: Commitment = CommitmentFactory.create(**fields)
    settle_all()
    Standing.objects.update(xid=0)
    return commitment


def conditional_get(client: Client, tag: str, address: str = LIST) -> tuple[int, set[str]]:
    """The status of a conditional request, and the tables of the register that it read."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address, headers={"if-none-match": tag})
    return response.status_code, tables_of(captured)


def tables_of(captured: CaptureQueriesContext) -> set[str]:
    return {name for query in captured for name in QUOTED.findall(query["sql"])} & TABLES


def test_a_list_is_read_once_while_nothing_changes(reader: Client, ours: Participant) -> None:
    entered(lead=ours)
    tag = reader.get(LIST)["ETag"]
    status, read = conditional_get(reader, tag)
    assert (status, "commitments_commitment" in read) == (304, True)
    status, read = conditional_get(reader, tag)
    assert (status, "commitments_commitment" in read) == (304, False)


def test_a_change_that_waits_for_its_place_is_noticed(reader: Client, ours: Participant) -> None:
    commitment = entered(lead=ours)
    tag = reader.get(LIST)["ETag"]
    conditional_get(reader, tag)
    Commitment.objects.filter(pk=commitment.pk).update(title_en="Something else")
    assert end_of_log() is None
    assert conditional_get(reader, tag)[0] == 200


def test_a_change_that_has_its_place_is_noticed(reader: Client, ours: Participant) -> None:
    entered(lead=ours)
    tag = reader.get(LIST)["ETag"]
    conditional_get(reader, tag)
    entered(lead=ours)
    assert conditional_get(reader, tag)[0] == 200


def test_what_only_others_see_reads_anew_and_changes_no_tag(reader: Client, ours: Participant) -> None:
    entered(lead=ours)
    tag = reader.get(LIST)["ETag"]
    conditional_get(reader, tag)
    entered(mark=HandlingMarkFactory.create(code="restricted", audience="named"))
    status, read = conditional_get(reader, tag)
    assert (status, "commitments_commitment" in read) == (304, True)


def test_cached_tag_belongs_to_one_reader_and_one_address(clients: dict[Role, Client], ours: Participant) -> None:
    entered(lead=ours, state="draft")
    officer, other = clients[Role.CONTACT_OFFICER], clients[Role.PARTNER]
    tag = officer.get(LIST)["ETag"]
    conditional_get(officer, tag)
    assert conditional_get(other, tag)[0] == 200
    for query in ("?lang=fr", "?fields=reference", "?count=exact", "?state=active"):
        assert conditional_get(officer, tag, LIST + query)[0] == 200, query


def test_a_log_that_ends_at_the_same_place_with_another_change_is_another(reader: Client, ours: Participant) -> None:
    """As after a database was restored from a copy."""
    entered(lead=ours)
    then = end_of_log()
    last = Change.objects.order_by("-position").first()
    assert last is not None
    assert then is not None
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE history_change DISABLE TRIGGER settled_change_is_kept")
        cursor.execute("UPDATE history_change SET at = at + interval '1 second' WHERE id = %s", [last.pk])
    now = end_of_log()
    assert now is not None
    assert (now[0], now == then) == (then[0], False)


@pytest.mark.parametrize("route", VIEWSETS)
def test_every_table_that_a_list_reads_notes_its_changes(
    route: str, clients: dict[Role, Client], ours: Participant
) -> None:
    """With every record that can be asked for beside its own, and with every filter."""
    viewset: Any = VIEWSETS[route]
    client, address = clients[Role.CONTACT_OFFICER], reverse(f"api:{route}-list")
    expandable = ",".join(viewset.serializer_class().expandable)
    filters = getattr(viewset.filterset_class, "base_filters", {})
    with CaptureQueriesContext(connection) as captured:
        client.get(address, {"expand": expandable} if expandable else {})
        for name, each in filters.items():
            choices = each.extra.get("choices", ())
            choices = [choice[0] for choice in getattr(choices, "choices", choices)]
            assert any(client.get(address, {name: value}).status_code == 200 for value in (*choices, *VALUES)), name
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE proname = 'history_note'"
        )
        noted = {table for (table,) in cursor.fetchall()}
    # Of an account only what stands in the key of a plan is looked at; the database keeps a stored file as it is.
    assert tables_of(captured) - noted <= {"contacts_user", "dialogue_storedfile"}
