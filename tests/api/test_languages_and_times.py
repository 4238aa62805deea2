"""Texts in the language of the request, with fallbacks marked; hours on both sides of the date line."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant
from core.text.languages import Language
from tests.api.conftest import client_of
from tests.factories.commitments import (
    ActivityFactory,
    CommitmentFactory,
    LanguageVersionFactory,
    ProvisionTextFactory,
    ShippedInstrumentFactory,
    SignatureFactory,
)
from tests.factories.contacts import ParticipantFactory, SideFactory, UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def commitment(ours: Participant) -> Commitment:
    return CommitmentFactory.create(
        lead=ours,
        original_language="ja",
        title_en="Stockpile",
        title_ja="備蓄",
        text_ja="備蓄について情報を交換する。",
    )


def shown(client: Client, commitment: Commitment, **request: Any) -> dict[str, Any]:
    body: dict[str, Any] = client.get(reverse("api:commitment-detail", args=[commitment.reference]), **request).json()
    return body


def test_the_parameter_chooses_and_a_fallback_is_marked(commitment: Commitment, reader: Client) -> None:
    english = shown(reader, commitment, query_params={"lang": "en"})
    assert (english["title"], english["text"]) == ("Stockpile", "備蓄について情報を交換する。")
    assert (english["language"], english["fallbacks"]) == ("en", {"text": "ja"})
    french = shown(reader, commitment, query_params={"lang": "fr"})
    assert (french["title"], french["fallbacks"]) == ("備蓄", {"title": "ja", "text": "ja"})


def test_a_star_gives_every_language(commitment: Commitment, reader: Client) -> None:
    body = shown(reader, commitment, query_params={"lang": "*"})
    assert body["title"] == {"en": "Stockpile", "fr": None, "ja": "備蓄"}
    assert (body["language"], body["fallbacks"], body["original_language"]) == ("*", {}, "ja")


def test_the_header_chooses_where_the_parameter_does_not(commitment: Commitment, reader: Client) -> None:
    answer = reader.get(
        reverse("api:commitment-detail", args=[commitment.reference]), headers={"accept-language": "ja-JP, en;q=0.5"}
    )
    assert (answer.json()["title"], answer.headers["Content-Language"]) == ("備蓄", "ja")
    assert shown(reader, commitment, query_params={"lang": "en"}, headers={"accept-language": "ja"})["language"] == "en"


def test_the_account_chooses_last(commitment: Commitment) -> None:
    client = client_of(UserFactory.create(role=Role.READER, language=Language.JAPANESE))
    assert shown(client, commitment)["language"] == "ja"
    assert shown(client, commitment, headers={"accept-language": "fr"})["language"] == "fr"


def test_a_provision_says_which_text_it_gives(ours: Participant, reader: Client) -> None:
    signed = ProvisionTextFactory.create(text="The Participants may.")
    translated = LanguageVersionFactory.create(
        version=signed.language_version.version, language=Language.FRENCH, status="courtesy"
    )
    ProvisionTextFactory.create(
        provision=signed.provision, language_version=translated, text="Les Participants peuvent."
    )
    address = reverse("api:provision-detail", args=[signed.provision.key])

    def said(language: str) -> tuple[Any, ...]:
        body = reader.get(address, {"lang": language}).json()
        return body["language"], body["text_status"], body["text"]

    assert said("en") == ("en", "signed", "The Participants may.")
    assert said("fr") == ("fr", "courtesy", "Les Participants peuvent.")
    assert said("ja") == ("en", "signed", "The Participants may.")
    everything = reader.get(address, {"lang": "*"}).json()
    assert everything["text_status"] == {"en": "signed", "fr": "courtesy"}


def test_the_memorandum_is_in_operation_from_the_last_signature(ours: Participant, reader: Client) -> None:
    instrument = ShippedInstrumentFactory.create()
    address = reverse("api:instrument-detail", args=[instrument.code])
    for order, day in enumerate([date(2023, 9, 20), date(2023, 9, 21)], start=1):
        seat = instrument.participations.create(participant=ParticipantFactory.create(), order=order)
        assert reader.get(address).json()["in_operation_from"] is None or order == 1
        SignatureFactory.create(instrument=instrument, participant=seat.participant, signed_on=day)
    body = reader.get(address).json()
    assert body["in_operation_from"] == "2023-09-21"
    assert body["participants"] == [seat.participant.code for seat in instrument.participations.order_by("order")]
    root = reader.get(reverse("api:root")).json()
    assert (root["in_operation_from"], root["legally_binding"]) == ("2023-09-21", False)
    for name in ("access", "register", "changes", "calendar", "webhooks"):
        assert root[name] == f"http://testserver/api/v1/{name}/"


def test_a_dialogue_is_read_in_both_capitals(ours: Participant, reader: Client) -> None:
    instrument = ShippedInstrumentFactory.create()
    for order, side in enumerate(["JP", "CA"], start=1):
        ministry = ParticipantFactory.create(side=SideFactory.create(code=side))
        instrument.participations.create(participant=ministry, order=order)
    dialogue = DialogueFactory.create(
        local_start=datetime(2026, 12, 1, 9, 0, tzinfo=UTC), time_zone="Asia/Tokyo", year=2026
    )
    body = reader.get(reverse("api:dialogue-detail", args=[dialogue.number])).json()
    assert (body["local_start"], body["time_zone"]) == ("2026-12-01T09:00:00", "Asia/Tokyo")
    assert body["starts_at"] == "2026-12-01T00:00:00.000000Z"
    assert body["clocks"] == [
        {"side": "JP", "time_zone": "Asia/Tokyo", "starts_at": "2026-12-01T09:00:00+09:00"},
        {"side": "CA", "time_zone": "America/Toronto", "starts_at": "2026-11-30T19:00:00-05:00"},
    ]


def test_a_dialogue_without_an_hour_says_so(ours: Participant, reader: Client) -> None:
    dialogue = DialogueFactory.create()
    body = reader.get(reverse("api:dialogue-detail", args=[dialogue.number])).json()
    assert (body["local_start"], body["starts_at"], body["clocks"]) == (None, None, [])


@pytest.mark.parametrize(
    ("day", "hour", "zone", "starts_at"),
    [
        (date(2027, 2, 1), time(9, 0), "America/Toronto", "2027-02-01T14:00:00.000000Z"),
        (date(2027, 3, 14), time(2, 30), "America/Toronto", None),  # The clocks go forward over it.
        (date(2027, 11, 7), time(1, 30), "America/Toronto", None),  # The clocks show it twice.
        (date(2027, 2, 1), None, "", None),
        (date(2027, 2, 1), time(9, 0), "Nowhere/At_All", None),
        (date(2027, 2, 1), time(9, 0), "America", None),  # A folder of the database.
        (date.max, time(23, 0), "America/Toronto", None),  # In UTC a day later, and there is none.
    ],
)
def test_the_hour_of_an_activity(
    reader: Client, day: date, hour: time | None, zone: str, starts_at: str | None
) -> None:
    activity = ActivityFactory.create(starts_on=day, starts_at=hour, time_zone=zone)
    body = reader.get(reverse("api:activity-detail", args=[activity.reference])).json()
    assert body["starts_at"] == starts_at
    assert body["local_start"] == (None if hour is None else f"{day}T{hour}")
