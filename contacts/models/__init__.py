"""Who: Participants, their officials and contact points, users, and people from outside."""

from contacts.models.contact_points import ContactPoint, ContactPointOfficer
from contacts.models.marks import HandlingMark
from contacts.models.officials import Official, Rank
from contacts.models.outside import Organization, Stakeholder
from contacts.models.participants import Participant, Side
from contacts.models.users import User

__all__ = [
    "ContactPoint",
    "ContactPointOfficer",
    "HandlingMark",
    "Official",
    "Organization",
    "Participant",
    "Rank",
    "Side",
    "Stakeholder",
    "User",
]
