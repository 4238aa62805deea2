"""Cursors of the feed: valid for one reader, a choice of records and one history, and unreadable."""

import base64
from typing import Any

import orjson
import pytest
from django.db import connection
from django.test import Client

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant, User
from core.feed.sequencer import settle_all
from partners.enums import Scope
from partners.models import Client as System
from tests.api.conftest import client_of
from tests.factories import commitments as c
from tests.factories.contacts import UserFactory
from tests.history.feed.reading import CHANGES, Follower

pytestmark = pytest.mark.django_db(transaction=True)


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
    some = partner.get(CHANGES, {"types": "commitments,milestones"}).json()["cursor"]
    assert not outdated(partner, some, types="milestones")
    assert outdated(partner, some)
    assert outdated(partner, some, types="milestones,evidence")


def test_feed_of_some_records_has_all_their_changes_and_no_others(ours: Participant, partner: Client) -> None:
    one, other = c.CommitmentFactory.create_batch(2, lead=ours)
    c.MilestoneFactory.create(commitment=one)
    settle_all()
    asked = {"types": "commitments,milestones", "keys": one.reference}
    page = partner.get(CHANGES, asked).json()
    assert {(each["type"], each["key"]) for each in page["results"]} == {("commitments", one.reference)}
    assert not outdated(partner, page["cursor"], **asked)
    # Changes of other records were left out so far.
    assert outdated(partner, page["cursor"], types="commitments")
    assert outdated(partner, page["cursor"], types="commitments", keys=f"{one.reference},{other.reference}")
    Commitment.objects.update(source="A page")
    settle_all()
    entries = partner.get(CHANGES, {"after": page["cursor"], **asked}).json()["results"]
    assert [(each["key"], each["changed"]) for each in entries] == [(one.reference, ["source"])]


@pytest.mark.parametrize(
    "keys", ["", "A,,B", "x" * 65, ",".join(map(str, range(21)))], ids=["none", "gap", "long", "many"]
)
def test_feed_refuses_wrong_keys(partner: Client, keys: str) -> None:
    refusal = partner.get(CHANGES, {"keys": keys})
    assert (refusal.status_code, [each["parameter"] for each in refusal.json()["errors"]]) == (400, ["keys"])


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
    assert outdated(partner, made_up, types="commitments")


def test_a_cursor_outlives_the_change_of_the_secret_key_as_long_as_the_old_one_is_known(
    ours: Participant, partner: Client, follower: Follower, settings: Any
) -> None:
    follower.catch_up()
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a" * 50
    assert not outdated(partner, follower.cursor)
    settings.SECRET_KEY_FALLBACKS = []
    assert outdated(partner, follower.cursor)
