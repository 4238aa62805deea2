"""The supply chain: which commitments are where, how pressing, for whom, and where each number leads."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.enums import ActivityState, CommitmentState, Health, Origin, Stage
from commitments.models import ActivityCommitment, Commitment, FormOfCooperation, Instrument, Mineral
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from dialogue.services.supply_chain import ChainCell, SupplyChain, read_supply_chain
from tests import tables
from tests.factories.commitments import ActivityFactory, ProgressReportFactory
from tests.factories.register import commitment, mark
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/supply-chain/"
TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _moc() -> None:
    """The seed without active commitments, so that a test has its facts in view."""
    tables.seed()
    Commitment.objects.filter(state=CommitmentState.ACTIVE).update(state=CommitmentState.COMPLETED)


def reader(code: str = "GAC", role: Role = Role.READER) -> User:
    participant = Participant.objects.get(code=code) if role.belongs_to_participant else None
    return User.objects.create_user(f"{code}-{role}", role=role, participant=participant)


def placed(minerals: list[str], stages: list[Stage], **fields: object) -> Commitment:
    made = commitment("NRCAN", stages=[str(stage) for stage in stages], **fields)
    made.minerals.set(Mineral.objects.filter(code__in=minerals))
    return made


def read(viewer: User) -> SupplyChain:
    return read_supply_chain(instrument=Instrument.objects.shipped(), viewer=viewer, today=TODAY)


def cell(found: SupplyChain, mineral: str | None, stage: Stage) -> ChainCell:
    cells = next(cells for of, cells in found.rows if (of and of.code) == mineral)
    return next(each for each in cells if each.stage is stage)


def test_a_commitment_is_at_each_of_its_minerals_and_stages_and_once_in_the_number_of_a_stage() -> None:
    made = placed(["lithium", "nickel"], [Stage.UPSTREAM, Stage.MIDSTREAM])
    found = read(reader())
    for mineral in ("lithium", "nickel"):
        for stage in (Stage.UPSTREAM, Stage.MIDSTREAM):
            (pressing,) = cell(found, mineral, stage).pressing
            assert pressing.commitment == made
        assert cell(found, mineral, Stage.DOWNSTREAM).count == 0
    assert found.stages == {Stage.UPSTREAM: 1, Stage.MIDSTREAM: 1, Stage.DOWNSTREAM: 0}


def test_each_mineral_of_the_text_has_a_row_and_others_only_if_named() -> None:
    other = Mineral.objects.create(code="tin", name_en="Tin", name_fr="Étain", name_ja="錫", order=99)
    in_text = list(Mineral.objects.filter(named_in_text=True).order_by("order"))
    assert [mineral for mineral, _cells in read(reader()).rows] == [*in_text, None]
    placed(["tin"], [Stage.UPSTREAM])
    assert other in [mineral for mineral, _cells in read(reader("METI")).rows]


def test_what_names_no_mineral_or_no_stage_is_not_lost() -> None:
    without_mineral, nowhere = placed([], [Stage.DOWNSTREAM]), placed(["lithium"], [])
    found = read(reader())
    assert cell(found, None, Stage.DOWNSTREAM).pressing[0].commitment == without_mineral
    assert found.unplaced == [nowhere]
    assert nowhere.reference in signed_in(reader("METI")).get(PAGE).text


def test_the_most_pressing_are_overdue_then_delayed() -> None:
    here: dict[str, Any] = {"minerals": ["lithium"], "stages": [Stage.UPSTREAM]}
    placed(**here, health=Health.ON_TRACK, due_on=date(2027, 1, 1))
    delayed = placed(**here, health=Health.DELAYED)
    late = placed(**here, health=Health.ON_TRACK, due_on=date(2026, 11, 1))
    pressing = cell(read(reader()), "lithium", Stage.UPSTREAM).pressing
    assert [(each.commitment, each.late) for each in pressing] == [(late, 25), (delayed, 0)]


def test_cooperation_before_signature_and_what_is_not_active_do_not_count() -> None:
    placed(["lithium"], [Stage.UPSTREAM], origin=Origin.BASELINE)
    placed(["lithium"], [Stage.UPSTREAM], state=CommitmentState.COMPLETED)
    assert cell(read(reader()), "lithium", Stage.UPSTREAM).count == 0


def test_the_last_activity_is_a_held_one_that_the_reader_may_see() -> None:
    made = placed(["lithium"], [Stage.UPSTREAM])
    form = FormOfCooperation.objects.get(code="3(a)(i)")
    asked = {"instrument": form.instrument, "form": form, "organizer": None}
    for day, state, audience in (
        (date(2026, 10, 1), ActivityState.HELD, Audience.PARTICIPANTS),
        (date(2026, 11, 1), ActivityState.HELD, Audience.OWN_PARTICIPANT),
        (date(2026, 11, 2), ActivityState.PLANNED, Audience.PARTICIPANTS),
    ):
        held = ActivityFactory.create(starts_on=day, state=state, mark=mark(audience), **asked)
        ActivityCommitment.objects.create(activity=held, commitment=made)
    assert cell(read(reader()), "lithium", Stage.UPSTREAM).last_on == date(2026, 10, 1)


def test_a_corrected_report_is_no_last_activity() -> None:
    made = placed(["lithium"], [Stage.UPSTREAM])
    entered = {"commitment": made, "participant": made.lead, "submitted_at": datetime(2026, 9, 2, tzinfo=UTC)}
    wrong = ProgressReportFactory.create(reported_on=date(2026, 9, 1), **entered)
    ProgressReportFactory.create(reported_on=date(2026, 6, 1), corrects=wrong, **entered)
    assert cell(read(reader()), "lithium", Stage.UPSTREAM).last_on == date(2026, 6, 1)


def test_a_record_of_another_ministry_alone_is_not_shown() -> None:
    placed(["lithium"], [Stage.UPSTREAM], mark=mark(Audience.OWN_PARTICIPANT))
    assert cell(read(reader("GAC")), "lithium", Stage.UPSTREAM).count == 0
    assert cell(read(reader("NRCAN")), "lithium", Stage.UPSTREAM).count == 1


def test_a_narrow_mark_is_before_the_title() -> None:
    placed(["lithium"], [Stage.UPSTREAM], mark=mark(Audience.OWN_PARTICIPANT))
    assert '<span class="mark r' in signed_in(reader("NRCAN")).get(PAGE).text


def test_each_number_leads_to_its_commitments() -> None:
    placed(["lithium"], [Stage.UPSTREAM])
    placed(["lithium"], [Stage.UPSTREAM], title_en="", title_ja="架空の取組", original_language="ja")
    placed(["nickel"], [Stage.UPSTREAM, Stage.DOWNSTREAM])
    placed(["lithium"], [Stage.UPSTREAM], origin=Origin.BASELINE)
    client = signed_in(reader())
    with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
        page = client.get(PAGE).text
        links = re.findall(r'class="count"><a href="([^"]+)"\s+aria-label="[^"]+">(\d+)<', page)
        assert sorted(int(number) for _url, number in links) == [1, 1, 2]
        for url, number in links:
            listed = client.get(url.replace("&amp;", "&")).text
            assert len(set(re.findall(r"MOC-2099-\d+", listed[listed.index("<tbody") :]))) == int(number)


def test_for_an_administrator_the_page_is_not_there() -> None:
    assert signed_in(reader(role=Role.ADMINISTRATOR)).get(PAGE).status_code == 404


def test_more_records_cost_no_more_statements() -> None:
    client, counts = signed_in(reader()), []
    for more in (1, 9):
        for _each in range(more):
            placed(["lithium", "nickel"], [Stage.UPSTREAM])
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
