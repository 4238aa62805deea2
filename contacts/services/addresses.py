"""The addresses behind a contact point on a day (article 6): its mailbox, then the officers in function."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from contacts.models import ContactPoint
from contacts.rules.letters import fits_a_header, on_one_line

# Family names in capitals can be longer than they are written, and a message keeps no more.
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Addressee:
    """One address, whose it is, and the language in which it is written to."""

    name: str
    address: str
    language: str


def addresses_of(contact_point: ContactPoint, on: date) -> list[Addressee]:
    """Each address once, the mailbox first, then primary, alternate and copy.

    ``on`` is a day of the Participant's capital. Officers without an address, and those who have left office, are
    left out; the list is empty only where the Participant has not given a mailbox yet and no officer has an address.
    However a Participant writes a name, it keeps no other from giving it notice.
    """
    language = contact_point.language
    with translation.override(language):
        mailbox = Addressee(_name(str(contact_point.participant.applied_title)), contact_point.mailbox, language)
    people = [
        Addressee(_name(officer.official.name_in(language)), officer.official.email, language)
        for officer in contact_point.officers.in_function(on).select_related("official")
    ]
    distinct: dict[str, Addressee] = {}
    for addressee in [mailbox, *people]:
        if addressee.address and fits_a_header(addressee.address):
            distinct.setdefault(addressee.address.casefold(), addressee)
    return list(distinct.values())


def _name(written: str) -> str:
    return on_one_line(written)[:LONGEST_NAME]
