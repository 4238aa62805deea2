"""Personal data is told to who asks, goes after its time, and the history stays whole without it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from contacts.models import ContactPointOfficer, Official
from contacts.services import personal_data
from tests.factories.contacts import ContactPointOfficerFactory, OfficialFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone() -> Official:
    official = OfficialFactory.create(
        family_name="Tremblay", given_name="Aimée", name_ja="トランブレ", email="aimee@canada.example", active=True
    )
    official.active = False
    official.save(update_fields=["active"])
    return official


def everything() -> str:
    """All rows of officials and of their history, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(told, ' ') FROM (SELECT o::text FROM contacts_official o"
            " UNION ALL SELECT e::text FROM contacts_officialevent e) all_rows (told)"
        )
        return str(cursor.fetchone()[0])


def test_all_that_is_kept_is_told_with_its_history(gone: Official) -> None:
    told = personal_data.kept_of(gone)
    assert told["official"]["email"] == "aimee@canada.example"
    assert [each["active"] for each in told["history"]] == [True, False]


def test_after_erasure_no_row_has_the_person_and_each_row_of_the_history_is_still_there(gone: Official) -> None:
    before = len(personal_data.kept_of(gone)["history"])
    assert "Tremblay" in everything()
    personal_data.erase(official=gone, why="On request")
    left = everything()
    assert not [word for word in ("Tremblay", "Aimée", "トランブレ", "aimee@") if word in left]
    # The erasure is a change as well.
    assert len(personal_data.kept_of(gone)["history"]) == before + 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), min(reason) FROM history_erasure")
        assert cursor.fetchone() == (before, "On request")


def test_nobody_in_office_is_erased() -> None:
    official = OfficialFactory.create(active=True)
    with pytest.raises(ValueError, match="office"):
        personal_data.erase(official=official, why="On request")


def test_the_time_counts_from_the_last_function_and_from_the_last_change(gone: Official) -> None:
    tomorrow = timezone.now().date() + timedelta(days=1)
    assert personal_data.past_their_time(before=date(2026, 1, 1)) == []
    assert personal_data.past_their_time(before=tomorrow) == [gone]
    personal_data.erase(official=gone, why="After its time")
    assert personal_data.past_their_time(before=tomorrow) == []
    assert not ContactPointOfficer.objects.exists()


def test_whoever_holds_a_function_or_ended_the_last_one_lately_stays(gone: Official) -> None:
    tomorrow = timezone.now().date() + timedelta(days=1)
    function = ContactPointOfficerFactory.create(official=gone, contact_point__participant=gone.participant)
    assert personal_data.past_their_time(before=tomorrow) == []
    ContactPointOfficer.objects.filter(pk=function.pk).update(until=tomorrow)
    assert personal_data.past_their_time(before=tomorrow) == []
    assert personal_data.past_their_time(before=tomorrow + timedelta(days=1)) == [gone]


def test_the_name_of_who_stands_in_the_record_of_a_meeting_stays(gone: Official) -> None:
    tomorrow = timezone.now().date() + timedelta(days=1)
    assert personal_data.past_their_time(before=tomorrow, on_record={gone.pk}) == []
