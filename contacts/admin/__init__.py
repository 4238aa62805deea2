"""Who: Participants, officials, contact points, people from outside, accounts."""

from contacts.admin import messages, officials, outside, participants, users

__all__ = ["messages", "officials", "outside", "participants", "users"]
