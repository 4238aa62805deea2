"""What must never happen to people and accounts, tried by raw SQL."""

from datetime import date

import pytest
from django.db import transaction

from audit.history_reader import event_model
from contacts.enums import OfficerFunction, Role
from contacts.models import Participant
from tests.constraint_assertions import refused_by, sql
from tests.factories.contacts import (
    ContactPointOfficerFactory,
    OfficialFactory,
    OrganizationFactory,
    ParticipantFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [role for role in Role if role.belongs_to_participant])
def test_a_role_of_a_ministry_has_a_ministry(role: Role) -> None:
    user = UserFactory.create(role=role)
    with refused_by("user_with_a_ministry_role_has_a_ministry"):
        sql("UPDATE contacts_user SET participant_id = NULL WHERE id = %s", user.pk)


def test_a_contact_point_has_one_primary_officer_at_a_time() -> None:
    first = ContactPointOfficerFactory.create(since=date(2025, 4, 1))
    point = first.contact_point
    official = OfficialFactory.create(participant=point.participant)
    with refused_by("contact_point_has_one_primary_at_a_time"):
        ContactPointOfficerFactory.create(contact_point=point, official=official, since=date(2026, 4, 1))
    ContactPointOfficerFactory.create(
        contact_point=point, official=official, since=date(2026, 4, 1), function=OfficerFunction.ALTERNATE
    )


def test_a_successor_begins_on_the_day_the_function_ends() -> None:
    first = ContactPointOfficerFactory.create(since=date(2025, 4, 1), until=date(2026, 4, 1))
    official = OfficialFactory.create(participant=first.contact_point.participant)
    ContactPointOfficerFactory.create(contact_point=first.contact_point, official=official, since=date(2026, 4, 1))
    assert first.contact_point.officers.count() == 2


def test_a_function_ends_after_it_begins() -> None:
    officer = ContactPointOfficerFactory.create(since=date(2025, 4, 1))
    with refused_by("contact_officer_ends_after_it_begins"):
        sql("UPDATE contacts_contactpointofficer SET until = since WHERE id = %s", officer.pk)


def test_an_organization_has_a_name_in_some_language() -> None:
    organization = OrganizationFactory.create()
    with refused_by("organization_has_a_name"):
        sql("UPDATE contacts_organization SET name_en = '' WHERE id = %s", organization.pk)


@pytest.mark.owner
@pytest.mark.parametrize("verb", ["DELETE FROM {table}", "UPDATE {table} SET label_en = 'Another'"])
def test_history_is_neither_changed_nor_deleted(verb: str) -> None:
    ParticipantFactory.create()
    table = event_model(Participant)._meta.db_table
    with pytest.raises(Exception, match=r"append_only|Cannot"), transaction.atomic():
        sql(verb.format(table=table))


def test_no_officer_of_another_participant_stands_behind_a_contact_point() -> None:
    officer, stranger = ContactPointOfficerFactory.create(), OfficialFactory.create()
    with refused_by("contact_officer_of_own_participant"):
        sql("UPDATE contacts_contactpointofficer SET official_id = %s WHERE id = %s", stranger.pk, officer.pk)
