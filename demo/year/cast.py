"""Accounts that act in the invented year: those of a local run, or accounts without sign-in."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password

from commitments.models import Instrument
from contacts.enums import Role
from contacts.models import ContactPoint, Participant, User
from mocportal.management.commands import accounts


class Cast:
    """Participants by code, and their accounts.

    The demo accounts of a local run have known names. In a deployment an account of that name may be that of a real
    person: accounts without a password act there, until ``leave``.
    """

    def __init__(self, instrument: Instrument, at: datetime) -> None:
        self.participants = {
            participant.code: participant
            for participant in Participant.objects.filter(participations__instrument=instrument).select_related("side")
        }
        self._created: list[User] = []
        self.secretariat = self._account(Role.SECRETARIAT, None)
        self.editors = {code: self._account(Role.EDITOR, each) for code, each in self.participants.items()}
        self.officers = {code: self._account(Role.CONTACT_OFFICER, each) for code, each in self.participants.items()}
        accounts.give_mailboxes()
        for code, officer in self.officers.items():
            if not hasattr(officer, "official"):
                accounts.give_function(officer, ContactPoint.objects.get(participant__code=code), at)

    def leave(self) -> None:
        """Deactivate the accounts that were created for the year."""
        User.objects.filter(pk__in=[user.pk for user in self._created]).update(is_active=False)

    def _account(self, role: Role, participant: Participant | None) -> User:
        name = accounts.RequiredAccount(role, participant, []).username
        known: User | None = User.objects.filter(username=name, role=role, participant=participant).first()
        if known and settings.LOCAL:
            return known
        # The large register may have left an account of this name.
        user: User = User.objects.update_or_create(
            username=f"fictitious-{name}",
            defaults={
                "full_name": f"Fictitious {role.label} ({participant.code if participant else role.value})",
                "role": role,
                "participant": participant,
                "is_active": True,
                # Django's value for an unusable password.
                "password": make_password(None),
            },
        )[0]
        self._created.append(user)
        return user
