"""Over all senders and sets of contacts: a notice reaches exactly the others, or says whom it would not reach."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from unittest.mock import patch

import pgtrigger
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings, strategies as st

from commitments.exceptions import ContactPointUnreachableError
from commitments.services import notices
from contacts.enums import OfficerFunction
from contacts.models import ContactPoint, ContactPointOfficer, Message, Official
from tests.factories import law
from tests.random_examples import tries

# The 26th in Tokyo, still the 25th in Ottawa.
AT = datetime(2026, 11, 25, 20, tzinfo=UTC)
TODAY = {"JP": date(2026, 11, 26), "CA": date(2026, 11, 25)}

CODES = [code for code, _side in law.SEATS]
SIDES = dict(law.SEATS)

days = st.dates(date(2026, 11, 24), date(2026, 11, 28))
# Of the own ministry, in two ways of writing each, and one that several ministries may share.
addresses = st.sampled_from(["a@{}.example", "A@{}.Example", "b@{}.example", "shared@both.example", ""])


@dataclass(frozen=True)
class Officer:
    email: str
    since: date
    until: date | None
    in_office: bool

    def is_written_to(self, today: date) -> bool:
        in_function = self.since <= today and (self.until is None or today < self.until)
        return bool(self.email) and self.in_office and in_function


@dataclass(frozen=True)
class Contact:
    """What a ministry has told of its contact point; ``designated`` is false where it has told nothing yet."""

    designated: bool
    mailbox: str
    officers: tuple[Officer, ...]

    def reached(self, code: str) -> set[str]:
        """The addresses in small letters, worked out without any of the portal's own functions."""
        if not self.designated:
            return set()
        people = [officer.email for officer in self.officers if officer.is_written_to(TODAY[SIDES[code]])]
        return {address.format(code).lower() for address in (self.mailbox, *people) if address}


officers = st.builds(Officer, addresses, days, st.none() | days, st.booleans()).filter(
    lambda officer: officer.until is None or officer.until > officer.since
)
contacts = st.builds(
    Contact,
    st.integers(0, 19).map(bool),
    addresses | st.just("a@{}.example"),
    st.lists(officers, max_size=3).map(tuple),
)


@pytest.fixture
def moc(db: None) -> law.Memorandum:
    return law.memorandum()


def enter_contact_points(moc: law.Memorandum, told: dict[str, Contact], sender: str) -> None:
    """Enter the contact points as told, the officers in function one after the other.

    The sender keeps its own, without which no officer could give the notice.
    """
    for code, contact in told.items():
        point = ContactPoint.objects.get(participant=moc.participants[code])
        with pgtrigger.ignore("contacts.ContactPoint:contact_point_stays_reachable"):
            if not contact.designated and code != sender:
                point.delete()
                continue
            point.mailbox = contact.mailbox.format(code)
            point.save()
        for function, officer in zip(OfficerFunction, contact.officers, strict=False):
            official = Official.objects.create(
                participant=point.participant,
                family_name="Fictitious",
                email=officer.email.format(code),
                active=officer.in_office,
            )
            ContactPointOfficer.objects.create(
                contact_point=point, official=official, function=function, since=officer.since, until=officer.until
            )


@settings(max_examples=tries(60, long=200), deadline=None, suppress_health_check=list(HealthCheck))
@given(sender=st.sampled_from(CODES), told=st.fixed_dictionaries(dict.fromkeys(CODES, contacts)))
def test_a_notice_reaches_exactly_the_other_four_or_says_whom_it_would_not(
    moc: law.Memorandum, sender: str, told: dict[str, Contact]
) -> None:
    savepoint = transaction.savepoint_create()
    try:
        enter_contact_points(moc, told, sender)
        # How a mail looks is tried elsewhere, and takes the most time.
        with patch("contacts.services.outbox._render", return_value=("Text.", "<p>Text.</p>")):
            reaches_exactly_the_others(
                moc, sender, {code: told[code].reached(code) for code in CODES if code != sender}
            )
    finally:
        transaction.savepoint_rollback(savepoint)


def reaches_exactly_the_others(moc: law.Memorandum, sender: str, expected: dict[str, set[str]]) -> None:
    notice = law.notice(moc, by=sender)
    if unreachable := [code for code, addresses in expected.items() if not addresses]:
        with pytest.raises(ContactPointUnreachableError) as refused:
            notices.issue(notice=notice, by=moc.officers[sender], at=AT)
        assert [code for code in CODES if code in str(refused.value)] == unreachable
        assert not notice.addressees.exists()
        assert not Message.objects.exists()
        return
    notices.issue(notice=notice, by=moc.officers[sender], at=AT)
    stored = dict(notice.addressees.values_list("participant__code", "addresses"))
    assert stored.keys() == expected.keys()
    for code, addresses in stored.items():
        assert Counter(address.lower() for address in addresses) == Counter(expected[code])
    sent = Message.objects.values_list("address", flat=True)
    # One that two ministries share gets one copy.
    assert Counter(address.lower() for address in sent) == Counter(set().union(*expected.values()))
