"""Every document of a Dialogue, made through the one door from the real MOC and a fictitious register."""

from datetime import date
from io import BytesIO

import docx
import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx.text.paragraph import Paragraph

from commitments.enums import CommitmentState
from contacts.enums import Audience, Role
from dialogue.documents.formats import GeneratedFile
from dialogue.enums import DocumentKind
from dialogue.models import Agenda, Dialogue
from dialogue.rules.agenda.items import number_of
from dialogue.services import agenda_items
from dialogue.services.agendas import save_draft
from dialogue.services.documents import FORMS, make
from dialogue.services.issuing import adopt
from tests.dialogue.documents.file_text import text
from tests.factories import pack
from tests.factories.commitments import CommitmentAreaFactory, StateChangeFactory
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import InviteeFactory
from tests.factories.pack import AS_OF, Prepared

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr", "ja")
ALL = [(kind, form) for kind, forms in FORMS.items() for form in forms]


def style(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return str(paragraph.style.name)


def pages(made: GeneratedFile) -> int:
    return len(pypdf.PdfReader(BytesIO(made.content)).pages)


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_is_made_in_each_of_its_forms_under_a_name_of_its_own(
    prepared: Prepared, kind: DocumentKind
) -> None:
    for form in FORMS[kind]:
        made = prepared.make(kind, form)
        assert made.content
        assert made.media_type
        assert made.name.endswith(f".en.{form}")
        assert "/" not in made.name


def test_the_same_inputs_give_the_same_bytes(prepared: Prepared) -> None:
    for kind, form in ALL:
        assert prepared.make(kind, form, "ja") == prepared.make(kind, form, "ja"), (kind, form)


def test_a_form_that_a_kind_is_not_made_in_is_refused(prepared: Prepared) -> None:
    with pytest.raises(ValueError, match="not made as"):
        prepared.make(DocumentKind.FOLLOW_UP, "pdf")


def test_a_brief_without_a_participant_is_refused(prepared: Prepared) -> None:
    with pytest.raises(ValueError, match="Choose the Participant"):
        prepared.make(DocumentKind.BRIEF, "docx", for_participant=None)


@pytest.mark.parametrize("invitee", [None, "of another Dialogue"])
def test_a_version_for_nobody_who_is_invited_is_refused(prepared: Prepared, invitee: str | None) -> None:
    other = InviteeFactory.create(dialogue=Dialogue.objects.get(number=2), stakeholder=prepared.invitee.stakeholder)
    with pytest.raises(ValueError, match="invited to this Dialogue"):
        prepared.make(DocumentKind.INVITEES, "docx", invitee=other if invitee else None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_one_page_is_one_page_however_many_items_there_are(prepared: Prepared, language: str) -> None:
    secretariat = UserFactory.create(role=Role.SECRETARIAT, participant=None)
    draft = save_draft(dialogue=prepared.dialogue, as_of=AS_OF, by=secretariat)
    assert pages(prepared.make(DocumentKind.ONE_PAGE, "pdf", language, edited=True)) == 1
    for number in range(18):
        title = f"A fictitious item {number} with a title that is long enough to fill a line and a half of the page"
        agenda_items.add(agenda=draft, by=secretariat, title_en=title, minutes=5)
    made = prepared.make(DocumentKind.ONE_PAGE, "pdf", language, edited=True)
    assert pages(made) == 1
    written = pypdf.PdfReader(BytesIO(made.content)).pages[0].extract_text()
    assert "fictitious item 17" in " ".join(written.split())


def test_beside_an_issued_agenda_documents_keep_its_symbol_numbers_and_titles(
    prepared: Prepared, issued: Agenda
) -> None:
    # What comes to the register later is no item until the next issue.
    CommitmentAreaFactory.create(
        commitment=pack.commitment("Later one", "METI", Audience.PARTICIPANTS, since=AS_OF.date()),
        area=prepared.dialogue.instrument.areas.get(code="2(c)(vi)"),
    )
    written = text(prepared.make(DocumentKind.ONE_PAGE, "docx"))
    assert "Opening as issued" in written
    assert issued.symbol in written
    assert "Agenda issued on 24 November 2026" in written
    assert "DRAFT" not in written
    numbers = [number_of(item.number, item.bis, item.letter) for item in issued.items.order_by("order")]
    script = docx.Document(BytesIO(prepared.make(DocumentKind.SCRIPT, "docx").content))
    headed = [each.text.split(" ")[0] for each in script.paragraphs if style(each) in {"Heading 2", "Heading 3"}]
    assert [number.rstrip(".") for number in headed] == numbers


def test_the_one_page_of_an_agenda_that_was_adopted_says_so(prepared: Prepared, issued: Agenda) -> None:
    adopt(agenda=issued, by=issued.saved_by, on=date(2027, 2, 9), at=AS_OF)
    written = text(prepared.make(DocumentKind.ONE_PAGE, "docx"))
    assert "Agenda adopted on 9 February 2027" in written
    assert "rovisional" not in written


def test_every_document_can_be_made_of_a_dialogue_of_which_nothing_is_known(prepared: Prepared) -> None:
    bare = Dialogue.objects.create(instrument=prepared.dialogue.instrument, number=9, mark=prepared.dialogue.mark)
    for kind, forms in FORMS.items():
        if kind is not DocumentKind.INVITEES:
            assert make(
                kind=kind, dialogue=bare, form=forms[0], language="fr", as_of=AS_OF, for_participant=prepared.own
            ).content


@pytest.mark.parametrize(
    "kind", [DocumentKind.BRIEF, DocumentKind.ANNUAL_REPORT, DocumentKind.INVITEES, DocumentKind.PACK]
)
def test_the_number_of_statements_does_not_depend_on_the_number_of_rows(prepared: Prepared, kind: DocumentKind) -> None:
    def add(number: int) -> None:
        pack.commitment("Led by us", "NRCAN", Audience.OWN_PARTICIPANT)
        done = pack.commitment("Done", "METI", Audience.PARTICIPANTS, state=CommitmentState.COMPLETED)
        StateChangeFactory.create(commitment=done, after=CommitmentState.COMPLETED, on=date(2026, 6, 1))
        pack.paper(prepared.dialogue, "Open", Audience.PARTICIPANTS, content=b"%PDF", number=number, for_invitees=True)

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            prepared.make(kind, FORMS[kind][0])
        return len(captured)

    add(2)
    one = statements()
    add(3)
    add(4)
    assert statements() == one
