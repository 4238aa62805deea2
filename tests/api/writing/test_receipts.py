"""Receipt of a notice, acknowledged over the API: by a contact point officer, or in the name of one."""

from collections.abc import Callable
from typing import Any

import pytest

from commitments.models import Notice, NoticeAddressee
from contacts.enums import Role
from contacts.models import Participant
from mocportal.partners.enums import Scope
from tests.api import of_law
from tests.api.conftest import client_of
from tests.api.writing.conftest import Partner
from tests.factories import law
from tests.factories.contacts import UserFactory
from tests.factories.partners import ClientFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(ours: Participant) -> Notice:
    """A notice of another ministry, of which ours has to acknowledge receipt."""
    moc = of_law.seated(ours)
    sender = next(code for code in moc.participants if code != ours.code)
    return law.issued(moc, sender)


def acknowledge(system: Partner, notice: Notice, **headers: str) -> Any:
    return system.post(f"/api/v1/notices/{notice.reference}/acknowledgement/", {}, **({"if_match": "*"} | headers))


def test_an_officer_acknowledges_with_a_personal_token(
    staff: Callable[[Role], Partner], notice: Notice, ours: Participant
) -> None:
    answer = acknowledge(staff(Role.CONTACT_OFFICER), notice)
    assert answer.status_code == 200, answer.content
    receipts = {each["participant"]: each for each in answer.json()["addressees"]}
    assert receipts[ours.code]["acknowledged_at"]
    again = acknowledge(staff(Role.CONTACT_OFFICER), notice)
    assert (again.status_code, again.json()["code"]) == (409, "already-acknowledged")


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.SECRETARIAT])
def test_nobody_else_does(staff: Callable[[Role], Partner], notice: Notice, role: Role) -> None:
    assert acknowledge(staff(role), notice).status_code == 403
    assert not NoticeAddressee.objects.filter(acknowledged_at__isnull=False).exists()


@pytest.mark.parametrize(("role", "status"), [(Role.CONTACT_OFFICER, 200), (Role.EDITOR, 403)])
def test_a_partner_system_does_it_in_the_name_of_its_contact(
    notice: Notice, ours: Participant, role: Role, status: int
) -> None:
    contact = UserFactory.create(role=role, participant=ours)
    client = ClientFactory.create(owner=ours, contact=contact, scopes=[Scope.READ_REGISTER, Scope.ACKNOWLEDGE_NOTICES])
    answer = acknowledge(Partner(client_of(client.account)), notice)
    assert answer.status_code == status, answer.content
    receipt = NoticeAddressee.objects.get(notice=notice, participant=ours)
    assert receipt.acknowledged_by == (contact if status == 200 else None)


def test_it_needs_the_scope(notice: Notice, ours: Participant) -> None:
    contact = UserFactory.create(role=Role.CONTACT_OFFICER, participant=ours)
    client = ClientFactory.create(owner=ours, contact=contact, scopes=[Scope.READ_REGISTER])
    refusal = acknowledge(Partner(client_of(client.account)), notice)
    assert (refusal.status_code, refusal.json()["scope"]) == (403, "notices:acknowledge")
