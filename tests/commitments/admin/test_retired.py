"""What was retired by joint decision is offered to no other commitment."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from commitments.enums import Effect
from commitments.models import AreaOfCooperation, Commitment, CommitmentArea
from tests.factories import law
from tests.factories.commitments import CommitmentFactory

pytestmark = pytest.mark.django_db


def offered(client: Client, commitment: Commitment) -> set[str]:
    page = client.get(reverse("commitments:edit-commitment", args=[commitment.reference])).content.decode()
    return set(re.findall(r"2\(c\)\(x\)-1", page))


def test_a_retired_area_is_offered_where_it_was_chosen_and_nowhere_else(moc: law.Memorandum, client: Client) -> None:
    law.decided(moc, effect=Effect.FURTHER_AREA, subject_en="Fictitious area")
    further = AreaOfCooperation.objects.get(is_further=True)
    old, new = (CommitmentFactory.create(instrument=moc.instrument, lead=moc.participants["CA1"]) for _ in range(2))
    CommitmentArea.objects.create(commitment=old, area=further)
    law.decided(moc, effect=Effect.RETIRE_AREA, retires_area=further)
    client.force_login(moc.officers["CA1"])
    assert offered(client, old)
    assert not offered(client, new)
