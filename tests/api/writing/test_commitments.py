"""Commitments over the API: entered and changed as the forms of the portal would, by who may."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from commitments.models import Commitment
from contacts.models import Participant
from tests.api.writing.conftest import LIST, Partner

pytestmark = pytest.mark.django_db


def test_a_partner_system_enters_an_active_commitment_of_its_own_ministry(
    partner: Partner, ours: Participant, body: dict[str, Any]
) -> None:
    answer = partner.post(LIST, body)
    assert answer.status_code == 201, answer.content
    entered = answer.json()
    assert (entered["lead"], entered["state"], entered["areas"]) == (ours.code, "active", ["2.c.iv"])
    assert answer.headers["Location"] == entered["url"]
    assert partner.get(entered["url"]).json() == entered
    commitment = Commitment.objects.get(reference=entered["reference"])
    assert [(change.before, change.after) for change in commitment.state_changes.all()] == [("", "active")]


def test_entering_one_costs_the_same_few_statements_each_time(
    partner: Partner, body: dict[str, Any], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    partner.post(LIST, body)  # Notes the first use of the token.
    for _ in range(2):
        # Who asks; the register; three that are named, and whose it is; number, record, first state and all links; what
        # is answered. Savepoints stand around it, since the test has begun a transaction.
        with django_assert_num_queries(15):
            partner.post(LIST, body)


def test_what_a_change_does_not_name_stays(partner: Partner, body: dict[str, Any]) -> None:
    entered = partner.post(LIST, body).json()
    changed = partner.patch(entered["url"], {"title": {"fr": "Atelier"}, "due_on": "2027-03-31"}, if_match="*")
    assert changed.status_code == 200, changed.content
    names = Commitment.objects.values_list("title_en", "title_fr", "due_on__year").get()
    assert names == ("Joint workshop on graphite", "Atelier", 2027)
