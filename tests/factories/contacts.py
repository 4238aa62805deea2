"""Participants, their people and accounts; every name is plainly fictitious."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from contacts.enums import Audience, OfficerFunction, Role
from contacts.models import (
    ContactPoint,
    ContactPointOfficer,
    HandlingMark,
    Official,
    Organization,
    Participant,
    Rank,
    Side,
    Stakeholder,
    User,
)

ZONES = ("Asia/Tokyo", "America/Toronto")


class SideFactory(DjangoModelFactory[Side]):
    class Meta:
        model = Side
        django_get_or_create = ("code",)

    code = factory.Iterator(["JP", "CA"])
    name_en = factory.LazyAttribute(lambda side: f"Country {side.code}")
    capital_en = factory.LazyAttribute(lambda side: f"Capital of {side.code}")
    time_zone = factory.LazyAttribute(lambda side: ZONES[side.code == "CA"])
    order = factory.LazyAttribute(lambda side: 1 + (side.code == "CA"))


class ParticipantFactory(DjangoModelFactory[Participant]):
    class Meta:
        model = Participant

    code = factory.Sequence(lambda n: f"MIN{n + 10_001}")
    side = factory.SubFactory(SideFactory)
    order = factory.Sequence(lambda n: n + 1)
    label_en = factory.SelfAttribute("code")
    applied_title_en = factory.LazyAttribute(lambda ministry: f"Fictitious ministry {ministry.code}")
    legal_name_en = factory.LazyAttribute(lambda ministry: f"The Fictitious Ministry {ministry.code}")


class RankFactory(DjangoModelFactory[Rank]):
    class Meta:
        model = Rank

    code = factory.Sequence(lambda n: f"rank-{n + 10_001}")
    name_en = factory.Sequence(lambda n: f"Rank {n + 10_001}")
    order = factory.Sequence(lambda n: n + 1)


class HandlingMarkFactory(DjangoModelFactory[HandlingMark]):
    """One mark for each audience, whatever number is asked for."""

    class Meta:
        model = HandlingMark
        django_get_or_create = ("audience",)

    audience = Audience.PARTICIPANTS
    code = factory.LazyAttribute(lambda mark: str(mark.audience).replace("_", "-"))
    rank = factory.LazyAttribute(lambda mark: list(Audience).index(Audience(mark.audience)) + 1)
    tlp = factory.LazyAttribute(lambda mark: f"TLP {mark.rank}")
    name_en = factory.LazyAttribute(lambda mark: Audience(mark.audience).value)


class OfficialFactory(DjangoModelFactory[Official]):
    class Meta:
        model = Official

    participant = factory.SubFactory(ParticipantFactory)
    family_name = factory.Sequence(lambda n: f"Family{n + 10_001}")
    given_name = "Given"


class ContactPointFactory(DjangoModelFactory[ContactPoint]):
    """The contact point of a Participant, changed as asked where an officer brought it along already."""

    class Meta:
        model = ContactPoint

    participant = factory.SubFactory(ParticipantFactory)

    @classmethod
    def _create(cls, model_class: type[ContactPoint], *_args: Any, participant: Participant, **fields: Any) -> Any:
        return model_class._default_manager.update_or_create(participant=participant, defaults=fields)[0]


class ContactPointOfficerFactory(DjangoModelFactory[ContactPointOfficer]):
    class Meta:
        model = ContactPointOfficer

    contact_point = factory.SubFactory(ContactPointFactory)
    official = factory.SubFactory(OfficialFactory, participant=factory.SelfAttribute("..contact_point.participant"))
    function = OfficerFunction.PRIMARY
    since = date(2025, 4, 1)


class OrganizationFactory(DjangoModelFactory[Organization]):
    class Meta:
        model = Organization

    name_en = factory.Sequence(lambda n: f"Fictitious company {n + 10_001}")


class StakeholderFactory(DjangoModelFactory[Stakeholder]):
    class Meta:
        model = Stakeholder

    organization = factory.SubFactory(OrganizationFactory)
    name = factory.Sequence(lambda n: f"Fictitious person {n + 10_001}")
    proposed_by = factory.SubFactory(ParticipantFactory)


class UserFactory(DjangoModelFactory[User]):
    """A reader of some Participant; roles that belong to none get none.

    A contact point officer is in function, as an alternate: ``in_function=False`` leaves that out, and
    ``in_function={"until": ...}`` changes the function.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n + 10_001}")
    full_name = factory.Sequence(lambda n: f"Fictitious user {n + 10_001}")
    role = Role.READER
    participant = factory.Maybe(
        factory.LazyAttribute(lambda user: Role(user.role).belongs_to_participant),
        yes_declaration=factory.SubFactory(ParticipantFactory),
        no_declaration=None,
    )

    @factory.post_generation  # type: ignore[untyped-decorator]  # The library has no types for it.
    def in_function(user: User, create: bool, asked: Any, **_others: Any) -> None:  # noqa: N805 - As it is called.
        if create and asked is not False and user.role == Role.CONTACT_OFFICER and user.participant is not None:
            put_in_function(user, **(asked or {}))


def put_in_function(user: User, **term: Any) -> ContactPointOfficer:
    """Let the person of an account hold a function at the contact point of its Participant."""
    assert user.participant is not None
    point, _created = ContactPoint.objects.get_or_create(participant=user.participant)
    official = OfficialFactory.create(participant=user.participant, account=user, family_name=user.username)
    given = {"function": OfficerFunction.ALTERNATE, "since": date(2020, 1, 1)} | term
    return ContactPointOfficer.objects.create(contact_point=point, official=official, **given)
