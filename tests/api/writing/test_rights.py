"""Who may write: a partner system for its own ministry, staff by the table of rights, nobody when it is over."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client as Browser

from commitments.models import Commitment, Instrument
from contacts.enums import Role
from contacts.models import Participant
from partners.models import Client
from tests.api.writing.conftest import LIST, Partner, Staff
from tests.factories.commitments import CommitmentFactory, MilestoneFactory
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db
WRITES = frozenset({Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT, Role.PARTNER})


def acts(commitment: Commitment, milestone: Any) -> list[tuple[str, str, dict[str, Any] | None]]:
    """Everything that can be done to a commitment and its milestone."""
    one, point = f"{LIST}{commitment.reference}/", f"/api/v1/milestones/{milestone.pk}/"
    return [
        ("patch", one, {"source": "x"}),
        ("post", f"{one}state/", {"to": "completed"}),
        ("post", "/api/v1/milestones/", {"commitment": commitment.reference, "title": "x", "due_on": "2027-01-01"}),
        ("patch", point, {"due_on": "2027-01-02"}),
        ("delete", point, None),
    ]


def statuses(who: Partner, lead: Participant) -> set[int]:
    commitment = CommitmentFactory.create(lead=lead)
    everything = acts(commitment, MilestoneFactory.create(commitment=commitment))
    return {who.send(method, address, body, if_match="*").status_code for method, address, body in everything}


@pytest.mark.parametrize("role", list(Role))
def test_who_writes_what_is_our_own(role: Role, staff: Staff, ours: Participant, body: dict[str, Any]) -> None:
    who = staff(role)
    entered = who.post(LIST, body).status_code
    done = statuses(who, ours)
    if role in WRITES:
        assert (entered, done) == (201, {200, 201, 204})
    else:
        # The administrator sees nothing of the register, a reader all of it.
        assert (entered, done) == (403, {404} if role is Role.ADMINISTRATOR else {403}) or role is Role.ADMINISTRATOR
        assert done <= {400, 403, 404}
    assert Commitment.objects.count() == 1 + (role in WRITES)


@pytest.mark.parametrize("role", list(Role))
def test_who_writes_what_is_another_s(role: Role, staff: Staff, theirs: Participant, body: dict[str, Any]) -> None:
    who = staff(role)
    done = statuses(who, theirs)
    assert done == ({200, 201, 204} if role is Role.SECRETARIAT else done)
    assert role is Role.SECRETARIAT or not done & {200, 201, 204}
    entered = who.post(LIST, body | {"lead": theirs.code}).status_code
    assert entered == (201 if role is Role.SECRETARIAT else 400 if role in WRITES else 403)


def test_what_one_sees_and_may_not_change_says_who_may(partner: Partner, theirs: Participant) -> None:
    commitment = CommitmentFactory.create(lead=theirs)
    refusal = partner.patch(f"{LIST}{commitment.reference}/", {"source": "x"}, if_match="*")
    assert refusal.status_code == 403
    assert theirs.code in refusal.json()["detail"]


def test_only_the_secretariat_changes_the_lead(
    partner: Partner, staff: Staff, ours: Participant, theirs: Participant
) -> None:
    address = f"{LIST}{CommitmentFactory.create(lead=ours).reference}/"
    for who in (partner, staff(Role.CONTACT_OFFICER)):
        problem = who.patch(address, {"lead": theirs.code}, if_match="*").json()
        assert [(each["pointer"], each["code"]) for each in problem["errors"]] == [("/lead", "not-your-own")]
        assert who.patch(address, {"lead": None}, if_match="*").status_code == 400
        assert who.patch(address, {"lead": ours.code}, if_match="*").status_code == 200
    assert staff(Role.SECRETARIAT).patch(address, {"lead": theirs.code}, if_match="*").status_code == 200


def test_the_secretariat_is_on_record_as_who_entered_it(
    staff: Staff, theirs: Participant, body: dict[str, Any]
) -> None:
    entered = staff(Role.SECRETARIAT).post(LIST, body | {"lead": theirs.code})
    commitment = Commitment.objects.get(reference=entered.json()["reference"])
    assert commitment.entered_by is not None
    assert (commitment.lead, commitment.entered_by.may) == (theirs, Role.SECRETARIAT)


def test_without_the_scope_nothing_is_written_and_the_scope_is_named(partner: Partner, body: dict[str, Any]) -> None:
    Client.objects.update(scopes=["register:read", "reports:write"])
    refusal = partner.post(LIST, body)
    assert (refusal.status_code, refusal.json()["scope"]) == (403, "commitments:write")


def test_a_scope_to_write_is_enough_for_the_answer_to_it(partner: Partner, body: dict[str, Any]) -> None:
    Client.objects.update(scopes=["commitments:write"])
    entered = partner.post(LIST, body)
    assert (entered.status_code, entered.json()["source"]) == (201, "")
    assert partner.get(entered.json()["url"]).status_code == 403


def test_a_session_writes_with_the_token_of_its_pages_alone(ours: Participant, body: dict[str, Any]) -> None:
    browser = Browser(enforce_csrf_checks=True)
    editor = UserFactory.create(role=Role.EDITOR, participant=ours)
    browser.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    assert browser.post(LIST, body, content_type="application/json").status_code == 403
    browser.get("/api/v1/docs/")
    browser.cookies["csrftoken"] = "x" * 32
    headers = {"x-csrftoken": "x" * 32}
    assert browser.post(LIST, body, content_type="application/json", headers=headers).status_code == 201


@pytest.mark.parametrize("role", sorted(WRITES))
def test_no_writes_after_the_last_day(role: Role, staff: Callable[[Role], Partner], ours: Participant) -> None:
    commitment = CommitmentFactory.create(lead=ours)
    milestone = MilestoneFactory.create(commitment=commitment)
    Instrument.objects.update(discontinued_on=date(2020, 1, 1))
    who = staff(role)
    for method, address, body in [("post", LIST, {"title": "x"}), *acts(commitment, milestone)]:
        refusal = who.send(method, address, body, if_match="*")
        assert (refusal.status_code, refusal.json()["code"]) == (409, "register-closed"), address
