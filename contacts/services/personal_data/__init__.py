"""Personal data: export and erasure (docs/privacy.md).

An erased record remains under a pseudonym. A database function erases the history, records the erasure and keeps the
chain of seals valid. For accounts see ``accounts.services.erasing``.
"""

from contacts.services.personal_data.officials import data_of, erase, past_their_time
