"""Entries of the feed: readers, content, selection and order."""

from collections.abc import Callable
from typing import Any

import pghistory
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from core.changes.models import Change
from core.feed.sequencer import settle_all
from dialogue.models import ActionItem
from partners.enums import Scope
from partners.models import Client as System
from tests.api.conftest import client_of
from tests.factories import commitments as c
from tests.factories.contacts import HandlingMarkFactory, UserFactory
from tests.factories.dialogue import ActionItemFactory
from tests.history.feed.reading import CHANGES, REGISTER, Follower, visible_register

pytestmark = pytest.mark.django_db(transaction=True)


def entries_of(follower: Follower, record: Commitment) -> list[tuple[str, int]]:
    return [(each["kind"], each["version"]) for each in follower.entries if each["key"] == record.reference]


def test_a_partner_system_is_told_what_was_done_by_whom_and_why(
    ours: Participant, partner: Client, follower: Follower
) -> None:
    commitment = c.CommitmentFactory.create(lead=ours)
    follower.catch_up()
    editor = UserFactory.create(role=Role.EDITOR, participant=ours)
    with pghistory.context(user=editor.pk, reason="A slip of the pen"):
        Commitment.objects.filter(pk=commitment.pk).update(title_en="Other words", source="A page", entered_by=editor)
    follower.catch_up()
    last = follower.entries[-1]
    assert {name: last[name] for name in ("type", "key", "kind", "version", "changed", "participant", "reason")} == {
        "type": "commitments",
        "key": commitment.reference,
        "kind": "changed",
        "version": 2,
        "changed": ["title", "source"],
        "participant": "OURS",
        "reason": "A slip of the pen",
    }
    assert last["at"] == partner.get(last["url"]).json()["updated_at"]


def test_the_feed_from_its_beginning_tells_the_whole_visible_register(
    ours: Participant, system: User, follower: Follower
) -> None:
    c.MilestoneFactory.create(commitment__lead=ours)
    c.CommitmentFactory.create(state=CommitmentState.DRAFT)
    follower.catch_up(limit=3)
    assert follower.held == visible_register(system)
    first: dict[tuple[str, str], str] = {}
    for each in follower.entries:
        first.setdefault((each["type"], each["key"]), each["kind"])
    assert set(first.values()) == {"created"}


def test_what_comes_into_sight_is_created_and_tells_nothing_of_the_hidden_time(
    ours: Participant, follower: Follower
) -> None:
    commitment = c.CommitmentFactory.create(lead=ours, state=CommitmentState.DRAFT)
    with pghistory.context(reason="Still secret"):
        Commitment.objects.filter(pk=commitment.pk).update(source="A page")
    follower.catch_up()
    with pghistory.context(reason="Agreed"):
        Commitment.objects.filter(pk=commitment.pk).update(state=CommitmentState.ACTIVE)
    follower.catch_up()
    assert entries_of(follower, commitment) == [("created", 3)]
    assert (follower.entries[-1]["changed"], follower.entries[-1]["reason"]) == ([], None)


def full_entries_of(follower: Follower, record: Commitment) -> list[tuple[Any, ...]]:
    names = ("kind", "version", "participant", "reason", "changed")
    return [tuple(each[name] for name in names) for each in follower.entries if each["key"] == record.reference]


def test_creation_keeps_its_author_and_reason_although_the_record_changes_soon(
    ours: Participant, theirs: Participant, follower: Follower
) -> None:
    """All three are sequenced at once, and each was visible when it was made."""
    ours_by, theirs_by = (UserFactory.create(role=Role.EDITOR, participant=each) for each in (ours, theirs))
    with pghistory.context(user=ours_by.pk, reason="Imported"):
        commitment = c.CommitmentFactory.create(lead=ours)
    with pghistory.context(user=theirs_by.pk, reason="A slip"):
        Commitment.objects.filter(pk=commitment.pk).update(source="A page")
    with pghistory.context(user=ours_by.pk):
        Commitment.objects.filter(pk=commitment.pk).update(title_en="Other words")
    follower.catch_up()
    assert full_entries_of(follower, commitment) == [
        ("created", 1, "OURS", "Imported", []),
        ("changed", 2, "THEIRS", "A slip", ["source"]),
        ("changed", 3, "OURS", None, ["title"]),
    ]


@pytest.mark.parametrize(("by_system", "reason"), [(True, "Imported"), (False, None)], ids=["system", "person"])
def test_creation_keeps_its_author_although_its_state_changes_soon(
    ours: Participant, system: User, follower: Follower, by_system: bool, reason: str | None
) -> None:
    """A system has no drafts; the reason for the draft of a person stays with the ministry."""
    client = System.objects.get(account=system).pk if by_system else None
    state = CommitmentState.ACTIVE if by_system else CommitmentState.DRAFT
    with pghistory.context(user=system.pk, client=client, reason="Imported"):
        commitment = c.CommitmentFactory.create(lead=ours, state=state)
    with pghistory.context(user=system.pk, client=client):
        after = CommitmentState.COMPLETED if by_system else CommitmentState.ACTIVE
        Commitment.objects.filter(pk=commitment.pk).update(state=after)
    follower.catch_up()
    assert full_entries_of(follower, commitment) == [("created", 2, "OURS", reason, [])]


