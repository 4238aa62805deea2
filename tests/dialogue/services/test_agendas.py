"""The agenda of the Third Dialogue, compiled from the real MOC and its public history."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from commitments.enums import CommitmentState
from commitments.models import Commitment, Milestone
from commitments.services import commitments
from contacts.enums import Role
from contacts.models import HandlingMark, Participant, User
from dialogue.documents.agenda import AgendaDocument
from dialogue.enums import ItemOrigin
from dialogue.exceptions import DraftFrozenError
from dialogue.models import Agenda as SavedAgenda, AgendaItem, ChairEligibility, CmwgStatus, CoChair, Dialogue, Overlap
from dialogue.services import agenda_items
from dialogue.services.agendas import compile_agenda, compile_languages, save_draft
from tests import tables

pytestmark = pytest.mark.django_db

AS_OF = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


@pytest.fixture
def secretariat() -> User:
    return User.objects.create_user("secretariat", role=Role.SECRETARIAT)


@pytest.fixture
def third() -> Dialogue:
    found: Dialogue = Dialogue.objects.select_related("instrument", "host", "mark").get(number=3)
    return found


def agenda(dialogue: Dialogue, language: str = "en", as_of: datetime = AS_OF) -> AgendaDocument:
    return compile_agenda(dialogue=dialogue, language=language, as_of=as_of)


def outline(document: AgendaDocument) -> list[str]:
    return [f"{line.number} {line.title}" for line in document.walk()]


def commitment(reference: str = "MOC-2026-002") -> Commitment:
    found: Commitment = Commitment.objects.get(reference=reference)
    return found


def everything(document: AgendaDocument) -> str:
    return repr(document)


def test_the_outline_has_the_skeleton_and_leaves_out_what_is_empty(third: Dialogue) -> None:
    assert outline(agenda(third)) == [
        "1. Opening",
        "2. Organizational matters",
        "(a) Adoption of the agenda",
        "(b) Delegations and invitees",
        "(c) Record of the Second Dialogue",
        "3. Follow-up to previous Dialogues",
        "4. Work under the CMWG and in other fora",
        "5. Areas of cooperation",
        "(a) Support for critical minerals (2(c)(i))",
        "(b) Support for investment and projects in Canada (2(c)(iii))",
        "(c) Relationships with Indigenous peoples in Canada (2(c)(v))",
        "(d) Research and development (2(c)(vii))",
        "(e) Information sharing and exchange of views (2(c)(ix))",
        "(f) Collaboration in times of emergency (2(c)(ii))",
        "(g) Communication between Japanese investors and regulatory authorities in Canada (2(c)(iv))",
        "(h) Use of renewable energy (2(c)(vi))",
        "(i) International standards on battery safety and sustainability (2(c)(viii))",
        "6. Intellectual property",
        "7. Next Dialogue",
        "8. Other matters",
        "9. Summary of decisions and actions; closing",
    ]


def test_gac_has_the_canadian_chair_after_nrcan_and_before_ised(third: Dialogue) -> None:
    assert rotation_of(third).endswith("Canada: GAC (name to be determined), after NRCan and before ISED in rotation")


def rotation_of(dialogue: Dialogue) -> str:
    return next(str(fact.value[0]) for fact in agenda(dialogue).facts if fact.label == "Co-chairs")


@pytest.mark.parametrize("status", ["tentative", "postponed"])
def test_a_session_that_is_planned_or_postponed_keeps_its_turn_before_the_one_after(
    third: Dialogue, status: str
) -> None:
    Dialogue.objects.filter(pk=third.pk).update(status=status)
    fourth = Dialogue.objects.create(instrument=third.instrument, number=4, mark=third.mark, host=third.host)
    assert rotation_of(fourth).endswith("Canada: ISED (name to be determined), after GAC and before NRCan in rotation")


def test_a_chair_out_of_turn_is_named_and_whoever_was_passed_over_comes_next(third: Dialogue) -> None:
    eligible = ChairEligibility.objects.filter(participant__code="ISED").first()
    assert eligible is not None
    CoChair.objects.create(
        dialogue=third,
        side=eligible.side,
        participant=eligible.participant,
        eligibility=eligible,
        out_of_turn_reason="By agreement.",
    )
    assert rotation_of(third).endswith("Canada: ISED, after NRCan and before GAC in rotation")


def points_of(document: AgendaDocument) -> str:
    assert document.sheet
    return " ".join(map(str, document.sheet.points))


def test_the_first_page_says_how_long_the_dialogue_has_been_due(third: Dialogue) -> None:
    points = points_of(agenda(third))
    assert "The Dialogue is held annually (article 4(a)(i)). The last was on 26 August 2025" in points
    assert "the Third has been due since 26 August 2026, 90 days." in points


def test_within_the_twelve_months_the_first_page_says_nothing_of_it(third: Dialogue) -> None:
    assert "has been due" not in points_of(agenda(third, as_of=datetime(2026, 8, 26, 12, 0, tzinfo=UTC)))


def test_the_same_register_and_instant_give_the_same_agenda(third: Dialogue) -> None:
    assert agenda(third) == agenda(third)


def test_every_annotation_but_those_that_only_gather_says_why_it_is_here(third: Dialogue) -> None:
    without = [annotation.key for annotation in agenda(third).annotations if not annotation.reasons]
    assert without == ["areas"]


def test_each_line_of_an_area_can_be_traced_to_its_records(third: Dialogue) -> None:
    by_key = {annotation.key: annotation for annotation in agenda(third).annotations}
    assert by_key["area:2(c)(iii)"].records == ("MOC-2026-002", "MOC-2026-004")
    assert [reason.code for reason in by_key["area:2(c)(ii)"].reasons] == ["silent"]


def test_a_silent_area_is_told_only_after_two_dialogues_without_it(third: Dialogue) -> None:
    before_the_second = datetime(2025, 8, 1, 12, 0, tzinfo=UTC)
    keys = {annotation.key for annotation in agenda(third, as_of=before_the_second).annotations}
    assert "area:2(c)(ii)" not in keys


def test_a_commitment_past_its_day_is_overdue_by_so_many_days(third: Dialogue) -> None:
    Commitment.objects.filter(reference="MOC-2026-002").update(due_on=date(2026, 10, 1))
    words = everything(agenda(third))
    assert "MOC-2026-002 is overdue by 54 days." in words


def test_the_agenda_as_of_a_day_before_a_change_of_state_still_has_the_commitment(
    third: Dialogue, secretariat: User
) -> None:
    commitments.change_state(
        commitment=commitment(), to=CommitmentState.COMPLETED, on=date(2026, 10, 1), by=secretariat, reason=""
    )
    september = agenda(third, as_of=datetime(2026, 9, 1, 12, 0, tzinfo=UTC))
    by_key = {annotation.key: annotation for annotation in september.annotations}
    assert "MOC-2026-002" in by_key["area:2(c)(iii)"].records
    now = {annotation.key: annotation for annotation in agenda(third).annotations}
    assert "MOC-2026-002" not in now["area:2(c)(iii)"].records


def test_a_milestone_that_passed_is_a_reason(third: Dialogue) -> None:
    Milestone.objects.create(commitment=commitment(), title_en="Venue found", due_on=date(2026, 11, 1))
    assert "MOC-2026-002 has a milestone that was due on 1 November 2026 and is not resolved." in everything(
        agenda(third)
    )


@pytest.mark.parametrize("mark", ["own-participant", "restricted"])
def test_a_commitment_that_is_not_shared_is_nowhere_in_the_agenda(third: Dialogue, mark: str) -> None:
    Commitment.objects.filter(reference="MOC-2026-003").update(
        mark=HandlingMark.objects.get(code=mark), title_en="Marked for one ministry"
    )
    for language in ("en", "fr", "ja"):
        words = everything(agenda(third, language))
        assert "MOC-2026-003" not in words
        assert "Marked for one ministry" not in words


def test_a_draft_is_nowhere_in_the_agenda(third: Dialogue) -> None:
    commitments.enter(
        instrument=third.instrument,
        by=None,
        on=date(2026, 1, 1),
        state=CommitmentState.DRAFT,
        title_en="Still a draft",
        lead=Participant.objects.get(code="GAC"),
        mark=HandlingMark.objects.get(code="participants"),
    )
    assert "Still a draft" not in everything(agenda(third))


def test_what_overlaps_with_the_working_group_is_told_once_an_entry_says_so(third: Dialogue) -> None:
    status = CmwgStatus.objects.create(dialogue=third, as_of=date(2026, 11, 1), text_en="It met.", source="Minutes")
    Overlap.objects.create(status=status, commitment=commitment(), avoided_by_en="One seminar for both.")
    words = everything(agenda(third))
    assert "MOC-2026-002 overlaps with work under the CMWG." in words
    assert "One seminar for both." in words
    assert "the meeting is not ready" not in words


def test_a_meeting_with_a_time_shows_both_capitals_with_their_own_dates(third: Dialogue) -> None:
    third.local_start = datetime(2027, 2, 9, 9, 0, tzinfo=UTC)
    third.time_zone = "America/Toronto"
    third.save()
    ottawa, tokyo = agenda(third).clocks
    assert (ottawa.date, ottawa.hours) == ("Tuesday 9 February 2027", "09:00 to 12:00")
    assert (tokyo.date, tokyo.hours) == ("Tuesday 9 to Wednesday 10 February 2027", "23:00 to 02:00 the next day")


def test_three_languages_have_the_same_numbers(third: Dialogue) -> None:
    documents = compile_languages(dialogue=third, as_of=AS_OF)
    numbers = {language: [line.number for line in document.walk()] for language, document in documents.items()}
    assert numbers["en"] == numbers["fr"] == numbers["ja"]


def test_an_item_that_a_person_changed_survives_compiling_again(third: Dialogue, secretariat: User) -> None:
    draft = save_draft(dialogue=third, as_of=AS_OF, by=secretariat)
    item = draft.items.get(key="area:2(c)(vii)")
    item.title_en, item.minutes = "Research, with the two institutes", 25
    agenda_items.edit(item=item, by=secretariat, changed=["title_en", "minutes"])
    Commitment.objects.filter(reference="MOC-2026-005").update(due_on=date(2026, 11, 1))

    save_draft(dialogue=third, as_of=timezone.now(), by=secretariat)

    item.refresh_from_db()
    assert (item.title_en, item.minutes, item.origin) == ("Research, with the two institutes", 25, ItemOrigin.EDITED)
    document = agenda(third)
    assert "(d) Research, with the two institutes" in outline(document)
    changed = next(annotation for annotation in document.annotations if annotation.key == item.key)
    assert "MOC-2026-005 is overdue by 23 days." in [reason.words for reason in changed.reasons]


def test_an_item_that_a_person_took_out_stays_out_until_it_is_put_back(third: Dialogue, secretariat: User) -> None:
    draft = save_draft(dialogue=third, as_of=AS_OF, by=secretariat)
    item = draft.items.get(key="area:2(c)(ii)")
    agenda_items.take_out(item=item, by=secretariat)
    save_draft(dialogue=third, as_of=AS_OF, by=secretariat)
    assert not any("emergency" in line for line in outline(agenda(third)))
    item.refresh_from_db()
    agenda_items.put_back(item=item, by=secretariat)
    assert any("emergency" in line for line in outline(agenda(third)))


def test_an_item_that_a_person_added_stands_before_other_matters(third: Dialogue, secretariat: User) -> None:
    draft = save_draft(dialogue=third, as_of=AS_OF, by=secretariat)
    agenda_items.add(agenda=draft, by=secretariat, title_en="Visit to the venue", minutes=5)
    save_draft(dialogue=third, as_of=AS_OF, by=secretariat)
    lines = outline(agenda(third))
    assert lines.index("8. Visit to the venue") == lines.index("9. Other matters") - 1


def test_an_item_of_the_register_that_has_no_reason_any_more_goes(third: Dialogue, secretariat: User) -> None:
    draft = save_draft(dialogue=third, as_of=AS_OF, by=secretariat)
    assert draft.items.filter(key="intellectual-property").exists()
    Commitment.objects.update(ip_answer="not_expected")
    save_draft(dialogue=third, as_of=AS_OF, by=secretariat)
    assert not draft.items.filter(key="intellectual-property").exists()


def test_an_issued_agenda_no_longer_changes(third: Dialogue, secretariat: User) -> None:
    draft = save_draft(dialogue=third, as_of=AS_OF, by=secretariat)
    SavedAgenda.objects.filter(pk=draft.pk).update(status="issued", issued_on=date(2026, 11, 24), issued_at=AS_OF)
    item = AgendaItem.objects.filter(agenda=draft).first()
    assert item is not None
    with pytest.raises(DraftFrozenError):
        agenda_items.take_out(item=item, by=secretariat)


def test_compiling_writes_nothing(third: Dialogue) -> None:
    agenda(third)
    assert not SavedAgenda.objects.exists()
