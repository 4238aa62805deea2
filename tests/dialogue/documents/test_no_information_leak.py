"""No document of a Dialogue says what whom it is for may not read: all bytes of every kind and form are searched.

Each secret is a word of its own. The same search finds what may be read, so that it would find the rest as well.
"""

import pytest

from commitments.enums import CommitmentState, DecisionState
from contacts.enums import Audience, Role
from contacts.models import Participant
from dialogue.documents.formats import GeneratedFile
from dialogue.enums import DocumentKind
from dialogue.models import ActionItem, Dialogue, Proposal, Record
from dialogue.services import agenda_items
from dialogue.services.agendas import save_draft
from dialogue.services.documents import FORMS
from tests.dialogue.documents.file_text import said
from tests.factories import pack, register
from tests.factories.commitments import ActivityFactory, EvidenceFactory, InternalNoteFactory, ProgressReportFactory
from tests.factories.contacts import UserFactory
from tests.factories.decisions import JointDecisionFactory
from tests.factories.pack import AS_OF, OPEN_ITEM, Prepared
from tests.factories.records import paragraph

pytestmark = pytest.mark.django_db

HELD = tuple(
    f"zq{secret}"
    for secret in (
        *("notemeti", "namedown", "ownmeti", "draftown", "draftmeti", "carried", "report", "draftreport"),
        *("internal", "evidence", "activity", "decision", "proposal", "draftitem", "draftrecord"),
        *("papernamed", "bytesnamed", "paperown", "bytesown"),
    )
)
OWN = ("zqnoteown", "zqownown")
SHARED = ("zqshared", "zqaction", "zqpapershared")
FOR_INVITEES = ("zqopenpaper",)
EVERY = [(kind, form) for kind, forms in FORMS.items() for form in forms]


@pytest.fixture
def prepared() -> Prepared:
    """The Dialogue of NRCan's brief, with a secret in every place that could tell one."""
    made = pack.prepared()
    _commitments(made.dialogue)
    _papers(made.dialogue)
    pack.note(made.dialogue, "METI", "zqnotemeti", OPEN_ITEM)
    pack.note(made.dialogue, "NRCAN", "zqnoteown", OPEN_ITEM)
    secretariat = UserFactory.create(role=Role.SECRETARIAT, participant=None)
    draft = save_draft(dialogue=made.dialogue, as_of=AS_OF, by=secretariat)
    agenda_items.add(agenda=draft, by=secretariat, title_en="zqdraftitem", decision_en="zqdraftitem")
    Proposal.objects.create(
        dialogue=made.dialogue,
        participant=Participant.objects.get(code="METI"),
        title_en="zqproposal",
        background_en="zqproposal",
    )
    record = Record.objects.create(dialogue=made.dialogue)
    paragraph(record, 1, number="1", text="zqdraftrecord", item_key="opening")
    return made


def _commitments(dialogue: Dialogue) -> None:
    shared = pack.commitment("zqshared", "NRCAN", Audience.PARTICIPANTS)
    pack.commitment("zqnamedown", "NRCAN", Audience.NAMED)
    pack.commitment("zqownown", "NRCAN", Audience.OWN_PARTICIPANT)
    hidden = pack.commitment("zqownmeti", "METI", Audience.OWN_PARTICIPANT)
    for lead, title in (("NRCAN", "zqdraftown"), ("METI", "zqdraftmeti")):
        pack.commitment(title, lead, Audience.PARTICIPANTS, state=CommitmentState.DRAFT)
    second = Dialogue.objects.get(number=2)
    numbers = iter(range(900, 910))
    ActionItem.objects.create(dialogue=second, number=next(numbers), title_en="zqaction")
    carried = pack.commitment("zqcarried", "METI", Audience.NAMED)
    ActionItem.objects.create(dialogue=second, number=next(numbers), title_en="An action", commitment=carried)
    ProgressReportFactory.create(commitment=hidden, text_en="zqreport", submitted=True)
    ProgressReportFactory.create(commitment=shared, text_en="zqdraftreport")
    EvidenceFactory.create(commitment=shared, title_en="zqevidence", mark=register.mark(Audience.NAMED))
    InternalNoteFactory.create(commitment=shared, participant=Participant.objects.get(code="METI"), text="zqinternal")
    ActivityFactory.create(
        instrument=dialogue.instrument,
        form=dialogue.instrument.forms.first(),
        organizer=Participant.objects.get(code="METI"),
        title_en="zqactivity",
        mark=register.mark(Audience.OWN_PARTICIPANT),
    )
    JointDecisionFactory.create(
        instrument=dialogue.instrument,
        state=DecisionState.DRAFT,
        title_en="zqdecision",
        text_en="zqdecision",
        text_hash="",
        proposed_at=None,
    )


