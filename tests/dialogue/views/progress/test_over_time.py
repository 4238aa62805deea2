"""Progress over time: what the history says of each day, for whom, and that the table says what the pictures show."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.enums import CommitmentState, Completion, Health
from commitments.models import Commitment, Instrument, ProgressReport, StateChange
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from dialogue.enums import DialogueStatus, Pace
from dialogue.models import Dialogue
from dialogue.services.over_time import OverTime, read_over_time
from tests import tables
from tests.factories.register import commitment, mark
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/progress/"
TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _moc() -> None:
    """The seed without commitments that count, so that a test has its facts in view."""
    tables.seed()
    Commitment.objects.update(state=CommitmentState.DRAFT)
    StateChange.objects.all().delete()


def reader(code: str = "GAC", role: Role = Role.READER) -> User:
    participant = Participant.objects.get(code=code) if role.belongs_to_participant else None
    return User.objects.create_user(f"{code}-{role}", role=role, participant=participant)


def active_since(day: date, lead: str | None = "NRCAN", **fields: object) -> Commitment:
    made = commitment(lead, health=Health.NO_EVIDENCE, **fields)
    StateChange.objects.create(commitment=made, before="", after=CommitmentState.ACTIVE, on=day)
    return made


def report(
    of: Commitment,
    day: date,
    health: Health,
    corrects: ProgressReport | None = None,
    at: datetime | None = None,
) -> ProgressReport:
    assert of.lead is not None
    made: ProgressReport = ProgressReport.objects.create(
        commitment=of,
        participant=of.lead,
        reported_on=day,
        text_en="Fictitious report",
        health=health,
        completion=Completion.LIMITED,
        entered_by=User.objects.get_or_create(username="author", defaults={"role": Role.SECRETARIAT})[0],
        submitted_at=at or datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        corrects=corrects,
    )
    return made


def read(viewer: User, pace: Pace = Pace.QUARTER) -> OverTime:
    return read_over_time(instrument=Instrument.objects.shipped(), viewer=viewer, pace=pace, today=TODAY)


def of_health(found: OverTime, *healths: Health | CommitmentState) -> dict[date, int]:
    return {
        point.on: sum(counts[each] for each in healths)
        for point, counts in zip(found.points, found.whole.counts, strict=True)
    }


def test_each_quarter_has_the_last_report_submitted_by_then() -> None:
    made = active_since(date(2026, 2, 1))
    report(made, date(2026, 4, 10), Health.ON_TRACK)
    report(made, date(2026, 8, 10), Health.DELAYED)
    Commitment.objects.filter(pk=made.pk).update(health=Health.AT_RISK)
    found = read(reader())
    # Quarters before the first commitment are left out; the last point is the register's own status.
    assert [point.on for point in found.points] == [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), TODAY]
    assert [dict(+each) for each in found.whole.counts] == [
        {Health.NO_EVIDENCE: 1},
        {Health.ON_TRACK: 1},
        {Health.DELAYED: 1},
        {Health.AT_RISK: 1},
    ]


def test_a_day_ends_in_the_first_of_the_capitals() -> None:
    made = active_since(date(2026, 2, 1))
    # 31 March ends at 15:00 UTC in Tokyo.
    report(made, date(2026, 3, 30), Health.ON_TRACK, at=datetime(2026, 3, 31, 14, 59, tzinfo=UTC))
    report(made, date(2026, 3, 31), Health.DELAYED, at=datetime(2026, 3, 31, 15, 0, tzinfo=UTC))
    assert of_health(read(reader()), Health.ON_TRACK)[date(2026, 3, 31)] == 1


def test_month_and_year_are_in_the_order_of_the_language() -> None:
    active_since(date(2026, 2, 1))
    client = signed_in(reader())
    with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
        for language, label in (("en", "Mar 2026"), ("fr", "mars 2026"), ("ja", "2026年3月")):
            client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
            assert f">{label}</text>" in client.get(PAGE).text


def test_a_report_counts_until_it_is_corrected() -> None:
    made = active_since(date(2026, 1, 1))
    wrong = report(made, date(2026, 3, 1), Health.DELAYED)
    right = report(made, date(2026, 3, 1), Health.ON_TRACK, corrects=wrong)
    assert of_health(read(reader()), Health.DELAYED)[date(2026, 3, 31)] == 0
    assert right.corrects == wrong


def test_what_is_completed_or_given_up_changes_from_that_day() -> None:
    done, dropped = active_since(date(2026, 1, 1)), active_since(date(2026, 1, 1))
    for made, state in ((done, CommitmentState.COMPLETED), (dropped, CommitmentState.NOT_PURSUED)):
        StateChange.objects.create(
            commitment=made, before=CommitmentState.ACTIVE, after=state, on=date(2026, 5, 1), reason="Fictitious"
        )
        Commitment.objects.filter(pk=made.pk).update(state=state, state_reason="Fictitious")
    found = read(reader())
    assert of_health(found, *Health) == {
        date(2026, 3, 31): 2,
        date(2026, 6, 30): 0,
        date(2026, 9, 30): 0,
        TODAY: 0,
    }
    assert list(of_health(found, CommitmentState.COMPLETED).values()) == [0, 1, 1, 1]


def test_by_dialogue_there_is_a_point_for_each_held_one() -> None:
    active_since(date(2024, 1, 1))
    Dialogue.objects.filter(number=2).update(status=DialogueStatus.HELD, held_on=date(2025, 8, 26))
    found = read(reader(), Pace.DIALOGUE)
    assert [str(point.dialogue) for point in found.points if point.dialogue][-1] == "Second Dialogue"
    assert found.points[-2].on == date(2025, 8, 26)
    assert found.points[-1].is_today


def test_groups_are_the_participants_in_the_order_of_the_moc_and_add_up() -> None:
    for lead in ("GAC", "METI", "METI", None):
        active_since(date(2026, 2, 1), lead)
    found = read(reader())
    assert [group.lead and group.lead.code for group in found.groups] == ["METI", "MOFA", "ISED", "NRCAN", "GAC", None]
    assert [group.now.total() for group in found.groups] == [2, 0, 0, 0, 1, 1]
    assert sum(group.now.total() for group in found.groups) == found.whole.now.total() == 4


def test_only_what_the_reader_may_see_counts() -> None:
    active_since(date(2026, 2, 1), mark=mark(Audience.OWN_PARTICIPANT))
    assert read(reader("GAC")).whole.most == 0
    assert read(reader("NRCAN")).whole.most == 1


@pytest.mark.parametrize("query", ["", "?by=dialogue", "?by=week"])
def test_the_table_says_what_the_pictures_show(query: str) -> None:
    made = active_since(date(2026, 2, 1))
    report(made, date(2026, 4, 10), Health.AT_RISK)
    with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
        page = signed_in(reader()).get(f"{PAGE}{query}").text
    table = page[page.index('<table id="counts"') :]
    assert table.count('scope="rowgroup"') == 1 + 5
    assert "At risk" in table
    assert "NRCan" in table
    assert "style=" not in page
    address = "/commitments/?state__in=active%2Ccompleted&amp;lead=NRCAN"
    card = page[page.index(f'<a href="{address}"') :].partition("</h3>")[0]
    assert '<span class="quiet">1</span>' in card
    # A draft is neither counted nor listed.
    listed = signed_in(User.objects.get(username="GAC-reader")).get(address.replace("&amp;", "&")).context
    assert [row.commitment.reference for row in listed["page"].rows] == [made.reference]
    assert not listed["left_out"]
    if not query:
        # In the whole chart for wide windows, in that for phones, and in the card of the Participant, twice each.
        assert page.count('<rect class="at_risk" fill="url(\'#at_risk-') == 3 * 2


def test_without_commitments_the_page_is_there() -> None:
    assert signed_in(reader()).get(PAGE).status_code == 200


def test_for_an_administrator_the_page_is_not_there() -> None:
    assert signed_in(reader(role=Role.ADMINISTRATOR)).get(PAGE).status_code == 404


def test_more_records_cost_no_more_statements() -> None:
    client, counts = signed_in(reader()), []
    for more in (1, 9):
        for _each in range(more):
            report(active_since(date(2026, 2, 1)), date(2026, 4, 10), Health.ON_TRACK)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
