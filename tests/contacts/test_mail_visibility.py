"""Who may read which mail."""

import pytest
from django.contrib.auth.models import AnonymousUser

from contacts.enums import MessageKind, Role
from contacts.models import DeliveryAttempt, Message, Reminder
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.messages import DeliveryAttemptFactory, MessageFactory, ReminderFactory

pytestmark = pytest.mark.django_db

OWN, OTHER, ACCOUNT = "own", "other", "account"


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.READER, set()),
        (Role.EDITOR, set()),
        (Role.PARTNER, set()),
        (Role.CONTACT_OFFICER, {OWN}),
        (Role.SECRETARIAT, {OWN, OTHER}),
        (Role.ADMINISTRATOR, {OWN, OTHER, ACCOUNT}),
    ],
)
def test_each_role_reads_its_part_of_the_log(role: Role, seen: set[str]) -> None:
    ministry = ParticipantFactory.create()
    user = UserFactory.create(role=role, **({"participant": ministry} if role.belongs_to_participant else {}))
    for message in (
        MessageFactory.create(subject=OWN, participant=ministry),
        MessageFactory.create(subject=OTHER),
        MessageFactory.create(subject=ACCOUNT, participant=ministry, kind=MessageKind.ACCOUNT),
    ):
        DeliveryAttemptFactory.create(message=message)
    ReminderFactory.create(obligation=OWN, participant=ministry)
    ReminderFactory.create(obligation=OTHER)
    assert {message.subject for message in Message.objects.visible_to(user)} == seen
    assert {attempt.message.subject for attempt in DeliveryAttempt.objects.visible_to(user)} == seen
    assert {reminder.obligation for reminder in Reminder.objects.visible_to(user)} == seen - {ACCOUNT}


def test_who_is_not_signed_in_or_no_longer_may_be_reads_none() -> None:
    MessageFactory.create()
    ReminderFactory.create()
    for viewer in (AnonymousUser(), UserFactory.create(role=Role.ADMINISTRATOR, is_active=False)):
        assert not Message.objects.visible_to(viewer).exists()
        assert not Reminder.objects.visible_to(viewer).exists()


@pytest.mark.parametrize(
    ("role", "may"), [(Role.SECRETARIAT, True), (Role.ADMINISTRATOR, True), (Role.CONTACT_OFFICER, False)]
)
def test_secretariat_and_administrators_decide_what_becomes_of_a_message(role: Role, *, may: bool) -> None:
    assert UserFactory.create(role=role).has_perm("contacts.decide_message") is may
