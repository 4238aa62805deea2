"""Admin of Participants, officials, contact points, stakeholders, messages and accounts."""

from contacts.admin import contact_points, messages, officials, participants, stakeholders, users