def test_another_author_who_makes_a_record_visible_is_not_its_creator(
    ours: Participant, system: User, follower: Follower
) -> None:
    with pghistory.context(user=system.pk, reason="A draft"):
        commitment = c.CommitmentFactory.create(lead=ours, state=CommitmentState.DRAFT)
    with pghistory.context(user=UserFactory.create(role=Role.EDITOR, participant=ours).pk, reason="Agreed"):
        Commitment.objects.filter(pk=commitment.pk).update(state=CommitmentState.ACTIVE)
    follower.catch_up()
    assert full_entries_of(follower, commitment) == [("created", 2, None, None, [])]


def test_what_goes_out_of_sight_is_deleted_in_the_words_for_what_is_gone(
    theirs: Participant, partner: Client, follower: Follower
) -> None:
    hidden, gone = c.MilestoneFactory.create_batch(2, commitment__lead=theirs)
    follower.catch_up()
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    follower.catch_up()
    with pghistory.context(reason="Not for all"):
        Commitment.objects.filter(pk=hidden.commitment_id).update(mark=narrow)
        gone.delete()
    follower.entries.clear()
    follower.catch_up()
    of_milestones = [each for each in follower.entries if each["type"] == "milestones"]
    assert len(of_milestones) == 2
    for entry in of_milestones:
        assert (entry["kind"], entry["changed"], entry["participant"], entry["reason"]) == ("deleted", [], None, None)
        assert partner.get(entry["url"]).status_code == 404


def test_what_others_alone_see_moves_neither_the_cursor_nor_the_answer(
    theirs: Participant, partner: Client, follower: Follower
) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    follower.catch_up()
    before = partner.get(CHANGES, {"after": follower.cursor})
    c.CommitmentFactory.create(lead=theirs, mark=narrow)
    settle_all()
    after = partner.get(CHANGES, {"after": follower.cursor}, headers={"if-none-match": before.headers["ETag"]})
    assert (before.json()["cursor"], before.json()["results"]) == (follower.cursor, [])
    assert after.status_code == 304


def test_where_a_shared_record_leads_is_told_to_those_alone_who_see_that_too(
    ours: Participant, theirs: Participant, partner: Client, follower: Follower
) -> None:
    """Neither as a change nor by its version, its time or its tag does an action tell of a hidden commitment."""
    hidden = c.CommitmentFactory.create(lead=theirs, mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))
    action = ActionItemFactory.create(lead=ours, commitment=None)
    # With the system comes its contact, whose function all Participants see.
    their_system = client_of(UserFactory.create(role=Role.PARTNER, participant=theirs))
    follower.catch_up()
    address = next(each["url"] for each in follower.entries if each["type"] == "actions")
    before, cursor = partner.get(address), follower.cursor
    now = their_system.get(CHANGES, {"after": "now"}).json()["cursor"]
    for commitment in (hidden, None, hidden):
        ActionItem.objects.filter(pk=action.pk).update(commitment=commitment)
        follower.catch_up()
    after = partner.get(address)
    assert (follower.cursor, after.content, after.headers["ETag"]) == (cursor, before.content, before.headers["ETag"])
    entries = their_system.get(CHANGES, {"after": now}).json()["results"]
    assert [(each["type"], each["kind"], each["changed"], each["version"]) for each in entries] == [
        ("actions", "changed", ["commitment"], 1)
    ] * 3
    # What changes with it is told to all, without where it leads.
    ActionItem.objects.filter(pk=action.pk).update(commitment=None, title_en="Other words")
    follower.catch_up()
    changes = [
        (each["changed"], each["version"])
        for each in follower.entries
        if (each["type"], each["kind"]) == ("actions", "changed")
    ]
    assert changes == [(["title"], 2)]


def test_now_gives_the_place_where_the_feed_ends(ours: Participant, partner: Client, follower: Follower) -> None:
    c.CommitmentFactory.create(lead=ours)
    settle_all()
    page = partner.get(CHANGES, {"after": "now"}).json()
    assert (page["results"], page["more"]) == ([], False)
    follower.cursor = page["cursor"]
    later = c.CommitmentFactory.create(lead=ours)
    follower.catch_up()
    assert [each["key"] for each in follower.entries if each["type"] == "commitments"] == [later.reference]


def test_a_page_leads_to_the_next_by_a_header_too(ours: Participant, partner: Client) -> None:
    c.CommitmentFactory.create(lead=ours)
    settle_all()
    response = partner.get(CHANGES, {"limit": "1"})
    page = response.json()
    assert page["more"] is True
    assert response.headers["Link"] == f'<{page["next"]}>; rel="next"'
    (first,), (second,) = page["results"], partner.get(page["next"]).json()["results"]
    assert first != second


