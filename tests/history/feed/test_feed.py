"""What the feed tells: to whom, of what, in which words, and from where."""

import base64
from collections.abc import Callable
from typing import Any

import orjson
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
from tests.history.feed.reading import CHANGES, Follower, visible_register

pytestmark = pytest.mark.django_db(transaction=True)


def told_of(follower: Follower, record: Commitment) -> list[tuple[str, int]]:
    return [(each["kind"], each["version"]) for each in follower.told if each["key"] == record.reference]


def test_a_partner_system_is_told_what_was_done_by_whom_and_why(
    ours: Participant, partner: Client, follower: Follower
) -> None:
    commitment = c.CommitmentFactory.create(lead=ours)
    follower.catch_up()
    editor = UserFactory.create(role=Role.EDITOR, participant=ours)
    with pghistory.context(user=editor.pk, reason="A slip of the pen"):
        Commitment.objects.filter(pk=commitment.pk).update(title_en="Other words", source="A page", entered_by=editor)
    follower.catch_up()
    last = follower.told[-1]
    assert {name: last[name] for name in ("type", "key", "kind", "version", "changed", "participant", "reason")} == {
        "type": "commitment",
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
    assert all(each["kind"] == "created" for each in follower.told)


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
    assert told_of(follower, commitment) == [("created", 3)]
    assert (follower.told[-1]["changed"], follower.told[-1]["reason"]) == ([], None)


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
    follower.told.clear()
    follower.catch_up()
    of_milestones = [each for each in follower.told if each["type"] == "milestone"]
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
    address = next(each["url"] for each in follower.told if each["type"] == "action")
    before, cursor = partner.get(address), follower.cursor
    now = their_system.get(CHANGES, {"after": "now"}).json()["cursor"]
    for commitment in (hidden, None, hidden):
        ActionItem.objects.filter(pk=action.pk).update(commitment=commitment)
        follower.catch_up()
    after = partner.get(address)
    assert (follower.cursor, after.content, after.headers["ETag"]) == (cursor, before.content, before.headers["ETag"])
    told = their_system.get(CHANGES, {"after": now}).json()["results"]
    assert [(each["type"], each["kind"], each["changed"], each["version"]) for each in told] == [
        ("action", "changed", ["commitment"], 1)
    ] * 3
    # What changes with it is told to all, without where it leads.
    ActionItem.objects.filter(pk=action.pk).update(commitment=None, title_en="Other words")
    follower.catch_up()
    changes = [(each["changed"], each["version"]) for each in follower.told if each["kind"] == "changed"]
    assert changes == [(["title"], 2)]


def test_now_gives_the_place_where_the_feed_ends(ours: Participant, partner: Client, follower: Follower) -> None:
    c.CommitmentFactory.create(lead=ours)
    page = partner.get(CHANGES, {"after": "now"}).json()
    assert (page["results"], page["more"]) == ([], False)
    follower.cursor = page["cursor"]
    later = c.CommitmentFactory.create(lead=ours)
    follower.catch_up()
    assert [each["key"] for each in follower.told if each["type"] == "commitment"] == [later.reference]


def test_a_page_leads_to_the_next_by_a_header_too(ours: Participant, partner: Client) -> None:
    c.CommitmentFactory.create(lead=ours)
    response = partner.get(CHANGES, {"limit": "1"})
    page = response.json()
    assert page["more"] is True
    assert response.headers["Link"] == f'<{page["next"]}>; rel="next"'
    (first,), (second,) = page["results"], partner.get(page["next"]).json()["results"]
    assert first != second


def test_types_choose_and_the_cursor_goes_past_the_others(ours: Participant, partner: Client) -> None:
    milestone = c.MilestoneFactory.create(commitment__lead=ours)
    c.CommitmentFactory.create(lead=ours)
    page = partner.get(CHANGES, {"types": "milestone"}).json()
    assert [each["key"] for each in page["results"]] == [str(milestone.pk)]
    assert page["cursor"] != partner.get(CHANGES, {"types": "milestone", "limit": "1"}).json()["results"]
    again = partner.get(CHANGES, {"types": "milestone", "after": page["cursor"]}).json()
    assert (again["results"], again["cursor"]) == ([], page["cursor"])


def test_with_expand_each_entry_bears_the_record_as_it_is_now(ours: Participant, partner: Client) -> None:
    milestone = c.MilestoneFactory.create(commitment__lead=ours)
    settle_all()
    milestone.delete()
    entries = partner.get(CHANGES, {"expand": "record", "types": "commitment,milestone"}).json()["results"]
    commitment, *of_milestone = entries
    assert commitment["record"] == partner.get(commitment["url"]).json()
    assert [(each["kind"], each["record"]) for each in of_milestone] == [("created", None), ("deleted", None)]


def test_scopes_choose_the_types(ours: Participant, system: User, partner: Client) -> None:
    System.objects.filter(account=system).update(scopes=[Scope.READ_PEOPLE])
    c.CommitmentFactory.create(lead=ours)
    entries = partner.get(CHANGES, {"limit": "1000"}).json()["results"]
    assert {"participant", "side"} <= {each["type"] for each in entries}
    assert "commitment" not in {each["type"] for each in entries}
    refused = partner.get(CHANGES, {"types": "commitment"})
    assert (refused.status_code, refused.json()["scope"]) == (403, "register:read")


def outdated(client: Client, cursor: str, **asked: str) -> bool:
    response = client.get(CHANGES, {"after": cursor, **asked})
    return response.status_code == 410 and response.json()["type"].endswith("/cursor-outdated/")


def test_a_cursor_of_other_scopes_or_of_another_ministry_is_outdated(
    theirs: Participant, system: User, partner: Client, follower: Follower
) -> None:
    follower.catch_up()
    System.objects.filter(account=system).update(scopes=[Scope.READ_PEOPLE])
    assert outdated(partner, follower.cursor)
    System.objects.filter(account=system).update(scopes=list(Scope.values))
    assert not outdated(partner, follower.cursor)
    assert outdated(client_of(UserFactory.create(role=Role.PARTNER, participant=theirs)), follower.cursor)


def test_a_cursor_for_some_types_is_outdated_where_further_ones_are_asked_for(
    ours: Participant, partner: Client
) -> None:
    some = partner.get(CHANGES, {"types": "commitment,milestone"}).json()["cursor"]
    assert not outdated(partner, some, types="milestone")
    assert outdated(partner, some)
    assert outdated(partner, some, types="milestone,evidence")


@pytest.mark.owner
def test_a_cursor_from_before_a_restored_copy_is_outdated(
    ours: Participant, partner: Client, follower: Follower
) -> None:
    """The same positions were given again, to other changes."""
    c.CommitmentFactory.create(lead=ours)
    follower.catch_up()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE history_change CASCADE")
    assert outdated(partner, follower.cursor)
    for _ in range(20):
        c.CommitmentFactory.create(lead=ours)
    settle_all()
    assert outdated(partner, follower.cursor)


def decoded(cursor: str) -> bytes:
    return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))


