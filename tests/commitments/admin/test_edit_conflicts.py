"""Two people who have one record open: the second sees what the first did before anything of it is overwritten."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commitments.enums import Effect
from commitments.models import Commitment, Provision, ProvisionChange
from contacts.enums import Role
from tests.factories.commitments import CommitmentAreaFactory, CommitmentFactory, CommitmentFormFactory
from tests.factories.law import Memorandum, draft
from tests.fixtures.ministries import Ministries, SignIn, address
from tests.form_data import filled
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(ministries: Ministries) -> Commitment:
    commitment = CommitmentFactory.create(lead=ministries.ours, entered_by=None, title_en="As it was", source="A page")
    CommitmentAreaFactory.create(commitment=commitment)
    CommitmentFormFactory.create(commitment=commitment)
    return commitment


@pytest.fixture
def second(sign_in: SignIn) -> Client:
    return sign_in(Role.EDITOR)


def differences(response: Any) -> list[tuple[str, str, str, bool]]:
    return [(each.label, each.yours, each.theirs, each.touched) for each in response.context["differences"]]


def test_the_second_sees_both_values_and_nothing_is_overwritten(own: Commitment, second: Client) -> None:
    page = address("change", own)
    sent = filled(second.get(page), title_en="As I want it")
    Commitment.objects.filter(pk=own.pk).update(title_en="As they want it")
    response = second.post(page, sent)
    assert response.status_code == 200
    assert differences(response) == [("Title (English)", "As I want it", "As they want it", True)]
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
    assert differences(second.post(page, again)) == [("Title (English)", "As I want it", "As a third wants it", True)]


def test_what_the_second_did_not_touch_becomes_what_it_is_now(own: Commitment, second: Client) -> None:
    page = address("change", own)
    sent = filled(second.get(page), title_fr="Le mien")
    Commitment.objects.filter(pk=own.pk).update(source="Their page", due_on=date(2028, 5, 6))
    shown = second.post(page, sent)
    assert [(label, touched) for label, _yours, _theirs, touched in differences(shown)] == [
        ("Source", False),
        ("Due date", False),
    ]
    assert second.post(page, filled(shown)).status_code == 302
    own.refresh_from_db()
    assert (own.source, own.due_on, own.title_fr) == ("Their page", date(2028, 5, 6), "Le mien")


@pytest.fixture
def replaced(moc: Memorandum) -> ProvisionChange:
    decision = draft(moc, effect=Effect.MODIFICATION)
    provision = Provision.objects.get(code="1(a)")
    return ProvisionChange.objects.create(decision=decision, provision=provision, text_en="As it was")


def rows_of(change: ProvisionChange) -> str:
    return reverse("commitments:edit-decision", args=[change.decision.reference])


def test_a_row_that_both_changed_is_compared_field_by_field(moc: Memorandum, replaced: ProvisionChange) -> None:
    second, page = signed_in(moc.officers["JP1"]), rows_of(replaced)
    sent = filled(second.get(page), **{"provision_changes-0-text_en": "My words"})
    ProvisionChange.objects.update(text_en="Their words")
    ((label, yours, theirs, touched),) = differences(second.post(page, sent))
    assert label.endswith("New text (English)")
    assert (yours, theirs, touched) == ("My words", "Their words", True)


def test_what_somebody_changed_is_not_taken_out_unseen(moc: Memorandum, replaced: ProvisionChange) -> None:
    second, page = signed_in(moc.officers["JP1"]), rows_of(replaced)
    sent = filled(second.get(page), **{"provision_changes-0-DELETE": "on"})
    ProvisionChange.objects.update(text_en="Their words")
    shown = second.post(page, sent)
    assert [(yours, theirs) for _label, yours, theirs, _touched in differences(shown)] == [("removed", "Their words")]
    assert second.post(page, filled(shown)).status_code == 302
    assert not ProvisionChange.objects.exists()


def test_a_row_that_somebody_added_stays(moc: Memorandum, replaced: ProvisionChange) -> None:
    second, page = signed_in(moc.officers["JP1"]), rows_of(replaced)
    sent = filled(second.get(page), title_en="My title")
    other = Provision.objects.get(code="1(b)")
    ProvisionChange.objects.create(decision=replaced.decision, provision=other, text_en="Their row")
    assert second.post(page, sent).status_code == 302
    assert ProvisionChange.objects.count() == 2


@pytest.mark.parametrize("opened", ["", "null", "[]", "{", '{"": 3}', '{"": {"": 3}}', "\ud7ff" * 10, "1" * 300_000])
def test_what_no_form_of_ours_says_is_no_error(opened: str, own: Commitment, second: Client) -> None:
    page = address("change", own)
    sent = filled(second.get(page), source="My page") | {"_opened": opened}
    assert second.post(page, sent).status_code == 302
