"""Who: Participants, officials, contact points, people from outside, accounts."""

from contacts.admin import officials, outside, participants, users

__all__ = ["officials", "outside", "participants", "users"]
