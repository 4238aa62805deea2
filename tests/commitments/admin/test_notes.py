"""Internal notes: for the own ministry, and unknown to everybody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.enums import Role
from tests.factories.commitments import InternalNoteFactory
from tests.fixtures.ministries import Ministries, SignIn, address

NOTE = "commitments_internalnote"
WORDS = "For our own eyes."


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER])
def test_the_own_ministry_reads_its_note(role: Role, ministries: Ministries, sign_in: SignIn) -> None:
    note = InternalNoteFactory.create(participant=ministries.ours)
    client = sign_in(role)
    assert WORDS in client.get(address("change", note, model=NOTE), follow=True).text
    assert WORDS in client.get(address("change", note.commitment), follow=True).text
    assert WORDS in client.get(address("history", note.commitment)).text


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER])
def test_another_ministry_does_not_know_of_it(role: Role, ministries: Ministries, sign_in: SignIn) -> None:
    note = InternalNoteFactory.create(participant=ministries.theirs)
    client = sign_in(role)
    for page in ("change", "history", "delete"):
        assert client.get(address(page, note, model=NOTE)).status_code in {403, 404}
    assert client.get(address("changelist", model=NOTE)).context["cl"].result_count == 0
    for page in ("change", "history"):
        assert WORDS not in client.get(address(page, note.commitment)).text


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.ADMINISTRATOR])
def test_secretariat_and_administrators_do_not_know_of_it(role: Role, ministries: Ministries, sign_in: SignIn) -> None:
    note = InternalNoteFactory.create(participant=ministries.theirs)
    client = sign_in(role)
    for page in ("change", "history"):
        assert client.get(address(page, note, model=NOTE)).status_code == 404
    assert client.get(address("changelist", model=NOTE)).status_code == 403
    for page in ("change", "history"):
        assert WORDS not in client.get(address(page, note.commitment)).text


def test_the_list_costs_the_same_for_one_note_and_for_ten(ministries: Ministries, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    counts = []
    for more in (1, 9):
        InternalNoteFactory.create_batch(more, participant=ministries.ours)
        client.get(address("changelist", model=NOTE))
        with CaptureQueriesContext(connection) as queries:
            client.get(address("changelist", model=NOTE))
        counts.append(len(queries))
    assert counts[0] == counts[1]