def _papers(dialogue: Dialogue) -> None:
    meti = Participant.objects.get(code="METI")
    pack.paper(dialogue, "zqpapershared", Audience.PARTICIPANTS, content=b"zqbytesshared", number=2)
    pack.paper(dialogue, "zqopenpaper", Audience.PARTICIPANTS, content=b"zqbytesopen", number=3, for_invitees=True)
    pack.paper(
        dialogue,
        "zqpapernamed",
        Audience.NAMED,
        content=b"zqbytesnamed",
        number=4,
        for_invitees=True,
        expected_from=meti,
    )
    pack.paper(dialogue, "zqpaperown", Audience.OWN_PARTICIPANT, content=b"zqbytesown", number=5, expected_from=meti)


def words(made: GeneratedFile) -> str:
    return said(made.content)


@pytest.mark.parametrize("kind", DocumentKind)
def test_no_kind_of_document_tells_what_is_held_back_and_only_the_brief_what_is_own(
    prepared: Prepared, kind: DocumentKind
) -> None:
    withheld = HELD if kind is DocumentKind.BRIEF else HELD + OWN
    for form in FORMS[kind]:
        written = words(prepared.make(kind, form))
        assert [secret for secret in withheld if secret in written] == [], (kind, form)


def test_a_brief_tells_its_own_and_not_that_of_another(prepared: Prepared) -> None:
    another = Participant.objects.get(code="GAC")
    for form in FORMS[DocumentKind.BRIEF]:
        own = words(prepared.make(DocumentKind.BRIEF, form))
        assert [word for word in OWN if word not in own] == []
        other = words(prepared.make(DocumentKind.BRIEF, form, for_participant=another))
        assert [word for word in OWN if word in other] == []


def test_a_version_for_invitees_tells_of_nothing_but_their_items_and_papers(prepared: Prepared) -> None:
    for form in FORMS[DocumentKind.INVITEES]:
        written = words(prepared.make(DocumentKind.INVITEES, form))
        assert [word for word in (*SHARED, *OWN) if word in written] == []
        assert [word for word in FOR_INVITEES if word not in written] == []


def test_the_search_finds_what_may_be_read(prepared: Prepared) -> None:
    for kind, form, found in (
        (DocumentKind.AGENDA, "docx", "zqaction"),
        (DocumentKind.AGENDA, "pdf", "zqshared"),
        (DocumentKind.AGENDA, "html", "zqshared"),
        (DocumentKind.AGENDA, "json", "zqshared"),
        (DocumentKind.FOLLOW_UP, "xlsx", "zqshared"),
        (DocumentKind.ANNUAL_REPORT, "pdf", "zqshared"),
        (DocumentKind.PACK, "zip", "zqshared"),
        (DocumentKind.PACK, "zip", "zqbytesshared"),
    ):
        assert found in words(prepared.make(kind, form)), (kind, form)


def test_the_secretariats_own_documents_have_the_draft_of_the_agenda_and_still_no_note_of_a_ministry(
    prepared: Prepared,
) -> None:
    written = words(prepared.make(DocumentKind.AGENDA, "docx", edited=True))
    assert "zqdraftitem" in written
    assert [secret for secret in HELD if secret in written] == ["zqdraftitem"]
