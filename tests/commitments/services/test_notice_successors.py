"""A notice that waits for a receipt follows whoever takes the place of an addressee who has left."""

from datetime import timedelta

import pytest

from commitments.services import notice_detail
from commitments.services.notice_successors import send_to_successors
from contacts.models import ContactPoint, Message
from tests.factories import law
from tests.factories.contacts import ContactPointOfficerFactory

pytestmark = pytest.mark.django_db

LATER = law.AT + timedelta(days=3)


def copies(reference: str) -> list[str]:
    return sorted(Message.objects.filter(key=f"notice:{reference}").values_list("address", flat=True))


def test_the_successor_and_the_mailbox_get_the_notice_once_and_the_log_gives_the_reason() -> None:
    moc = law.memorandum()
    point = ContactPoint.objects.get(participant=moc.participants["CA1"])
    today = law.AT.date()
    ContactPointOfficerFactory.create(
        contact_point=point, until=today + timedelta(days=2), official__email="leaves@ca1.example"
    )
    notice = law.issued(moc)
    before = copies(notice.reference)
    assert send_to_successors(law.AT) == 0
    ContactPointOfficerFactory.create(
        contact_point=point, since=today + timedelta(days=2), official__email="comes@ca1.example"
    )
    ContactPoint.objects.filter(pk=point.pk).update(mailbox="new-desk@ca1.example")
    assert send_to_successors(LATER) == 2
    assert copies(notice.reference) == sorted([*before, "comes@ca1.example", "new-desk@ca1.example"])
    entry = notice.log.exclude(in_place_of="").get()
    assert entry.detail == "new-desk@ca1.example, comes@ca1.example"
    assert set(entry.in_place_of.split(", ")) == {"contact@ca1.example", "leaves@ca1.example"}
    told = " ".join(event.words for event in notice_detail.read_sheet(notice, at=LATER).events)
    assert "Also sent to CA1: new-desk@ca1.example" in told
    # A second run sends nothing again.
    assert send_to_successors(LATER + timedelta(days=1)) == 0


def test_an_addition_is_no_succession_and_whoever_has_acknowledged_waits_for_nothing() -> None:
    moc = law.memorandum()
    notice = law.issued(moc)
    for code in ("CA1", "CA2"):
        point = ContactPoint.objects.get(participant=moc.participants[code])
        ContactPointOfficerFactory.create(contact_point=point, official__email=f"further@{code.lower()}.example")
    assert send_to_successors(LATER) == 0
    law.acknowledge(moc, notice, "CA2", at=LATER)
    ContactPoint.objects.filter(participant=moc.participants["CA2"]).update(mailbox="new@ca2.example")
    assert send_to_successors(LATER) == 0
