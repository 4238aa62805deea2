"""Two people who have one record open: the second sees what the first did before anything of it is overwritten."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from commitments.models import Commitment, Milestone
from contacts.enums import Role
from tests.factories.commitments import (
    CommitmentAreaFactory,
    CommitmentFactory,
    CommitmentFormFactory,
    MilestoneFactory,
)
from tests.fixtures.ministries import Ministries, SignIn, address
from tests.form_data import filled


@pytest.fixture
def own(ministries: Ministries) -> Commitment:
    commitment = CommitmentFactory.create(lead=ministries.ours, entered_by=None, title_en="As it was", source="A page")
    CommitmentAreaFactory.create(commitment=commitment)
    CommitmentFormFactory.create(commitment=commitment)
    return commitment


@pytest.fixture
def second(sign_in: SignIn) -> Client:
    return sign_in(Role.EDITOR)


def told(response: Any) -> list[tuple[str, str, str, bool]]:
    return [(each.label, each.yours, each.theirs, each.touched) for each in response.context["differences"]]


def test_the_second_sees_both_values_and_nothing_is_overwritten(own: Commitment, second: Client) -> None:
    page = address("change", own)
    sent = filled(second.get(page), title_en="As I want it")
    Commitment.objects.filter(pk=own.pk).update(title_en="As they want it")
    response = second.post(page, sent)
    assert response.status_code == 200
    assert told(response) == [("Title (English)", "As I want it", "As they want it", True)]
    assert "This record was changed by another user since you opened it" in response.text
    assert 'value="As I want it"' in response.text
    own.refresh_from_db()
    assert own.title_en == "As they want it"


def test_saved_again_the_second_stands_on_top(own: Commitment, second: Client) -> None:
    page = address("change", own)
    sent = filled(second.get(page), title_en="As I want it")
    Commitment.objects.filter(pk=own.pk).update(title_en="As they want it")
    again = filled(second.post(page, sent))
    assert second.post(page, again).status_code == 302
    own.refresh_from_db()
    assert own.title_en == "As I want it"


def test_a_third_change_in_between_is_shown_again(own: Commitment, second: Client) -> None:
    page = address("change", own)
    sent = filled(second.get(page), title_en="As I want it")
    Commitment.objects.filter(pk=own.pk).update(title_en="As they want it")
    again = filled(second.post(page, sent))
    Commitment.objects.filter(pk=own.pk).update(title_en="As a third wants it")
    assert told(second.post(page, again)) == [("Title (English)", "As I want it", "As a third wants it", True)]


def test_what_the_second_did_not_touch_becomes_what_it_is_now(own: Commitment, second: Client) -> None:
    page = address("change", own)
    sent = filled(second.get(page), title_fr="Le mien")
    Commitment.objects.filter(pk=own.pk).update(source="Their page", due_on=date(2028, 5, 6))
    shown = second.post(page, sent)
    assert [(label, touched) for label, _yours, _theirs, touched in told(shown)] == [
        ("Source", False),
        ("Due date", False),
    ]
    assert second.post(page, filled(shown)).status_code == 302
    own.refresh_from_db()
    assert (own.source, own.due_on, own.title_fr) == ("Their page", date(2028, 5, 6), "Le mien")


def test_a_row_that_both_changed_is_compared_field_by_field(own: Commitment, second: Client) -> None:
    milestone = MilestoneFactory.create(commitment=own, title_en="Site chosen")
    page = address("change", own)
    sent = filled(second.get(page), **{"milestones-0-title_en": "My site"})
    Milestone.objects.filter(pk=milestone.pk).update(title_en="Their site")
    ((label, yours, theirs, touched),) = told(second.post(page, sent))
    assert label.endswith("Title (English)")
    assert (yours, theirs, touched) == ("My site", "Their site", True)


def test_what_somebody_changed_is_not_taken_out_unseen(own: Commitment, second: Client) -> None:
    milestone = MilestoneFactory.create(commitment=own, title_en="Site chosen")
    page = address("change", own)
    sent = filled(second.get(page), **{"milestones-0-DELETE": "on"})
    Milestone.objects.filter(pk=milestone.pk).update(title_en="Their site")
    shown = second.post(page, sent)
    assert [(yours, theirs) for _label, yours, theirs, _touched in told(shown)] == [("removed", "Their site")]
    assert second.post(page, filled(shown)).status_code == 302
    assert not Milestone.objects.exists()


def test_a_row_that_somebody_added_stays(own: Commitment, second: Client) -> None:
    page = address("change", own)
    sent = filled(second.get(page), source="My page")
    MilestoneFactory.create(commitment=own)
    assert second.post(page, sent).status_code == 302
    assert Milestone.objects.count() == 1


@pytest.mark.parametrize("opened", ["", "null", "[]", "{", '{"": 3}', '{"": {"": 3}}', "\ud7ff" * 10, "1" * 300_000])
def test_what_no_form_of_ours_says_is_no_error(opened: str, own: Commitment, second: Client) -> None:
    page = address("change", own)
    sent = filled(second.get(page), source="My page") | {"_opened": opened}
    assert second.post(page, sent).status_code == 302
