"""One person confirms twice in the same instant."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from commitments.models import Commitment, PreparedImport
from contacts.enums import Role
from tests.commitments.imports.conftest import Person, Register, records_of
from tests.concurrency import at_once


@pytest.mark.django_db(transaction=True)
def test_what_is_confirmed_twice_at_once_is_done_once(register: Register, person: Callable[..., Person]) -> None:
    editor = person(Role.EDITOR)
    old = register.commitment()
    [row] = records_of(editor.export())
    new = dict.fromkeys(row) | register.row
    assert editor.send_rows(row | {"title_en": "After"}, new).status_code == 302
    address = reverse("commitments:prepared-import", args=[PreparedImport.objects.get().pk])

    def confirm() -> int:
        client = Client()
        client.cookies = editor.client.cookies.copy()  # type: ignore[assignment]  # The same person in a second tab.
        status: int = client.post(address).status_code
        connection.close()
        return status

    assert at_once(2, confirm) == [302, 302]
    assert Commitment.objects.count() == 2
    old.refresh_from_db()
    assert old.title_en == "After"
    assert PreparedImport.objects.get().entered == 1
    # Now that transactions ended, the version is another, and the file of before is refused.
    assert editor.send_rows(row | {"title_en": "Once more"}).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_one_change_of_many_confirmed_twice_at_once_is_done_once(
    register: Register, person: Callable[..., Person]
) -> None:
    editor, address = person(Role.EDITOR), reverse("commitments:change")
    chosen = [register.commitment(due_on=None), register.commitment(due_on=None)]
    change = {"change": "set:due_on", "due_on": "2031-03-31", "reason": "Agreed"}
    shown = editor.client.post(address, change | {"reference": [each.reference for each in chosen]})
    seen = shown.context["result"].seen

    def confirm() -> int:
        client = Client()
        client.cookies = editor.client.cookies.copy()  # type: ignore[assignment]  # The same person in a second tab.
        status: int = client.post(address, change | {"seen": seen}).status_code
        connection.close()
        return status

    assert at_once(2, confirm) == [302, 302]
    events = Commitment.pgh_event_model.objects.filter(pgh_label="update")  # type: ignore[attr-defined]  # Made by pghistory.
    assert events.count() == len(chosen)
    # The versions are others now, and what was shown before is not changed further.
    assert editor.client.post(address, change | {"seen": seen, "due_on": "2032-03-31"}).status_code == 409
