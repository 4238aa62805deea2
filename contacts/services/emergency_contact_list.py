"""Contact tree for emergencies: people to call at each Participant when mail is not working (article 2(c)(ii))."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contacts.models import ContactPoint, ContactPointOfficer, Participant, Side
from core.text.multilingual_text import MultilingualText
from core.text.telephones import address
from core.text.times import displayed_text


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """Contact entry with telephone and mail; ``dial`` is the number as a "tel:" URL."""

    officer: Any  # A ContactPointOfficer, or None for the contact point itself.
    telephone: str
    mail: str

    @property
    def dial(self) -> str:
        return address(self.telephone)


@dataclass(frozen=True, slots=True)
class ParticipantContacts:
    """Contacts of a Participant: its contact point (article 6) and the officers in function, the primary one first."""

    participant: Participant
    contact_point: ContactEntry
    officers: list[ContactEntry]

    @property
    def full_name(self) -> MultilingualText | None:
        """Return the applied title, or None if it equals the short name in the active language."""
        title = self.participant.applied_title
        return None if str(title) == str(self.participant) else title

    @property
    def is_reachable(self) -> bool:
        """Return whether there is any telephone number or address."""
        return any(line.telephone or line.mail for line in (self.contact_point, *self.officers))


@dataclass(frozen=True, slots=True)
class SideContacts:
    """Contacts of a side: its Participants in the order of the MOC."""

    side: Side
    branches: list[ParticipantContacts]


def read_tree(at: datetime) -> list[SideContacts]:
    """Return the contacts of all sides at the aware instant ``at``, for the day in each capital.

    It needs two queries for each side.
    """
    return [SideContacts(side, _branches(side, at)) for side in Side.objects.all()]


def _branches(side: Side, at: datetime) -> list[ParticipantContacts]:
    officers = defaultdict(list)
    today = displayed_text(at, side.time_zone).date()
    for officer in (
        ContactPointOfficer.objects.in_function(today)
        .filter(contact_point__participant__side=side)
        .select_related("official", "contact_point")
    ):
        officers[officer.contact_point.participant_id].append(
            ContactEntry(officer, officer.telephone, officer.official.email)
        )
    participants = Participant.objects.filter(side=side).select_related("contact_point")
    return [ParticipantContacts(each, _own_line(each), officers[each.pk]) for each in participants]


def _own_line(participant: Participant) -> ContactEntry:
    point: ContactPoint | None = getattr(participant, "contact_point", None)
    return ContactEntry(None, point.telephone, point.mailbox) if point is not None else ContactEntry(None, "", "")
