"""A tag changes whenever the answer does, whichever row the change is in, and with nothing that is not in the answer.

Every table that an answer was read from is tried: each column of each row gets another value, and each row is taken
away. What the register refuses to change is left out.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Field, Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contacts.enums import Role
from contacts.models import Participant, User
from core.changes.models import Standing
from core.feed.sequencer import settle_all
from tests.api.matrix import OURS, Row
from tests.api.reading.viewsets import VIEWSETS, reader_of

# Where a record stands is set by hand here, which only the owner can.
pytestmark = [pytest.mark.django_db, pytest.mark.owner]

TABLE = re.compile(r'"((?:contacts|commitments|dialogue)_\w+)"')
# Of each table; those that were entered last belong to the record.
ROWS = 2
MODELS = {model._meta.db_table: model for model in apps.get_models()}


class UndoneError(Exception):
    """Takes back what was tried."""


def other(field: Field[Any, Any], value: Any) -> Any:
    """Another value of the same kind; the same where there is none."""
    if field.choices:
        words = [word for word, _label in field.flatchoices]
        return next((word for word in words if word != value), value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value - timedelta(days=1)
    return f"{value}x" if isinstance(value, str) else value


def read_from(client: Client, address: str) -> set[type[Model]]:
    """The models of the register that an answer is read from."""
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    tables = {table for query in captured for table in TABLE.findall(query["sql"])}
    # Accounts are asked who reads, and nothing of them is ever told.
    return {MODELS[table] for table in tables if table in MODELS} - {User}


def changes_of(models: set[type[Model]]) -> Iterator[tuple[str, type[Model]]]:
    """Make each change of the rows of ``models``, one after the other, and tell what it was while it stands."""
    for model in sorted(models, key=lambda each: each.__name__):
        for row in model._base_manager.order_by("-pk")[:ROWS]:
            for field in [None, *model._meta.concrete_fields]:
                try:
                    with transaction.atomic():
                        if field is None:
                            with connection.cursor() as cursor:
                                cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [row.pk])
                                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                        else:
                            value = getattr(row, field.attname)
                            if field.primary_key or field.is_relation or other(field, value) == value:
                                continue
                            model._base_manager.filter(pk=row.pk).update(**{field.attname: other(field, value)})
                        yield f"{model.__name__}.{field.name if field else 'deleted'}", model
                        raise UndoneError  # noqa: TRY301  # It has to leave the transaction.
                except (UndoneError, DatabaseError):
                    continue


@pytest.mark.parametrize("row", OURS, ids=lambda row: f"{row.route}, {row.name}")
def test_a_tag_changes_with_the_answer(row: Row, ours: Participant, clients: dict[Role, Client]) -> None:
    record = row.make(ours)
    # As if all of it had been entered by an earlier transaction: within one, a record changes once.
    Standing.objects.update(xid=0)
    client = clients[reader_of(row)]
    serializer = VIEWSETS[row.route].serializer_class()
    own = {serializer.Meta.model, *(part.model for part in serializer.hangs_on())}
    address = reverse(f"api:{row.route}-detail", args=[row.key(record)])
    then = client.get(address)
    noticed = 0
    for change, model in changes_of(read_from(client, address)):
        now = client.get(address, headers={"if-none-match": then["ETag"]})
        if now.status_code == 304:
            now = client.get(address)
            assert now["ETag"] == then["ETag"], change
            assert now.content == then.content, change
        elif now.status_code == 200:
            assert now["ETag"] != then["ETag"], change
            # What is not in the answer changes the version of this record, and nothing else.
            assert now.content != then.content or model in own, change
            noticed += 1
    # An issued agenda is frozen, and all that this one shows is its own.
    assert noticed or row.route == "agenda-item"


@pytest.mark.parametrize("route", ["commitment", "activity", "action", "dialogue"])
def test_the_tag_of_a_list_changes_with_it(route: str, ours: Participant, clients: dict[Role, Client]) -> None:
    row = next(row for row in OURS if row.route == route)
    row.make(ours)
    Standing.objects.update(xid=0)
    client, address = clients[Role.READER], reverse(f"api:{route}-list")
    then = client.get(address)
    # As long as nothing waits for its place in the log, the tag is kept, and so it has to be noticed when that ends.
    settle_all()
    assert client.get(address, headers={"if-none-match": then["ETag"]}).status_code == 304
    for change, _model in changes_of(read_from(client, address)):
        now = client.get(address, headers={"if-none-match": then["ETag"]})
        if now.status_code == 304:
            assert client.get(address).content == then.content, change
        else:
            assert now["ETag"] != then["ETag"], change
