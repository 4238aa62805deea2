"""Two worlds that differ in hidden records alone: what all share, and then what others do for themselves.

Whoever may not see what comes to be in the second world has to be given the same answers in both.
"""

import re
from difflib import unified_diff
from typing import Any

from django.db.models import Model

from commitments.enums import ChangeKind, CommitmentState, DecisionState, Effect, NoticeKind, NoticeState
from commitments.models import (
    ActivityCommitment,
    Commitment,
    CommitmentArea,
    CommitmentForm,
    CommitmentProvision,
    Evidence,
    Instrument,
    ProgressReport,
    Provision,
    ProvisionChange,
    SavedView,
)
from contacts.enums import Role
from contacts.models import HandlingMark, Participant
from dialogue.enums import AgendaStatus, DialogueStatus
from dialogue.models import ActionItem, Agenda, Proposal
from tests.factories import calendars, commitments as c, dialogue as d, messages, partners, records as r, webhooks
from tests.factories.consultations_and_emergencies import (
    ConsultationFactory,
    EmergencyFactory,
    IpInstrumentCommitmentFactory,
    IpInstrumentFactory,
)
from tests.factories.contacts import UserFactory
from tests.factories.decisions import JointDecisionFactory
from tests.factories.notices import NoticeFactory

# A word that stands in hidden records alone.
SECRET = "Unspeakable"
NOT_ISSUED = dict.fromkeys(("issued_at", "issued_on", "issued_by"))


def differences(before: bytes, after: bytes) -> list[str]:
    """What a person wants to read of two answers that are not the same: the pieces that one of them has alone."""
    pieces = [re.split(r"\n|(?<=[,>}\]])", told.decode(errors="replace")) for told in (before, after)]
    before_them, after_them = pieces
    lines = unified_diff(before_them, after_them, lineterm="", n=0)
    return [line.strip()[:200] for line in lines if line.strip("+-@ ") and not line.startswith("@@")][:12]


