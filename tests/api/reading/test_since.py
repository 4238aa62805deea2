"""If-Modified-Since: 304 only where it is certain that nothing has changed of what the partner system may see."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from commitments.models import SavedView
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from core.feed import modified_since
from core.feed.sequencer import settle_all
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/api/v1/commitments/"


def asked(client: Client, moment: datetime | str, address: str = LIST, **headers: str) -> Any:
    date = moment if isinstance(moment, str) else http_date(moment.timestamp())
    answer = client.get(address, headers={"if-modified-since": date} | headers)
    # A table is streamed from a file.
    answer.close()
    return answer


def test_a_list_a_record_and_a_table_are_not_sent_again_while_nothing_changes(
    ours: Participant, clients: dict[Role, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    partner, now = clients[Role.PARTNER], timezone.now()
    record = f"{LIST}{CommitmentFactory.create(lead=ours, state='active').reference}/"
    for address in (LIST, record, f"{LIST}?format=csv"):
        # What changed within the margin is sent whole, with the moment to ask by.
        whole = asked(partner, now, address)
        assert whole.status_code == 200
        assert parsedate_to_datetime(whole["Last-Modified"]) >= now.replace(microsecond=0)
    # As if all of that lay behind the margin.
    monkeypatch.setattr(modified_since, "MARGIN", -timedelta(hours=1))
    for address in (LIST, record, f"{LIST}?format=csv"):
        again = asked(partner, now, address)
        assert again.status_code == 304, address
        assert again["ETag"] == asked(partner, "no date", address)["ETag"]
        # Beside an entity tag the moment does not count (RFC 9110, 13.1.3).
        assert asked(partner, now, address, **{"if-none-match": '"another"'}).status_code == 200


def test_where_it_is_not_certain_the_answer_is_whole(
    ours: Participant, clients: dict[Role, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(modified_since, "MARGIN", -timedelta(hours=1))
    partner, now = clients[Role.PARTNER], datetime.now(UTC)
    maker = UserFactory.create(role=Role.EDITOR, participant=ours)
    SavedView.objects.create(made_by=maker, name="x", slug="x", query="state=active", sharing="all")
    for moment in ("yesterday", now - timedelta(days=1), now + timedelta(hours=2)):
        assert asked(partner, moment).status_code == 200, moment
    # What a view asks for may have changed, and people see drafts that are in no log of what they may see.
    assert asked(partner, now, f"{LIST}?view=x").status_code == 200
    assert asked(clients[Role.EDITOR], now).status_code == 200


def test_what_is_hidden_changes_nothing_and_all_else_is_noticed(ours: Participant, theirs: Participant) -> None:
    viewer: User = UserFactory.create(role=Role.PARTNER, participant=ours)
    shared = HandlingMarkFactory.create(audience=Audience.PARTICIPANTS)
    commitment = CommitmentFactory.create(lead=theirs, state="active", mark=shared)

    def changed_by(act: Any) -> bool:
        settle_all()
        moment = timezone.now() + modified_since.MARGIN
        act()
        return not modified_since.settled_until(viewer, moment)

    assert not changed_by(lambda: CommitmentFactory.create(lead=theirs, state="draft"))
    assert changed_by(lambda: type(commitment).objects.filter(pk=commitment.pk).update(source="x"))
    assert changed_by(commitment.delete)
    assert changed_by(lambda: User.objects.filter(pk=viewer.pk).update(participant=theirs))
