"""Papers and items for other fora on the agenda: what all may read, as it stood at the instant of the register."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from commitments.models import Forum
from contacts.enums import Audience, Role
from contacts.models import HandlingMark, Participant, User
from core.text.languages import Language
from dialogue.documents.agenda import AgendaDocument, Annex
from dialogue.enums import ReferralState
from dialogue.models import Dialogue, Paper, Referral
from dialogue.services import papers
from dialogue.services.agendas import compile_agenda
from tests import tables
from tests.dialogue.sample_papers import PDF
from tests.factories.dialogue import PaperFactory, ReferralFactory

pytestmark = pytest.mark.django_db

AS_OF = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


@pytest.fixture
def third() -> Dialogue:
    found: Dialogue = Dialogue.objects.select_related("instrument", "host", "mark").get(number=3)
    return found


@pytest.fixture
def secretary() -> User:
    return User.objects.create_user("secretariat", role=Role.SECRETARIAT)


def mark(audience: Audience = Audience.PARTICIPANTS) -> HandlingMark:
    found: HandlingMark = HandlingMark.objects.get(audience=audience)
    return found


def expected(third: Dialogue, secretary: User, **fields: object) -> Paper:
    own = {"mark": mark(), "expected_from": Participant.objects.get(code="GAC"), "item_key": "other-fora"}
    paper: Paper = PaperFactory.build(dialogue=third, **own | fields)
    papers.expect(paper=paper, by=secretary)
    return paper


def bring(paper: Paper, secretary: User, at: datetime, language: Language = Language.ENGLISH, end: bytes = b"") -> None:
    file = SimpleUploadedFile("ours.pdf", PDF + end)
    papers.bring(paper=paper, files={language: file}, by=secretary, at=at)


def agenda(third: Dialogue, as_of: datetime = AS_OF, language: str = "en") -> AgendaDocument:
    return compile_agenda(dialogue=third, language=language, as_of=as_of)


def annex(document: AgendaDocument, letter: str) -> Annex | None:
    return next((each for each in document.annexes if each.letter == letter), None)


def documents_of(document: AgendaDocument, key: str) -> str:
    return str(next(each.documents for each in document.annotations if each.key == key))


def test_an_expected_paper_stands_in_the_box_of_its_item_and_in_annex_d(third: Dialogue, secretary: User) -> None:
    expected(third, secretary, title_en="On graphite", due_on=date(2027, 1, 12))
    document = agenda(third)
    assert documents_of(document, "other-fora") == (
        f"JCBD/3/2: On graphite ({mark().name}). Expected from GAC by 12 January 2027."
    )
    listed = annex(document, "D")
    assert listed is not None
    ((*cells,),) = listed.tables[0].rows
    assert [str(cell) for cell in cells] == [
        *("JCBD/3/2", "On graphite", "4", "Not set", str(mark().name), "GAC", "Due 12 January 2027")
    ]


def test_a_paper_is_told_in_the_version_that_stood_at_the_instant(third: Dialogue, secretary: User) -> None:
    paper = expected(third, secretary, title_en="On graphite")
    bring(paper, secretary, datetime(2026, 11, 20, 12, tzinfo=UTC))
    bring(paper, secretary, datetime(2026, 11, 28, 12, tzinfo=UTC), end=b"\n")
    bring(paper, secretary, datetime(2026, 11, 29, 12, tzinfo=UTC), Language.JAPANESE)
    assert documents_of(agenda(third), "other-fora") == (
        f"JCBD/3/2: On graphite ({mark().name}). Received from GAC on 20 November 2026: English."
    )
    later = documents_of(agenda(third, datetime(2026, 11, 30, tzinfo=UTC)), "other-fora")
    assert later.startswith("JCBD/3/2/Rev.1: ")
    assert later.endswith("Received from GAC on 20 November 2026: English, Japanese.")
    before = documents_of(agenda(third, datetime(2026, 11, 19, tzinfo=UTC)), "other-fora")
    assert before.endswith("Expected from GAC.")


def test_a_sub_item_without_a_subject_is_annotated_for_its_paper(third: Dialogue, secretary: User) -> None:
    assert "delegations" not in {each.key for each in agenda(third).annotations}
    expected(third, secretary, item_key="delegations", expected_from=None)
    assert documents_of(agenda(third), "delegations").endswith("Expected from the secretariat.")


def test_what_not_all_may_read_is_nowhere_in_the_agenda(third: Dialogue, secretary: User) -> None:
    expected(third, secretary, title_en="Hidden title", mark=mark(Audience.OWN_PARTICIPANT))
    document = agenda(third)
    assert "Hidden title" not in repr(document)
    assert annex(document, "D") is None


def test_the_administrative_note_tells_what_is_known_and_is_left_out_where_nothing_is(
    third: Dialogue, secretary: User
) -> None:
    Dialogue.objects.filter(pk=third.pk).update(
        venue_en="", venue_fr="", venue_ja="", city_en="", city_fr="", city_ja="", languages=[], contact=""
    )
    third.refresh_from_db()
    assert annex(agenda(third), "H") is None
    third.contact, third.languages = "Front desk, +1 555 0100", ["en", "ja"]
    expected(third, secretary)
    note = annex(agenda(third), "H")
    assert note is not None
    told = {str(label): str(text) for label, text in note.tables[0].rows}
    assert (told["Contact for the day"], told["Languages"]) == ("Front desk, +1 555 0100", "English, Japanese")
    assert told["Papers"].startswith("The papers of annex D are kept in the portal")


def jec(third: Dialogue, number: int = 2, **fields: object) -> Referral:
    dialogue = Dialogue.objects.get(instrument=third.instrument_id, number=number)
    return ReferralFactory.create(dialogue=dialogue, forum=Forum.objects.get(code="jec"), **fields)


def reasons(document: AgendaDocument) -> list[str]:
    found = next(each for each in document.annotations if each.key == "other-fora")
    return [reason.words for reason in found.reasons if reason.code.startswith("referral")]


def test_items_for_other_fora_are_on_the_agenda_until_their_answer_was_heard(third: Dialogue) -> None:
    jec(third, title_en="Ports")
    jec(third, title_en="Rail")
    jec(third, title_en="Dropped", state=ReferralState.WITHDRAWN)
    raised = {"raised_on": date(2026, 3, 2)}
    jec(third, title_en="Tariffs", state=ReferralState.RAISED, **raised)
    answered = raised | {"answered_on": date(2026, 6, 1), "answer_en": "Under study."}
    jec(third, title_en="Permits", state=ReferralState.ANSWERED, **answered)
    heard = {"raised_on": date(2025, 1, 1), "answered_on": date(2025, 2, 1), "answer_en": "Yes."}
    jec(third, 1, title_en="Heard", state=ReferralState.ANSWERED, **heard)
    document = agenda(third)
    assert reasons(document) == [
        "2 items of the Second Dialogue are still to be raised at JEC.",
        "1 item of the Second Dialogue was raised at JEC on 2 March 2026 and has no answer yet.",
        "An answer to 1 item of the Second Dialogue came back from JEC on 1 June 2026.",
    ]
    annotation = next(each for each in document.annotations if each.key == "other-fora")
    assert [str(each.text) for each in annotation.paragraphs][:4] == [
        "JEC: Ports. Still to be raised.",
        "JEC: Rail. Still to be raised.",
        "JEC: Tariffs. Raised on 2 March 2026; no answer yet.",
        "JEC: Permits. Raised on 2 March 2026. Came back on 1 June 2026: Under study.",
    ]


def test_an_item_that_was_raised_later_is_still_to_be_raised_as_of_an_earlier_day(third: Dialogue) -> None:
    jec(third, title_en="Tariffs", state=ReferralState.RAISED, raised_on=date(2026, 11, 25))
    assert reasons(agenda(third)) == ["1 item of the Second Dialogue is still to be raised at JEC."]
