"""Contact addresses of a contact point on a day (article 6): its mailbox, then those of the officers in function."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from contacts.models import ContactPoint, ContactPointOfficer
from contacts.rules.email_content import fits_a_header, on_one_line

# Family names in capitals can exceed their column; a message stores no more than this.
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Addressee:
    """Email recipient: name, address, language, and the local hour of the daily digest if there is one."""

    name: str
    address: str
    language: str
    digest_hour: int | None = None


def addresses_of(contact_point: ContactPoint, on: date) -> list[Addressee]:
    """Return the distinct addresses: the mailbox first, then primary, alternate and copy.

    ``on`` is a day in the Participant's capital. Officers without an address or out of office are omitted; the list is
    empty only if there is neither a mailbox nor an officer with an address. Names are sanitized, so that no spelling
    can block a notice.
    """
    language, hour = contact_point.language, contact_point.digest_hour
    with translation.override(language):
        mailbox = Addressee(_name(str(contact_point.participant.applied_title)), contact_point.mailbox, language, hour)
    people = [
        _person(officer, language, hour)
        for officer in contact_point.officers.in_function(on).select_related("official__account")
    ]
    distinct: dict[str, Addressee] = {}
    for addressee in [mailbox, *people]:
        if addressee.address and fits_a_header(addressee.address):
            distinct.setdefault(addressee.address.casefold(), addressee)
    return list(distinct.values())


def _person(officer: ContactPointOfficer, language: str, hour: int | None) -> Addressee:
    """Return an officer with the language of the account and an own hour, otherwise with those of the contact point."""
    official = officer.official
    language = (official.account.language if official.account else "") or language
    hour = hour if officer.digest_hour is None else officer.digest_hour
    return Addressee(_name(official.name_in(language)), official.email, language, hour)


def _name(written: str) -> str:
    return on_one_line(written)[:LONGEST_NAME]
