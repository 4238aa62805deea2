"""Papers are numbered within their series, brought version by version, and open to invitees of their item alone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from contacts.enums import Audience, Role
from contacts.models import User
from core.refusals.errors import ReasonMissingError
from core.text.languages import Language
from dialogue.enums import DialogueStatus, InviteeState, PaperSeries
from dialogue.exceptions import PaperClosedError, PaperRefusedError
from dialogue.models import Dialogue, InviteeItem, Paper, PaperFile, StoredFile
from dialogue.services import papers
from tests.concurrency import at_once
from tests.dialogue.sample_papers import DOCX, PDF, file
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, SideFactory, UserFactory
from tests.factories.dialogue import DialogueFactory, InviteeFactory, PaperFactory

pytestmark = pytest.mark.django_db

AT = datetime(2027, 1, 11, 22, 0, tzinfo=UTC)


@pytest.fixture
def secretary() -> User:
    return UserFactory.create(role=Role.SECRETARIAT)


def expected(dialogue: Dialogue, by: User, series: PaperSeries = PaperSeries.DOCUMENT) -> Paper:
    paper = PaperFactory.build(dialogue=dialogue, series=series, mark=HandlingMarkFactory.create(), expected_from=None)
    papers.expect(paper=paper, by=by)
    return paper


def bring(paper: Paper, by: User, *, revised: bool = False, **files: SimpleUploadedFile) -> tuple[PaperFile, ...]:
    brought = {Language(language): each for language, each in files.items()}
    return papers.bring(paper=paper, files=brought, by=by, at=AT, revised=revised)


def test_each_series_is_numbered_for_itself_and_the_agenda_has_the_first_document(secretary: User) -> None:
    dialogue = DialogueFactory.create(number=903)
    series = (
        PaperSeries.DOCUMENT,
        PaperSeries.DOCUMENT,
        PaperSeries.INFORMATION,
        PaperSeries.ROOM,
        PaperSeries.DOCUMENT,
    )
    symbols = [expected(dialogue, secretary, each).symbol for each in series]
    assert symbols == ["JCBD/903/2", "JCBD/903/3", "JCBD/903/INF/1", "JCBD/903/CRP/1", "JCBD/903/4"]


@pytest.mark.django_db(transaction=True)
def test_papers_that_are_registered_at_once_get_different_numbers(secretary: User) -> None:
    dialogue = DialogueFactory.create()
    HandlingMarkFactory.create()
    numbers = at_once(4, lambda: expected(dialogue, secretary).number)
    assert sorted(numbers) == [2, 3, 4, 5]


@pytest.mark.django_db(transaction=True)
def test_a_paper_that_is_brought_twice_at_once_has_two_versions(secretary: User) -> None:
    paper = PaperFactory.create()
    contents = [PDF, PDF + b"\n"]
    at_once(2, lambda: bring(Paper.objects.get(pk=paper.pk), secretary, en=file(contents.pop())))
    assert list(paper.files.order_by("revision").values_list("revision", flat=True)) == [0, 1]
    assert Paper.objects.get().revision == 1


def test_a_cancelled_dialogue_takes_no_papers(secretary: User) -> None:
    paper = PaperFactory.create()
    Dialogue.objects.update(status=DialogueStatus.CANCELLED)
    with pytest.raises(PaperClosedError):
        expected(paper.dialogue, secretary)
    with pytest.raises(PaperClosedError):
        bring(paper, secretary, en=file())


def test_a_paper_is_received_on_the_day_in_the_capital_of_who_brings_it(secretary: User) -> None:
    tokyo = ParticipantFactory.create(side=SideFactory.create(time_zone="Asia/Tokyo"))
    ours, theirs = PaperFactory.create(expected_from=tokyo), PaperFactory.create(expected_from=None)
    for paper in (ours, theirs):
        bring(paper, secretary, en=file())
    assert (ours.received_on, theirs.received_on) == (date(2027, 1, 12), date(2027, 1, 11))
    assert list(Paper.objects.missing()) == []


def test_another_language_joins_the_version_that_stands(secretary: User) -> None:
    paper = PaperFactory.create()
    bring(paper, secretary, en=file())
    bring(paper, secretary, ja=file(DOCX, "ours.docx"))
    assert Paper.objects.get().revision == 0
    assert papers.languages_of(paper) == ("en", "ja")


def test_a_language_that_is_here_already_makes_the_next_version_and_the_old_one_stays(secretary: User) -> None:
    paper = PaperFactory.create()
    bring(paper, secretary, en=file(), ja=file(DOCX, "ours.docx"))
    bring(paper, secretary, en=file(PDF + b"\n"))
    assert paper.symbol.endswith("/Rev.1")
    assert papers.languages_of(paper) == ("en",)
    assert sorted(paper.files.values_list("revision", "language")) == [(0, "en"), (0, "ja"), (1, "en")]
    first = paper.files.order_by("brought_at", "pk").first()
    assert first is not None
    assert paper.received_on == Paper.objects.get().received_on
    # The day in the capital of who brings it, on whichever side the factory put that.
    assert paper.expected_from is not None
    zone = ZoneInfo(paper.expected_from.side.time_zone)
    assert paper.received_on == first.brought_at.astimezone(zone).date()


def test_a_revised_text_is_a_version_of_its_own_in_whatever_language_it_comes(secretary: User) -> None:
    paper = PaperFactory.create()
    bring(paper, secretary, en=file())
    bring(paper, secretary, fr=file(DOCX, "revue.docx"), revised=True)
    assert (paper.revision, papers.languages_of(paper)) == (1, ("fr",))


def test_the_very_file_that_is_here_makes_no_version(secretary: User) -> None:
    paper = PaperFactory.create()
    bring(paper, secretary, en=file())
    with pytest.raises(PaperRefusedError, match="already been uploaded"):
        bring(paper, secretary, en=file())
    assert Paper.objects.get().revision == 0


@pytest.mark.parametrize(
    ("content", "because"), [(b"<html>", "not a PDF"), (PDF + bytes(20_000_000), "larger than 20 MB")]
)
def test_of_files_of_which_one_is_refused_none_is_kept(secretary: User, content: bytes, because: str) -> None:
    paper = PaperFactory.create()
    with pytest.raises(PaperRefusedError, match=because):
        bring(paper, secretary, en=file(), fr=file(content, "faux.pdf"))
    assert not PaperFile.objects.exists()
    assert not StoredFile.objects.exists()
    assert Paper.objects.get().received_on is None


def test_nothing_brought_is_refused(secretary: User) -> None:
    with pytest.raises(PaperRefusedError):
        bring(PaperFactory.create(), secretary)


def test_a_file_ends_in_what_it_is_and_keeps_the_rest_of_its_name(secretary: User) -> None:
    (brought,) = bring(PaperFactory.create(), secretary, en=file(DOCX, "../The paper.pdf"))
    assert brought.name == "The paper.docx"


def test_lowering_the_mark_asks_for_a_reason_and_raising_it_does_not(secretary: User) -> None:
    paper = PaperFactory.create(expected_from=None)
    paper.mark = HandlingMarkFactory.create(audience=Audience.PUBLIC)
    with pytest.raises(ReasonMissingError):
        papers.change(paper=paper, by=secretary, changed=["mark"])
    papers.change(paper=paper, by=secretary, changed=["mark"], reason="It was published.")
    paper.mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    papers.change(paper=paper, by=secretary, changed=["mark"])
    assert Paper.objects.get().mark.audience == Audience.OWN_PARTICIPANT


def test_a_ministry_owes_what_it_has_not_brought(secretary: User) -> None:
    paper = PaperFactory.create()
    PaperFactory.create(dialogue=paper.dialogue)
    brought = PaperFactory.create(dialogue=paper.dialogue, expected_from=paper.expected_from)
    bring(brought, secretary, en=file())
    assert list(Paper.objects.filter(expected_from=paper.expected_from).missing()) == [paper]


def test_an_invitee_reads_the_papers_opened_at_its_own_items_and_no_other(secretary: User) -> None:
    invitee = InviteeFactory.create()
    InviteeItem.objects.create(invitee=invitee, item_key="stakeholders")
    open_here = {"dialogue": invitee.dialogue, "item_key": "stakeholders", "for_invitees": True}
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    seen = PaperFactory.create(**open_here)
    others = [
        PaperFactory.create(**open_here | {"for_invitees": False}),
        PaperFactory.create(**open_here | {"item_key": "closing"}),
        PaperFactory.create(**open_here | {"dialogue": DialogueFactory.create()}),
        PaperFactory.create(**open_here, mark=narrow),
    ]
    for paper in (seen, *others):
        bring(paper, secretary, en=file())
    PaperFactory.create(**open_here)
    assert [(fact.symbol, fact.languages) for fact in papers.for_invitee(invitee=invitee)] == [(seen.symbol, ("en",))]
    invitee.state = InviteeState.DECLINED
    assert papers.for_invitee(invitee=invitee) == ()
