"""Models of Participants, officials, contact points, users, stakeholders and mail."""

from contacts.models.contact_points import ContactPoint, ContactPointOfficer
from contacts.models.marks import HandlingMark, MarkEquivalent
from contacts.models.messages import DeliveryAttempt, Message
from contacts.models.officials import Official, Rank
from contacts.models.participants import Participant, Side
from contacts.models.reminders import Reminder
from contacts.models.stakeholders import Organization, Stakeholder
from contacts.models.users import User
from core.files.models import WaitingScan