def test_types_choose_and_the_cursor_goes_past_the_others(ours: Participant, partner: Client) -> None:
    milestone = c.MilestoneFactory.create(commitment__lead=ours)
    c.CommitmentFactory.create(lead=ours)
    settle_all()
    page = partner.get(CHANGES, {"types": "milestones"}).json()
    assert [each["key"] for each in page["results"]] == [str(milestone.pk)]
    assert page["cursor"] != partner.get(CHANGES, {"types": "milestones", "limit": "1"}).json()["results"]
    again = partner.get(CHANGES, {"types": "milestones", "after": page["cursor"]}).json()
    assert (again["results"], again["cursor"]) == ([], page["cursor"])


def test_with_expand_each_entry_bears_the_record_as_it_is_now(ours: Participant, partner: Client) -> None:
    milestone = c.MilestoneFactory.create(commitment__lead=ours)
    settle_all()
    milestone.delete()
    settle_all()
    entries = partner.get(CHANGES, {"expand": "record", "types": "commitments,milestones"}).json()["results"]
    commitment, *of_milestone = entries
    assert commitment["record"] == partner.get(commitment["url"]).json()
    assert [(each["kind"], each["record"]) for each in of_milestone] == [("created", None), ("deleted", None)]


def test_scopes_choose_the_types(ours: Participant, system: User, partner: Client) -> None:
    System.objects.filter(account=system).update(scopes=[Scope.READ_PEOPLE])
    c.CommitmentFactory.create(lead=ours)
    settle_all()
    entries = partner.get(CHANGES, {"limit": "1000"}).json()["results"]
    assert {"participants", "sides"} <= {each["type"] for each in entries}
    assert "commitments" not in {each["type"] for each in entries}
    refused = partner.get(CHANGES, {"types": "commitments"})
    assert (refused.status_code, refused.json()["scope"]) == (403, "register:read")


@pytest.mark.parametrize(
    "asked", [{"after": "x"}, {"after": "é"}, {"after": "bnVsbA"}, {"limit": "0"}, {"limit": "1001"}, {"types": "x"}]
)
def test_what_cannot_be_is_refused_with_the_parameter(
    asked: dict[str, str], ours: Participant, partner: Client
) -> None:
    response = partner.get(CHANGES, asked)
    assert response.status_code == 400
    assert [each["parameter"] for each in response.json()["errors"]] == list(asked)


def test_staff_read_what_the_partner_systems_of_their_ministry_read(
    ours: Participant, partner: Client, asks: Callable[[Role], Client]
) -> None:
    c.CommitmentFactory.create(lead=ours, mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))
    c.CommitmentFactory.create(lead=ours, state=CommitmentState.DRAFT)
    settle_all()

    def keys(client: Client) -> list[str]:
        return [each["key"] for each in client.get(CHANGES, {"types": "commitments"}).json()["results"]]

    assert len(keys(partner)) == 1
    assert keys(asks(Role.EDITOR)) == keys(partner)
    assert keys(asks(Role.SECRETARIAT)) == []


def test_an_administrator_is_told_nothing_of_the_register(ours: Participant, asks: Callable[[Role], Client]) -> None:
    c.CommitmentFactory.create(lead=ours)
    settle_all()
    client = asks(Role.ADMINISTRATOR)
    entries = {each["type"] for each in client.get(CHANGES, {"limit": "1000"}).json()["results"]}
    assert entries <= {"sides", "participants", "handling-marks", "ranks"}
    assert client.get(CHANGES, {"types": "commitments"}).status_code == 400


def test_without_credentials_nothing_is_told(ours: Participant) -> None:
    assert Client().get(CHANGES).status_code == 401


def test_reading_sequences_nothing_and_a_change_follows_when_the_worker_has_run(
    ours: Participant, partner: Client, follower: Follower
) -> None:
    follower.catch_up()
    commitment = c.CommitmentFactory.create(lead=ours)
    waiting = partner.get(CHANGES, {"after": follower.cursor}).json()
    assert (waiting["cursor"], waiting["results"]) == (follower.cursor, [])
    b"".join(partner.get(REGISTER))
    assert Change.objects.filter(position=None, type="commitment", record=commitment.pk).exists()
    follower.catch_up()
    assert entries_of(follower, commitment) == [("created", 1)]


def test_a_poll_costs_one_statement_beside_those_that_tell_who_asks(
    ours: Participant, partner: Client, follower: Follower
) -> None:
    follower.catch_up()
    partner.get(CHANGES, {"after": follower.cursor})
    with CaptureQueriesContext(connection) as statements:
        partner.get(CHANGES, {"after": follower.cursor})
    assert len([each for each in statements if "history_change" in each["sql"]]) == 1


def test_every_settled_change_has_a_key_where_somebody_sees_it(ours: Participant) -> None:
    c.MilestoneFactory.create(commitment__lead=ours)
    settle_all()
    assert not Change.objects.exclude(seen_by=[]).filter(key="").exists()
