"""What joint decisions, proposals and agendas bring to the matrix and to the provisions of the text."""

from datetime import date

import pytest

from commitments.enums import CommitmentState, Effect
from commitments.models import AreaOfCooperation, Commitment, CommitmentArea, Provision
from commitments.services.provision_references import what_hangs
from contacts.enums import Role
from contacts.models import User
from dialogue.services.coverage import Matrix, read_matrix
from tests.factories import law
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import AgendaFactory, AgendaItemFactory, DialogueFactory, ProposalFactory, issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def further_area(moc: law.Memorandum) -> AreaOfCooperation:
    law.decided(moc, effect=Effect.FURTHER_AREA, subject_en="Battery passports")
    return AreaOfCooperation.objects.get(is_further=True)


def in_area(moc: law.Memorandum, area: AreaOfCooperation) -> Commitment:
    made = CommitmentFactory.create(instrument=moc.instrument, lead=moc.participants["CA1"])
    CommitmentArea.objects.create(commitment=made, area=area)
    return made


def matrix(moc: law.Memorandum, today: date) -> Matrix:
    return read_matrix(instrument=moc.instrument, viewer=moc.officers["JP1"], today=today)


def words(code: str, moc: law.Memorandum, viewer: User) -> list[str]:
    found = what_hangs(instrument=moc.instrument, viewer=viewer, today=date(2026, 11, 25))
    return [line.words for line in found.get(code, [])]


def test_a_further_area_has_its_row_from_the_day_of_the_decision(moc: law.Memorandum) -> None:
    further_area(moc)
    assert [row.area.code for row in matrix(moc, date(2026, 11, 24)).rows] == ["2(c)(i)"]
    assert [row.area.code for row in matrix(moc, date(2026, 11, 25)).rows] == ["2(c)(i)", "2(c)(x)-1"]


def test_a_retired_area_has_a_row_only_while_something_is_active_in_it(moc: law.Memorandum) -> None:
    further = further_area(moc)
    made = in_area(moc, further)
    law.decided(moc, effect=Effect.RETIRE_AREA, retires_area=further)
    row = matrix(moc, date(2026, 11, 25)).rows[-1]
    assert (row.area.code, row.area.retired_on, row.total.count) == ("2(c)(x)-1", date(2026, 11, 25), 1)
    Commitment.objects.filter(pk=made.pk).update(state=CommitmentState.COMPLETED)
    assert [row.area.code for row in matrix(moc, date(2026, 11, 25)).rows] == ["2(c)(i)"]


def test_what_hangs_on_a_further_area_stands_at_the_open_end_under_its_code(moc: law.Memorandum) -> None:
    in_area(moc, further_area(moc))
    assert words("2(c)(x)", moc, moc.officers["JP2"]) == ["2(c)(x)-1: 1 active commitment", "1 joint decision"]


def test_a_draft_of_a_decision_hangs_there_for_its_own_ministry_alone(moc: law.Memorandum) -> None:
    law.draft(moc, effect=Effect.FURTHER_AREA, subject_en="Unspeakable")
    assert words("2(c)(x)", moc, moc.officers["JP1"]) == ["1 joint decision"]
    assert words("2(c)(x)", moc, moc.officers["CA1"]) == []


def test_a_proposal_hangs_on_its_provision_for_who_may_read_it(moc: law.Memorandum) -> None:
    dialogue = DialogueFactory.create(instrument=moc.instrument, number=3)
    provision = Provision.objects.get(code="1(a)")
    ProposalFactory.create(dialogue=dialogue, participant=moc.participants["JP1"], provision=provision)
    assert words("1(a)", moc, moc.officers["JP1"]) == ["Third Dialogue: 1 proposal"]
    assert words("1(a)", moc, moc.officers["CA1"]) == []


def test_an_item_of_the_next_agenda_hangs_on_its_area_for_all_once_it_is_issued(moc: law.Memorandum) -> None:
    agenda = AgendaFactory.create(dialogue=DialogueFactory.create(instrument=moc.instrument, number=3))
    AgendaItemFactory.create(agenda=agenda, key="area:2(c)(i)")
    secretariat = UserFactory.create(role=Role.SECRETARIAT)
    assert words("2(c)(i)", moc, secretariat) == ["On the agenda: Third Dialogue"]
    assert words("2(c)(i)", moc, moc.officers["CA1"]) == []
    issue(agenda)
    assert words("2(c)(i)", moc, moc.officers["CA1"]) == ["On the agenda: Third Dialogue"]
