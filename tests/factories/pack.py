"""A Dialogue whose documents can all be made: the seed, a date, people, papers, notes, all plainly fictitious."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from core.text.languages import Language
from dialogue.documents.formats import GeneratedFile
from dialogue.enums import DelegateFunction, DialogueStatus, DocumentKind, InviteeState
from dialogue.models import ChairEligibility, Dialogue, Invitee, InviteeItem, Paper, PaperFile
from dialogue.services import documents, files
from tests import tables
from tests.factories import register
from tests.factories.commitments import StateChangeFactory
from tests.factories.contacts import OfficialFactory, StakeholderFactory, UserFactory
from tests.factories.dialogue import (
    ActionItemFactory,
    BriefNoteFactory,
    CoChairFactory,
    DelegateFactory,
    ItemOutcomeFactory,
    PaperFactory,
)

AS_OF = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
OPEN_ITEM = "area:2(c)(iii)"


@dataclass
class Prepared:
    """The Third Dialogue; ``invitee`` comes for one area, ``own`` is the Participant whose brief is made."""

    dialogue: Dialogue
    invitee: Invitee
    own: Participant

    def make(self, kind: DocumentKind, form: str, language: str = "en", **asked: Any) -> GeneratedFile:
        """A document from the register as of ``AS_OF``, unless ``asked`` says otherwise."""
        given: dict[str, Any] = {"as_of": AS_OF, "for_participant": self.own}
        if kind is DocumentKind.INVITEES:
            given["invitee"] = self.invitee
        return documents.make(kind=kind, dialogue=self.dialogue, form=form, language=language, **given | asked)


def prepared() -> Prepared:
    tables.seed()
    Dialogue.objects.filter(number=3).update(
        status=DialogueStatus.CONFIRMED,
        held_on=date(2027, 2, 9),
        local_start=datetime(2027, 2, 9, 9, tzinfo=UTC),
        time_zone="America/Toronto",
        languages=["en", "ja"],
    )
    dialogue: Dialogue = Dialogue.objects.select_related("instrument", "host", "mark").get(number=3)
    own = Participant.objects.get(code="NRCAN")
    for participant in Participant.objects.all():
        official = OfficialFactory.create(participant=participant)
        DelegateFactory.create(
            dialogue=dialogue, participant=participant, official=official, function=DelegateFunction.HEAD
        )
    stakeholder = StakeholderFactory.create(proposed_by=own)
    invitee = Invitee.objects.create(
        dialogue=dialogue,
        stakeholder=stakeholder,
        proposed_by=own,
        state=InviteeState.ACCEPTED,
        invited_on=date(2026, 11, 1),
    )
    InviteeItem.objects.create(invitee=invitee, item_key=OPEN_ITEM)
    return Prepared(dialogue, invitee, own)


def hold(dialogue: Dialogue) -> None:
    """The Dialogue was held by two named co-chairs; a decision and an action were entered at it."""
    chairs = {"METI": ("Mihon", "Taro", "見本太郎"), "GAC": ("Sample", "Jane", "ジェーン・サンプル")}
    for code, (family, given, japanese) in chairs.items():
        participant = Participant.objects.get(code=code)
        official = OfficialFactory.create(
            participant=participant, family_name=family, given_name=given, name_ja=japanese
        )
        eligible = ChairEligibility.objects.filter(instrument=dialogue.instrument, participant=participant).first()
        CoChairFactory.create(dialogue=dialogue, eligibility=eligible, official=official)
    Dialogue.objects.filter(pk=dialogue.pk).update(
        status=DialogueStatus.HELD, held_on=date(2026, 11, 20), local_start=None, city_en="Ottawa", city_ja="オタワ"
    )
    dialogue.refresh_from_db()
    ItemOutcomeFactory.create(dialogue=dialogue, item_key="opening", summary_en="The co-chairs thanked the host.")
    ItemOutcomeFactory.create(
        dialogue=dialogue,
        item_key=OPEN_ITEM,
        summary_en="Views were exchanged.",
        decision_en="The Participants decided to hold a fictitious seminar.",
        decision_fr="Les Participants ont décidé de tenir un séminaire fictif.",
        decision_ja="参加機関は、架空のセミナーを開催することを決定した。",
    )
    ActionItemFactory.create(
        dialogue=dialogue,
        number=1,
        item="1",
        commitment=None,
        title_en="Send the list",
        title_fr="Envoyer la liste",
        title_ja="一覧を送付する",
        lead=Participant.objects.get(code="ISED"),
        due_on=date(2027, 3, 31),
    )


def commitment(
    title: str, lead: str, audience: Audience, *, since: date = date(2026, 4, 1), **fields: Any
) -> Commitment:
    """One that was active from ``since`` on and that only ``audience`` may read; it is overdue."""
    given = {"title_en": title, "mark": register.mark(audience), "due_on": date(2026, 10, 1)}
    made = register.commitment(lead, **given | fields)
    if made.state != CommitmentState.DRAFT:
        StateChangeFactory.create(commitment=made, on=since)
    return made


def note(dialogue: Dialogue, code: str, text: str, item_key: str = "opening") -> None:
    BriefNoteFactory.create(
        dialogue=dialogue, participant=Participant.objects.get(code=code), item_key=item_key, text=text
    )


def paper(dialogue: Dialogue, title: str, audience: Audience, *, content: bytes, number: int, **fields: Any) -> Paper:
    """A paper in English that was brought for the open item."""
    given = {"item_key": OPEN_ITEM, "received_on": date(2026, 11, 20), "expected_from": None}
    made: Paper = PaperFactory.create(
        dialogue=dialogue, title_en=title, mark=register.mark(audience), number=number, **given | fields
    )
    bringer: User = UserFactory.create(role=Role.SECRETARIAT, participant=None)
    PaperFile.objects.create(
        paper=made,
        revision=0,
        language=Language.ENGLISH,
        name="Fictitious.pdf",
        file=files.keep(content),
        brought_by=bringer,
        brought_at=AS_OF,
    )
    return made