class World:
    """Records of another ministry: some that all share, and then what only that ministry sees, in ``hidden``.

    ``there_is`` may give the status of a Dialogue, an item of an issued agenda, a decision and a notice: what would be
    made of these otherwise is made where nobody has a seat.
    """

    def __init__(self, theirs: Participant, mark: HandlingMark, **there_is: Any) -> None:
        self.theirs, self.mark = theirs, mark
        self.hidden: list[Model] = []
        self.moc = moc = Instrument.objects.shipped()
        # Everybody sees who is in function at a contact point, so that the officer is there before anything is hidden.
        self.officer = UserFactory.create(role=Role.CONTACT_OFFICER, participant=theirs)
        self.commitment = c.CommitmentFactory.create(instrument=moc, lead=theirs)
        self.milestone = c.MilestoneFactory.create(commitment=self.commitment)
        self.evidence = c.EvidenceFactory.create(commitment=self.commitment)
        self.report = c.ProgressReportFactory.create(commitment=self.commitment, submitted=True)
        form = moc.forms.filter(is_open_ended=False).first() or c.FormFactory.create(instrument=moc)
        self.activity = c.ActivityFactory.create(instrument=moc, organizer=theirs, form=form)
        self.programme = c.SupportProgrammeFactory.create(instrument=moc, held_by=theirs)
        self.standard = c.StandardFactory.create(instrument=moc, held_by=theirs)
        # Receivers see what they hold; none of the readers is one.
        self.information = c.InformationGivenFactory.create(instrument=moc, held_by=theirs, receivers=[theirs])
        self.instrument = IpInstrumentFactory.create(instrument=moc, held_by=theirs)
        self.emergency = EmergencyFactory.create(instrument=moc, raised_by=theirs)
        self.consultation = ConsultationFactory.create(instrument=moc, raised_by=theirs)
        self.status = there_is.get("status") or d.CmwgStatusFactory.create(nothing_to_report=False, text_en="Words.")
        self.dialogue = self.status.dialogue
        here = {"dialogue": self.dialogue}
        self.action = d.ActionItemFactory.create(**here, number=901, lead=theirs, commitment=self.commitment)
        self.carried = d.ActionItemFactory.create(**here, number=902, lead=theirs, commitment=None)
        self.paper = d.PaperFactory.create(**here, number=901, expected_from=theirs)
        self.proposal = d.ProposalFactory.create(**here, participant=theirs, sent=True)
        held = {"status": DialogueStatus.HELD, "held_on": r.HELD_ON}
        self.held = d.DialogueFactory.create(instrument=moc, number=90, **held)
        self.item = there_is.get("item") or d.AgendaItemFactory.issued()
        self.decision = there_is.get("decision") or JointDecisionFactory.create(instrument=moc)
        self.notice = there_is.get("notice") or NoticeFactory.create(instrument=moc, sender=theirs)

    @property
    def shared(self) -> list[Model]:
        return [each for each in vars(self).values() if isinstance(each, Model)]

    def _hide(self, *records: Any) -> Any:
        self.hidden += records
        return records[0]

    def go_on_out_of_sight(self) -> None:
        """Let the ministry do what neither another one, nor the secretariat, nor an administrator is told of."""
        theirs, mark = self.theirs, self.mark
        editor = UserFactory.create(role=Role.EDITOR, participant=theirs)
        own = {"instrument": self.moc, "lead": theirs}
        hidden = self._hide(c.CommitmentFactory.create(**own, mark=mark, title_en=SECRET))
        draft = self._hide(c.CommitmentFactory.create(**own, state=CommitmentState.DRAFT, entered_by=editor))
        for each in (hidden, draft):
            self._place_in_the_text(each)
            self._hang_on(each)
        self._hide(
            c.EvidenceFactory.create(commitment=self.commitment, mark=mark),
            c.ProgressReportFactory.create(commitment=self.commitment, participant=theirs),
            c.InternalNoteFactory.create(commitment=self.commitment, participant=theirs, text=SECRET),
            c.ActivityFactory.create(
                instrument=self.moc, organizer=theirs, mark=mark, form=self.activity.form, title_en=SECRET
            ),
        )
        self._hide(c.SupportProgrammeFactory.create(instrument=self.moc, held_by=theirs, mark=mark, title_en=SECRET))
        narrow_standard = c.StandardFactory.create(instrument=self.moc, held_by=theirs, mark=mark, title_en=SECRET)
        self._hide(
            narrow_standard,
            c.StandardPositionFactory.create(standard=narrow_standard, held_by=theirs),
            c.StandardPositionFactory.create(standard=self.standard, held_by=theirs, mark=mark, text_en=SECRET),
        )
        self._hide(
            c.InformationGivenFactory.create(
                instrument=self.moc, held_by=theirs, mark=mark, title_en=SECRET, terms_en=SECRET, receivers=[theirs]
            )
        )
        ActivityCommitment.objects.create(activity=self.activity, commitment=hidden)
        narrow = self._hide(IpInstrumentFactory.create(instrument=self.moc, held_by=theirs, mark=mark, title_en=SECRET))
        IpInstrumentCommitmentFactory.create(ip_instrument=narrow, commitment=self.commitment)
        IpInstrumentCommitmentFactory.create(ip_instrument=self.instrument, commitment=hidden)
        self._prepare_the_dialogue(hidden, editor)
        self._draft_what_is_decided_and_notified()
        SavedView.objects.create(made_by=editor, name=SECRET, slug="theirs", query="")
        self._hide(
            partners.TokenFactory.create(user=editor, name=SECRET),
            calendars.CalendarTokenFactory.create(user=editor, name=SECRET),
        )
        Commitment.objects.filter(pk=hidden.pk).update(title_en=f"{SECRET} still")
        hidden.milestones.all().delete()

    def lead_out_of_sight(self) -> None:
        """Let what is shared lead to what is not, and change in nothing else."""
        hidden = self.hidden[0]
        draft = next(each for each in self.hidden if isinstance(each, ProgressReport))
        ActionItem.objects.filter(pk=self.carried.pk).update(commitment=hidden.pk)
        Proposal.objects.filter(pk=self.proposal.pk).update(commitment=hidden.pk)
        Evidence.objects.filter(pk=self.evidence.pk).update(report=draft.pk)

    def _place_in_the_text(self, commitment: Commitment) -> None:
        """Where areas, forms and provisions count what hangs on them."""
        moc = self.moc
        for area in moc.areas.filter(is_open_ended=False)[:2]:
            CommitmentArea.objects.create(commitment=commitment, area=area)
        for form in moc.forms.filter(is_open_ended=False)[:2]:
            CommitmentForm.objects.create(commitment=commitment, form=form)
        for provision in Provision.objects.filter(instrument=moc, code="2(b)"):
            CommitmentProvision.objects.create(commitment=commitment, provision=provision)

    def _hang_on(self, commitment: Commitment) -> None:
        self._hide(
            c.MilestoneFactory.create(commitment=commitment, title_en=SECRET),
            c.StateChangeFactory.create(commitment=commitment, after=commitment.state),
            c.EvidenceFactory.create(commitment=commitment, title_en=SECRET),
            c.ProgressReportFactory.create(commitment=commitment, submitted=True, text_en=SECRET),
        )

    def _prepare_the_dialogue(self, hidden: Commitment, editor: Any) -> None:
        theirs, here = self.theirs, {"dialogue": self.dialogue}
        self._hide(
            d.OverlapFactory.create(status=self.status, commitment=hidden),
            d.DismissedOverlapFactory.create(status=self.status, commitment=hidden, dismissed_by=editor),
            d.ProposalFactory.create(**here, participant=theirs, title_en=SECRET),
        )
        paper = self._hide(d.PaperFactory.create(**here, expected_from=theirs, mark=self.mark, title_en=SECRET))
        self._hide(
            d.PaperFileFactory.create(paper=paper, brought_by=editor),
            d.DocumentTemplateFactory.create(participant=theirs, name=f"{SECRET}.docx"),
            d.ProducedDocumentFactory.create(**here, participant=theirs),
            d.ProducedDocumentFactory.create(
                dialogue=self.item.agenda.dialogue, agenda=self.item.agenda, participant=theirs
            ),
        )
        d.BriefNoteFactory.create(**here, participant=theirs, text=SECRET)

    def _draft_what_is_decided_and_notified(self) -> None:
        unproposed = {
            "instrument": self.moc,
            "state": DecisionState.DRAFT,
            "proposed_at": None,
            "text_hash": "",
            "proposed_by": self.theirs,
        }
        unissued = {
            "instrument": self.moc,
            "sender": self.theirs,
            "state": NoticeState.DRAFT,
            "text_hash": "",
            **NOT_ISSUED,
        }
        changing = JointDecisionFactory.create(**unproposed, effect=Effect.MODIFICATION, title_en=SECRET)
        self._hide(
            changing,
            JointDecisionFactory.create(
                **unproposed, effect=Effect.EMERGENCY_BEGINS, emergency=self.emergency, title_en=SECRET
            ),
            NoticeFactory.create(**unissued, kind=NoticeKind.EMERGENCY, subject_en=SECRET, emergency=self.emergency),
            NoticeFactory.create(
                **unissued, kind=NoticeKind.CONSULTATION, subject_en=SECRET, consultation=self.consultation
            ),
        )
        for provision in Provision.objects.filter(instrument=self.moc, code="2(b)"):
            ProvisionChange.objects.create(
                decision=changing, kind=ChangeKind.REPLACE, provision=provision, text_en=SECRET
            )

    def go_on_in_the_secretariat(self) -> None:
        """Let the secretariat draft, and the ministry have letters and a system, which no other ministry is told of."""
        editor = UserFactory.create(role=Role.EDITOR, participant=self.theirs)
        drafts = Agenda.objects.filter(dialogue=self.dialogue, status=AgendaStatus.DRAFT)
        draft = drafts.first() or self._hide(d.AgendaFactory.create(dialogue=self.dialogue))
        record = self._hide(r.RecordFactory.create(dialogue=self.held))
        system = self._hide(partners.ClientFactory.create(owner=self.theirs, contact=self.officer, name=SECRET))
        self._hide(
            d.AgendaItemFactory.create(agenda=draft, title_en=SECRET),
            r.RecordParagraphFactory.create(record=record, text_en=SECRET),
            d.ProducedDocumentFactory.create(dialogue=self.dialogue),
            d.PaperFactory.create(dialogue=self.dialogue, expected_from=None, mark=self.mark, title_en=SECRET),
            messages.MessageFactory.create(participant=self.theirs, subject=SECRET),
            messages.ReminderFactory.create(participant=self.theirs),
            webhooks.WebhookFactory.create(client=system),
            partners.TokenFactory.create(user=editor, name=SECRET),
        )
