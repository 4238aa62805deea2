"""The coverage of areas by forms: what it counts, for whom, where each number leads, and what is silent."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from commitments.enums import ActivityState, CommitmentState, Origin
from commitments.models import (
    Activity,
    ActivityCommitment,
    AreaOfCooperation,
    Commitment,
    FormOfCooperation,
    Instrument,
)
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from core.text.times import Year
from dialogue.enums import DialogueStatus, ItemResult
from dialogue.models import Dialogue, ItemOutcome
from dialogue.services.coverage import ACTIVITIES, Matrix, read_matrix
from tests import tables
from tests.factories.commitments import ActivityFactory
from tests.factories.register import commitment, mark
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/coverage/"
TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _moc() -> None:
    """The seed without what it records as active, so that a test has its facts in view."""
    tables.seed()
    Commitment.objects.update(origin=Origin.BASELINE)
    Commitment.objects.filter(state=CommitmentState.ACTIVE).update(state=CommitmentState.COMPLETED)
    Activity.objects.update(state=ActivityState.CANCELLED)


def reader(code: str = "GAC", role: Role = Role.READER) -> User:
    participant = Participant.objects.get(code=code) if role.belongs_to_participant else None
    return User.objects.create_user(f"{code}-{role}", role=role, participant=participant)


def matrix(user: User, **asked: object) -> Matrix:
    return read_matrix(instrument=Instrument.objects.shipped(), viewer=user, today=TODAY, **asked)


def count(found: Matrix, area: str, form: str) -> int:
    row = next(row for row in found.rows if row.area.code == area)
    return next(cell.count for cell in row.cells if cell.form and cell.form.code == form)


def placed(lead: str, areas: list[str], forms: list[str], **fields: object) -> Commitment:
    made = commitment(lead, **fields)
    made.areas.set(AreaOfCooperation.objects.filter(code__in=areas))
    made.forms.set(FormOfCooperation.objects.filter(code__in=forms))
    return made


def activity(form: str, audience: Audience = Audience.PARTICIPANTS, **fields: object) -> Activity:
    in_form = FormOfCooperation.objects.get(code=form)
    return ActivityFactory.create(
        instrument=in_form.instrument, form=in_form, organizer=None, mark=mark(audience), **fields
    )


def shown(page: str, user: User) -> str:
    answer = signed_in(user).get(page)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_commitment_counts_in_each_of_its_cells_and_once_in_the_totals() -> None:
    placed("NRCAN", ["2(c)(i)", "2(c)(iv)"], ["3(a)(i)", "3(a)(ii)"])
    found = matrix(reader())
    assert [count(found, "2(c)(i)", "3(a)(i)"), count(found, "2(c)(iv)", "3(a)(ii)")] == [1, 1]
    assert [row.total.count for row in found.rows if row.total.count] == [1, 1]
    assert [cell.count for cell in found.sums if cell.count] == [1, 1]
    assert found.total.count == 1


def test_the_open_ends_of_both_lists_are_no_places() -> None:
    found = matrix(reader())
    codes = {row.area.code for row in found.rows} | {form.code for form in found.forms}
    assert len(codes) == 14
    assert not codes & {"2(c)(x)", "3(a)(vi)"}


def test_what_existed_before_signature_and_what_is_over_is_not_counted() -> None:
    placed("NRCAN", ["2(c)(i)"], ["3(a)(i)"], origin=Origin.BASELINE)
    placed("NRCAN", ["2(c)(i)"], ["3(a)(i)"], state=CommitmentState.COMPLETED)
    assert matrix(reader()).total.count == 0


def test_a_record_of_another_ministry_alone_is_counted_for_its_own_staff_only() -> None:
    placed("NRCAN", ["2(c)(i)"], ["3(a)(i)"], mark=mark(Audience.OWN_PARTICIPANT))
    assert matrix(reader("GAC")).total.count == 0
    assert matrix(reader("NRCAN")).total.count == 1


def test_it_counts_for_a_ministry_and_a_year() -> None:
    placed("NRCAN", ["2(c)(i)"], ["3(a)(i)"], due_on=date(2027, 3, 31))
    placed("METI", ["2(c)(i)"], ["3(a)(i)"], due_on=date(2028, 3, 31))
    user = reader()
    assert matrix(user, lead=Participant.objects.get(code="METI")).total.count == 1
    assert matrix(user, year=Year(2027)).total.count == 1
    assert matrix(user, year=Year(2027), lead=Participant.objects.get(code="METI")).total.count == 0


def test_it_counts_for_a_fiscal_year_and_leads_to_its_records() -> None:
    placed("NRCAN", ["2(c)(i)"], ["3(a)(i)"], due_on=date(2027, 3, 31))
    placed("NRCAN", ["2(c)(i)"], ["3(a)(i)"], due_on=date(2027, 4, 1))
    user = reader()
    assert matrix(user, year=Year(2026, is_fiscal=True)).total.count == 1
    answer = signed_in(user).get(PAGE, {"year": "fy2026"})
    assert "fiscal year 2026-2027" in answer.text
    assert "due_on__gte=2026-04-01&amp;due_on__lte=2027-03-31" in answer.text
    codes = [code for code, _label in answer.context["form"].fields["year"].choices]
    assert codes == ["", "2027", "fy2026", "fy2027"]


def test_a_commitment_without_an_area_or_form_has_a_row_and_a_column() -> None:
    placed("NRCAN", [], [])
    found = matrix(reader())
    assert found.rows[-1].area.pk is None
    assert [cell.count for cell in found.rows[-1].cells] == [0, 0, 0, 0, 0, 1]


def test_an_activity_is_in_the_areas_of_the_commitments_that_the_reader_may_see() -> None:
    workshop = activity("3(a)(ii)")
    seen = placed("NRCAN", ["2(c)(i)"], ["3(a)(i)"])
    hidden = placed("NRCAN", ["2(c)(v)"], ["3(a)(i)"], mark=mark(Audience.OWN_PARTICIPANT))
    for served in (seen, hidden):
        ActivityCommitment.objects.create(activity=workshop, commitment=served)
    found = matrix(reader("GAC"), what=ACTIVITIES)
    assert [count(found, area, "3(a)(ii)") for area in ("2(c)(i)", "2(c)(v)")] == [1, 0]
    own = matrix(reader("NRCAN"), what=ACTIVITIES)
    assert [count(own, area, "3(a)(ii)") for area in ("2(c)(i)", "2(c)(v)")] == [1, 1]
    assert own.total.count == 1


def test_a_number_leads_to_the_register_with_as_many_rows() -> None:
    placed("NRCAN", ["2(c)(i)"], ["3(a)(i)"], due_on=date(2027, 3, 31), title_en="The one that is meant")
    placed("METI", ["2(c)(i)"], ["3(a)(i)"], due_on=date(2027, 3, 31))
    placed("NRCAN", ["2(c)(i)"], ["3(a)(i)"], due_on=date(2027, 3, 31), origin=Origin.BASELINE)
    user = reader()
    with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
        answer = signed_in(user).get(PAGE, {"lead": "NRCAN", "year": "2027"})
        line = next(line for line in answer.context["lines"] if line.area.code == "2(c)(i)")
        assert escape(line.cells[0].url) in answer.text
        listed = signed_in(user).get(line.cells[0].url)
    assert len(listed.context["page"].rows) == 1
    assert "The one that is meant" in listed.text


def test_a_number_of_activities_leads_to_their_list() -> None:
    activity("3(a)(ii)", title_en="A workshop without a commitment")
    hidden = activity("3(a)(ii)", Audience.OWN_PARTICIPANT)
    page = shown(f"{PAGE}?count=activities&in=list&area=none&form=3(a)(ii)", reader())
    assert "A workshop without a commitment" in page
    assert hidden.reference not in page


def test_what_is_wrong_in_the_address_is_left_out_and_told() -> None:
    assert "ignored: Lead or organizer, Due or starting in" in shown(f"{PAGE}?lead=NASA&year=1066&count=", reader())


@pytest.mark.parametrize("page", [PAGE, f"{PAGE}?count=%00&lead=%00&year=%00&in=list&area=%00"])
def test_an_administrator_finds_no_matrix_and_a_hostile_address_breaks_nothing(page: str) -> None:
    assert signed_in(reader(role=Role.ADMINISTRATOR)).get(page).status_code == 404
    assert signed_in(reader()).get(page).status_code == 200


def test_an_area_is_silent_when_two_dialogues_in_a_row_neither_touched_it_nor_took_up_its_item() -> None:
    first, second = Dialogue.objects.filter(status=DialogueStatus.HELD).order_by("number")[:2]
    for dialogue in (first, second):
        dialogue.discussions.all().delete()
    user = reader()
    assert "2(c)(v)" in {place.code for place in matrix(user).silent}
    ItemOutcome.objects.create(dialogue=first, item_key="area:2(c)(v)", result=ItemResult.NOT_TAKEN_UP)
    assert "2(c)(v)" in {place.code for place in matrix(user).silent}
    ItemOutcome.objects.create(dialogue=second, item_key="area:2(c)(v)", result=ItemResult.CONCLUDED)
    assert "2(c)(v)" not in {place.code for place in matrix(user).silent}


def test_an_active_commitment_of_any_origin_ends_the_silence_and_a_filter_does_not_begin_it() -> None:
    for dialogue in Dialogue.objects.all():
        dialogue.discussions.all().delete()
    placed("NRCAN", ["2(c)(v)"], ["3(a)(i)"], origin=Origin.BASELINE)
    found = matrix(reader(), lead=Participant.objects.get(code="METI"))
    assert "2(c)(v)" not in {place.code for place in found.silent}
    assert "2(c)(vi)" in {place.code for place in found.silent}


def test_a_form_is_silent_until_an_activity_is_planned_in_it() -> None:
    user = reader()
    assert "3(a)(v)" in matrix(user).silence.silent_forms
    activity("3(a)(v)")
    assert "3(a)(v)" not in matrix(user).silence.silent_forms


@pytest.mark.parametrize("what", ["commitments", "activities"])
def test_more_records_cost_no_more_statements(what: str) -> None:
    client, counts = signed_in(reader()), []
    for more in (1, 8):
        for _ in range(more):
            made = placed("NRCAN", ["2(c)(i)", "2(c)(v)"], ["3(a)(i)"])
            ActivityCommitment.objects.create(activity=activity("3(a)(ii)"), commitment=made)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE, {"count": what, "in": "list"})
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_form_has_a_short_name_above_its_column_and_its_title_below_the_matrix() -> None:
    page = shown(PAGE, reader())
    head, rest = page[page.index("<thead>") :].split("</thead>", 1)
    assert '3(a)(iii)</span><span class="short">Missions</span>' in head
    assert "Business-to-business and government-to-government missions" not in head
    assert "Business-to-business and government-to-government missions" in rest