def test_a_cursor_tells_nobody_how_many_changes_others_made(
    ours: Participant, theirs: Participant, partner: Client, follower: Follower
) -> None:
    """Two positions would: those between them are of records that this reader may not see."""
    cursors = []
    for hidden in (1, 30):
        drafts = c.CommitmentFactory.create_batch(hidden, lead=theirs, state=CommitmentState.DRAFT)
        c.CommitmentFactory.create(lead=ours)
        follower.catch_up()
        cursors.append(decoded(follower.cursor))
        assert len(drafts) == hidden
    one, other = cursors
    assert len(one) == len(other)
    assert sum(a == b for a, b in zip(one, other, strict=True)) < len(one) / 4
    with pytest.raises(orjson.JSONDecodeError):
        orjson.loads(one)


def test_a_cursor_that_somebody_changed_or_made_up_is_outdated(
    ours: Participant, partner: Client, follower: Follower
) -> None:
    follower.catch_up()
    changed = ("B" if follower.cursor[0] == "A" else "A") + follower.cursor[1:]
    bound: list[Any] = [0, 0, ours.pk, False, ["contacts", "commitments", "dialogue"], 5]
    made_up = base64.urlsafe_b64encode(orjson.dumps(bound)).rstrip(b"=").decode()
    assert outdated(partner, changed)
    assert outdated(partner, made_up, types="commitment")


def test_a_cursor_outlives_the_change_of_the_secret_key_as_long_as_the_old_one_is_known(
    ours: Participant, partner: Client, follower: Follower, settings: Any
) -> None:
    follower.catch_up()
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a" * 50
    assert not outdated(partner, follower.cursor)
    settings.SECRET_KEY_FALLBACKS = []
    assert outdated(partner, follower.cursor)


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

    def keys(client: Client) -> list[str]:
        return [each["key"] for each in client.get(CHANGES, {"types": "commitment"}).json()["results"]]

    assert len(keys(partner)) == 1
    assert keys(asks(Role.EDITOR)) == keys(partner)
    assert keys(asks(Role.SECRETARIAT)) == []


def test_an_administrator_is_told_nothing_of_the_register(ours: Participant, asks: Callable[[Role], Client]) -> None:
    c.CommitmentFactory.create(lead=ours)
    client = asks(Role.ADMINISTRATOR)
    told = {each["type"] for each in client.get(CHANGES, {"limit": "1000"}).json()["results"]}
    assert told <= {"side", "participant", "handling-mark", "rank"}
    assert client.get(CHANGES, {"types": "commitment"}).status_code == 400


def test_without_credentials_nothing_is_told(ours: Participant) -> None:
    assert Client().get(CHANGES).status_code == 401


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
