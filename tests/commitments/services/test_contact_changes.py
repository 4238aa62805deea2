"""What the draft of a notice says when a contact point has changed (article 6).

Each change is committed by itself: snapshots bear the time of their transaction.
"""

from datetime import date
from typing import Any

import pytest

from commitments.enums import NoticeKind
from commitments.services.contact_changes import words_of_change
from contacts.enums import OfficerFunction
from contacts.models import ContactPoint, ContactPointOfficer
from tests.factories import law
from tests.factories.contacts import ContactPointOfficerFactory, OfficialFactory

pytestmark = pytest.mark.django_db(transaction=True)

ON = date(2026, 11, 25)


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


@pytest.fixture
def point(moc: law.Memorandum) -> ContactPoint:
    return ContactPoint.objects.get(participant__code="CA2")


def officer(point: ContactPoint, family_name: str, **fields: Any) -> ContactPointOfficer:
    email = f"{family_name.lower()}@ca2.example"
    official = OfficialFactory.create(participant=point.participant, family_name=family_name, email=email)
    return ContactPointOfficerFactory.create(contact_point=point, official=official, **fields)


def change(record: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(record, name, value)
    record.save(update_fields=list(fields))


def said(point: ContactPoint, language: str = "en") -> tuple[str, str]:
    """What the draft says of now and of before."""
    body = words_of_change(point.participant, on=ON)[f"body_{language}"]
    now, _heading, before = body.partition("Previous contact details:")
    return now, before


def test_changed_number_has_the_old_one_and_the_mailbox_once(point: ContactPoint) -> None:
    change(point, telephone="+1 613 555 0100")
    change(point, telephone="+1 613 555 0199")
    now, before = said(point)
    assert "Telephone: +1 613 555 0199" in now
    assert before.strip() == "Telephone: +1 613 555 0100"


def test_removed_number_is_stated(point: ContactPoint) -> None:
    change(point, telephone="+1 613 555 0100")
    change(point, telephone="")
    assert "Telephone: none" in said(point)[0]
    assert "Téléphone\u00a0: aucun" in said(point, "fr")[0]


def test_an_officer_without_an_address_is_stated(point: ContactPoint) -> None:
    change(officer(point, "Sample").official, email="")
    assert "Given Sample (Primary): no address" in said(point)[0]
    assert "\u00a0: aucune adresse" in said(point, "fr")[0]


def test_officer_number_has_both_values(point: ContactPoint) -> None:
    primary = officer(point, "Sample", telephone="+1 613 555 0101")
    change(primary, telephone="+1 613 555 0102")
    now, before = said(point)
    assert "Given Sample (Primary): sample@ca2.example, telephone +1 613 555 0102" in now
    assert before.strip() == "Given Sample (Primary): sample@ca2.example, telephone +1 613 555 0101"


def test_officer_address_has_both_values(point: ContactPoint) -> None:
    primary = officer(point, "Sample")
    change(primary.official, email="other@ca2.example")
    now, before = said(point)
    assert "Given Sample (Primary): other@ca2.example" in now
    assert "Given Sample (Primary): sample@ca2.example" in before


def test_the_former_officer_is_named_beside_the_new_one(point: ContactPoint) -> None:
    former = officer(point, "Former")
    change(former, until=date(2026, 11, 1))
    officer(point, "Next", since=date(2026, 11, 1))
    now, before = said(point)
    assert "Given Next (Primary): next@ca2.example" in now
    assert "Former" not in now
    assert before.strip() == "Given Former (Primary): former@ca2.example"


def test_future_handover_has_its_dates(point: ContactPoint) -> None:
    leaving = officer(point, "Leaving")
    change(leaving, until=date(2026, 12, 1))
    officer(point, "Next", since=date(2026, 12, 1))
    officer(point, "Spare", function=OfficerFunction.ALTERNATE, since=date(2026, 12, 2), until=date(2026, 12, 31))
    now, before = said(point)
    assert "Given Leaving (Primary), until 30 November 2026: leaving@ca2.example" in now
    assert "Given Next (Primary), from 1 December 2026: next@ca2.example" in now
    assert "Given Spare (Alternate), 2 December 2026 to 30 December 2026: spare@ca2.example" in now
    assert not before


def test_changes_of_the_last_notice_are_not_repeated(moc: law.Memorandum, point: ContactPoint) -> None:
    former = officer(point, "Former")
    change(former, until=date(2026, 11, 1))
    stays = officer(point, "Stays", function=OfficerFunction.COPY)
    change(point, mailbox="second@ca2.example")
    law.issued(moc, "CA2", kind=NoticeKind.CONTACT_POINT)
    assert said(point)[1] == ""
    change(point, mailbox="third@ca2.example")
    stays.delete()
    _now, before = said(point)
    assert "second@ca2.example" in before
    assert "contact@ca2.example" not in before
    assert "Stays (Copy)" in before
    assert "Former" not in before


def test_without_a_change_no_previous_details_are_stated(point: ContactPoint) -> None:
    officer(point, "Sample")
    assert said(point)[1] == ""
