"""Who: Participants, officials, contact points, people from outside, accounts."""

from contacts.admin import contact_points, messages, officials, outside, participants, users

__all__ = ["contact_points", "messages", "officials", "outside", "participants", "users"]
