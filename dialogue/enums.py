"""Enumerations of Dialogues, agendas, actions and documents."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _, pgettext_lazy


class DialogueStatus(TextChoices):
    """Status of a Dialogue; transitions are in rules/lifecycle.py."""

    TENTATIVE = "tentative", _("Tentative")
    CONFIRMED = "confirmed", _("Confirmed")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    HELD = "held", _("Held")

    @property
    def is_ahead(self) -> bool:
        return self in {DialogueStatus.TENTATIVE, DialogueStatus.CONFIRMED, DialogueStatus.POSTPONED}


class MeetingFormat(TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("Hybrid")


class ArrangementKind(TextChoices):
    """Subject of a working arrangement, where the MOC is silent."""

    ROTATION = "rotation", _("Rotation of the chair")
    HOST = "host", _("Alternation of the host")
    OTHER = "other", _("Other")


class ArrangementBasis(TextChoices):
    """Basis of a working arrangement."""

    DECISION = "decision", _("Joint decision")
    PRACTICE = "practice", _("Practice in the public record")


class AgendaStatus(TextChoices):
    DRAFT = "draft", pgettext_lazy("of an agenda", "Draft")
    ISSUED = "issued", _("Issued")
    ADOPTED = "adopted", _("Adopted")


class ItemPurpose(TextChoices):
    DECISION = "decision", _("For decision")
    DISCUSSION = "discussion", _("For discussion")
    INFORMATION = "information", _("For information")


class Track(TextChoices):
    """Track of a commitment or an area at a Dialogue: all are on the agenda, few are debated."""

    DEBATE = "debate", _("With debate")
    NO_DEBATE = "no_debate", _("Without debate")


class DebateRule(TextChoices):
    """Rule by which a commitment is debated, in the order of its urgency; see rules/agenda/tracks.py."""

    DECISION = "decision", _("Decision, lead or date requested")
    OVERDUE = "overdue", pgettext_lazy("why a commitment is debated", "Overdue")
    AT_RISK = "at_risk", _("At risk or delayed")
    RAISED = "raised", _("Raised by a Participant")
    SILENT = "silent", _("No report at two Dialogues")
    CLOSING = "closing", _("Closing proposed by the lead")
    UNREVIEWED = "unreviewed", _("Not reviewed by the lead")


class ItemOrigin(TextChoices):
    """Origin of an agenda item: the register until a user edits it."""

    REGISTER = "register", _("From the register")
    EDITED = "edited", _("Edited by the secretariat")
    ADDED = "added", _("Added by the secretariat")
    REMOVED = "removed", _("Removed by the secretariat")

    @property
    def belongs_to_people(self) -> bool:
        return self is not ItemOrigin.REGISTER


class ActionState(TextChoices):
    """State of an action of a Dialogue."""

    OPEN = "open", _("Open")
    DONE = "done", pgettext_lazy("of an action", "Done")
    CONTINUED = "continued", pgettext_lazy("of an action", "Continued")
    DROPPED = "dropped", pgettext_lazy("of an action", "Not pursued")

    @property
    def is_open(self) -> bool:
        return self in {ActionState.OPEN, ActionState.CONTINUED}


class DelegateFunction(TextChoices):
    HEAD = "head", _("Head of delegation")
    ALTERNATE = "alternate", _("Alternate")
    MEMBER = "member", _("Member")


class AgendaForm(TextChoices):
    """Form in which an agenda version is issued, named as in intergovernmental practice."""

    REVISION = "revision", pgettext_lazy("of an agenda", "Agenda")
    ADDENDUM = "addendum", _("Addendum")
    CORRIGENDUM = "corrigendum", _("Corrigendum")

    @property
    def replaces(self) -> bool:
        """Return whether it replaces the version before it; addenda and corrigenda supplement one."""
        return self is AgendaForm.REVISION

    def suffix(self, number: int) -> str:
        """Return the suffix of the symbol: empty for the first issue, then ``/Rev.1``; ``/Add.1``, ``/Corr.1``."""
        if self is AgendaForm.REVISION:
            return f"/Rev.{number}" if number else ""
        return f"/{'Add' if self is AgendaForm.ADDENDUM else 'Corr'}.{number}"


class PlanStep(TextChoices):
    """Step before a Dialogue, in the usual order; lead times are in rules/planning.py."""

    CALL = "call", _("Call for proposals")
    PROPOSALS = "proposals", _("Deadline for proposals")
    INVITATIONS = "invitations", _("Invitations sent")
    PAPERS = "papers", _("Deadline for papers")
    ISSUE = "issue", _("Agenda issued")
    DELEGATIONS = "delegations", _("Delegations named")


class CalendarKind(TextChoices):
    """Kind of entry in the calendar feed."""

    DIALOGUE = "dialogue", _("Dialogue")
    STEP = "step", _("Key date")
    COMMITMENT = "commitment", _("Commitment due")
    MILESTONE = "milestone", _("Milestone due")
    ACTION = "action", _("Action due")
    PAPER = "paper", _("Paper due")
    NOTICE = "notice", _("Last day of the MOC")


class Zoom(TextChoices):
    """Period that the timeline shows; its months, those before the current one, and the step to the next period."""

    QUARTER = "quarter", _("Quarter")
    YEAR = "year", pgettext_lazy("zoom of a chart", "Year")
    THREE_YEARS = "3-years", _("3 years")

    @property
    def months(self) -> int:
        return {Zoom.QUARTER: 3, Zoom.YEAR: 12, Zoom.THREE_YEARS: 36}[self]

    @property
    def before(self) -> int:
        return {Zoom.QUARTER: 1, Zoom.YEAR: 4, Zoom.THREE_YEARS: 12}[self]

    @property
    def step(self) -> int:
        return self.months // 2


class Pace(TextChoices):
    """Points in time at which progress is counted."""

    QUARTER = "quarter", _("By quarter")
    DIALOGUE = "dialogue", _("By Dialogue")


class ProposalState(TextChoices):
    """State of a ministry's proposal for the agenda; transitions are in rules/lifecycle.py."""

    DRAFT = "draft", pgettext_lazy("of a proposal", "Draft")
    PROPOSED = "proposed", pgettext_lazy("of a proposal", "In the backlog")
    ACCEPTED = "accepted", pgettext_lazy("of a proposal", "On the agenda")
    DECLINED = "declined", pgettext_lazy("of a proposal", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("of a proposal", "Withdrawn")

    @property
    def is_open(self) -> bool:
        """Return whether it is pending: with its ministry to send, or with the secretariat to review."""
        return self in {ProposalState.DRAFT, ProposalState.PROPOSED}


class InviteeState(TextChoices):
    """State of a stakeholder's invitation (article 4(a)(ii))."""

    PROPOSED = "proposed", pgettext_lazy("of an invitation", "Proposed")
    INVITED = "invited", pgettext_lazy("of an invitation", "Invited")
    ACCEPTED = "accepted", pgettext_lazy("of an invitation", "Attending")
    DECLINED = "declined", pgettext_lazy("of an invitation", "Not attending")


class PaperSeries(TextChoices):
    """Series of a paper, part of its symbol."""

    DOCUMENT = "document", _("Document")
    INFORMATION = "information", _("Information paper")
    ROOM = "room", _("Conference room paper")

    @property
    def code(self) -> str:
        """Return the series' part of the symbol; empty for documents, which share one numbering with the agenda."""
        return {PaperSeries.DOCUMENT: "", PaperSeries.INFORMATION: "INF", PaperSeries.ROOM: "CRP"}[self]

    @property
    def first(self) -> int:
        """Return the first number of the series: number 1 among documents is the agenda."""
        return 2 if self is PaperSeries.DOCUMENT else 1


class ItemResult(TextChoices):
    """Result of an agenda item at the meeting."""

    CONCLUDED = "concluded", pgettext_lazy("of an item", "Concluded")
    CONTINUES = "continues", pgettext_lazy("of an item", "Continues at the next Dialogue")
    NOT_TAKEN_UP = "not_taken_up", pgettext_lazy("of an item", "Not considered (lack of time)")

    @property
    def carries_over(self) -> bool:
        """Return whether the item is carried over to the next agenda."""
        return self is not ItemResult.CONCLUDED


class RecordStatus(TextChoices):
    """Status of the record of discussion."""

    DRAFT = "draft", pgettext_lazy("of a record", "Draft")
    CLEARING = "clearing", pgettext_lazy("of a record", "Open for approval")
    ADOPTED = "adopted", pgettext_lazy("of a record", "Adopted")


class ReferralState(TextChoices):
    """State of an item referred to another forum (articles 3(b), 4(a)(iii))."""

    TO_RAISE = "to_raise", _("To be raised")
    RAISED = "raised", pgettext_lazy("of a referral", "Raised")
    ANSWERED = "answered", pgettext_lazy("of a referral", "Answered")
    WITHDRAWN = "withdrawn", pgettext_lazy("of a referral", "Withdrawn")


class DocumentKind(TextChoices):
    """Kind of document generated from the register."""

    AGENDA = "agenda", _("Annotated agenda")
    REDLINE = "redline", _("Agenda with the changes of the last revision")
    ONE_PAGE = "one_page", _("Agenda on one page")
    INVITEES = "invitees", _("Agenda for invitees")
    BRIEF = "brief", _("Internal brief")
    SCRIPT = "script", _("Script of the co-chairs")
    RECORD = "record", _("Record of discussion")
    NOTE = "note", _("Follow-up note by the co-chairs")
    PRESS_LINE = "press_line", _("Draft joint press line")
    PARTICIPANTS = "participants", _("List of participants")
    TRILINGUAL = "trilingual", _("Agenda in three languages")
    COVER_SHEETS = "cover_sheets", _("Cover sheets of the papers")
    FOLLOW_UP = "follow_up", _("Follow-up matrix")
    ANNUAL_REPORT = "annual_report", _("Annual report")
    PACK = "pack", _("Pack of the Dialogue")
    FULL_PACK = "full_pack", _("Pack of the Dialogue in three languages")

    @property
    def is_internal(self) -> bool:
        """Return whether it belongs to one Participant and is hidden from all others, the secretariat included."""
        return self is DocumentKind.BRIEF


class DocumentState(TextChoices):
    """State of a document's generation."""

    QUEUED = "queued", pgettext_lazy("of a document", "Waiting")
    MAKING = "making", pgettext_lazy("of a document", "Being generated")
    READY = "ready", pgettext_lazy("of a document", "Ready")
    FAILED = "failed", pgettext_lazy("of a document", "Failed")

    @property
    def is_settled(self) -> bool:
        return self in {DocumentState.READY, DocumentState.FAILED}


class DocumentFailure(TextChoices):
    """Reason why a document's generation failed."""

    MEMORY = "memory", _("Could not be generated: memory limit exceeded")
    TIME = "time", _("Could not be generated: time limit exceeded")
    TEMPLATE = "template", _("Could not be generated: the template could not be filled in")
    LOST = "lost", _("Could not be generated: the worker stopped twice")
    OTHER = "other", _("Could not be generated: unexpected error")

    @property
    def may_be_the_template(self) -> bool:
        return self in {DocumentFailure.MEMORY, DocumentFailure.TIME, DocumentFailure.TEMPLATE}
