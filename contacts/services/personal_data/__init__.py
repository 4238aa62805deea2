"""Personal data: what is kept of somebody, and letting it go (docs/privacy.md).

A record stays, under a name that says nothing. From the history the data goes by a function of the database, which
leaves word of it and keeps the chain of seals. Of accounts see ``accounts.services.erasing``.
"""

from contacts.services.personal_data.officials import erase, kept_of, past_their_time

__all__ = ["erase", "kept_of", "past_their_time"]
