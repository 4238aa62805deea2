"""Closed lists of what the text, a commitment and an activity can be."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from moc.article_5a_intellectual_property import Answer, needs_instrument


class ProvisionKind(TextChoices):
    """What a piece of the text is. Nothing hangs on the title and the preamble."""

    TITLE = "title", _("Title")
    PARTICIPANTS = "participants", _("Participants clause")
    RECITAL = "recital", _("Recital")
    ENACTING = "enacting", _("Opening of the understanding")
    ARTICLE = "article", _("Article")
    PARAGRAPH = "paragraph", _("Paragraph")
    CLAUSE = "clause", _("Clause")
    SUBCLAUSE = "subclause", _("Sub-clause")

    @property
    def bears_commitments(self) -> bool:
        return self in {
            ProvisionKind.ARTICLE,
            ProvisionKind.PARAGRAPH,
            ProvisionKind.CLAUSE,
            ProvisionKind.SUBCLAUSE,
        }


class LanguageStatus(TextChoices):
    """What a language version of the text is worth."""

    SIGNED = "signed", _("Signed text")
    OFFICIAL = "official", _("Official text of a Participant")
    CONSOLIDATED = "consolidated", _("Consolidated text")
    COURTESY = "courtesy", _("Courtesy translation")


class ForumKind(TextChoices):
    THIS = "this", _("This MOC")
    BILATERAL = "bilateral", _("Bilateral consultation")
    MULTILATERAL = "multilateral", _("Multilateral initiative")


class CommitmentState(TextChoices):
    """The life of a commitment; the ways between are in rules/lifecycle.py."""

    DRAFT = "draft", _("Draft")
    ACTIVE = "active", _("Active")
    COMPLETED = "completed", _("Completed")
    NOT_PURSUED = "not_pursued", _("Not pursued")
    SUPERSEDED = "superseded", _("Superseded")

    @property
    def is_open(self) -> bool:
        return self is CommitmentState.ACTIVE


class Health(TextChoices):
    """How an active commitment stands, as last reported."""

    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    DELAYED = "delayed", _("Delayed")
    NO_EVIDENCE = "no_evidence", _("No evidence")

    @property
    def needs_attention(self) -> bool:
        return self in {Health.AT_RISK, Health.DELAYED}


class Completion(TextChoices):
    """The closed scale of completion."""

    NOT_STARTED = "not_started", _("Not started")
    LIMITED = "limited", _("Limited")
    SUBSTANTIAL = "substantial", _("Substantial")
    COMPLETE = "complete", _("Complete")
    NO_EVIDENCE = "no_evidence", _("No evidence available")


class Origin(TextChoices):
    """Where a commitment comes from."""

    DIALOGUE = "dialogue", _("Dialogue")
    DECISION = "decision", _("Joint decision")
    PARTICIPANT = "participant", _("Participant")
    BASELINE = "baseline", _("Cooperation before signature")


class IpAnswer(TextChoices):
    """The answer to article 5(a), whether intellectual property matters are expected to arise."""

    NOT_ASKED = Answer.NOT_ASKED.value, _("Not asked")
    NOT_EXPECTED = Answer.NOT_EXPECTED.value, _("Not expected")
    EXPECTED = Answer.EXPECTED.value, _("Expected")
    ARISING = Answer.ARISING.value, _("Arising")

    @property
    def needs_instrument(self) -> bool:
        return needs_instrument(self)


class Stage(TextChoices):
    """The place in the supply chain (article 1(a))."""

    UPSTREAM = "upstream", _("Upstream")
    MIDSTREAM = "midstream", _("Midstream")
    DOWNSTREAM = "downstream", _("Downstream")


class Actor(TextChoices):
    """Who works together (article 1(b)); several at once."""

    GOVERNMENT = "government", _("Government")
    INDUSTRY = "industry", _("Industry")
    RESEARCH = "research", _("Research agency")


class Step(TextChoices):
    """The steps that article 2(c)(i) names for critical minerals."""

    EXPLORATION = "exploration", _("Exploration")
    DEVELOPMENT = "development", _("Development")
    PRODUCTION = "production", _("Production")
    REFINING = "refining", _("Refining")
    PROCESSING = "processing", _("Processing")


class MilestoneResolution(TextChoices):
    MET = "met", _("Met")
    PARTLY_MET = "partly_met", _("Partly met")
    DROPPED = "dropped", _("Dropped")


class EvidenceKind(TextChoices):
    LINK = "link", _("Link")
    FILE = "file", _("File")


class ActivityKind(TextChoices):
    """The kinds of activity that article 3(a)(i) to (v) names."""

    WORKSHOP = "workshop", _("Workshop")
    SEMINAR = "seminar", _("Seminar")
    SYMPOSIUM = "symposium", _("Symposium")
    PILOT_PROJECT = "pilot_project", _("Pilot project")
    BUSINESS_MISSION = "business_mission", _("Business-to-business mission")
    GOVERNMENT_MISSION = "government_mission", _("Government-to-government mission")
    NETWORK = "network", _("Network")
    PAIRING = "pairing", _("Industry-academia pairing")
    MEETING = "meeting", _("Meeting")


class ActivityState(TextChoices):
    PLANNED = "planned", pgettext_lazy("of an activity", "Planned")
    HELD = "held", pgettext_lazy("of an activity", "Held")
    POSTPONED = "postponed", pgettext_lazy("of an activity", "Postponed")
    CANCELLED = "cancelled", pgettext_lazy("of an activity", "Cancelled")


class Purpose(TextChoices):
    """The purposes of information exchange in article 3(c)."""

    STRENGTHENING = "strengthening", _("Strengthening")
    SECURING = "securing", _("Securing")
    DIVERSIFYING = "diversifying", _("Diversifying")


class ViewSharing(TextChoices):
    """Who finds a saved view of the register beside who made it."""

    PRIVATE = "private", _("Nobody else")
    PARTICIPANT = "participant", _("The staff of my ministry")
    ALL = "all", _("Everyone who reads the register")


class Happening(TextChoices):
    """What the timeline of a commitment tells of; the words are those by which it is filtered."""

    STATE = "state", pgettext_lazy("in a timeline", "State")
    REPORT = "report", pgettext_lazy("in a timeline", "Reports")
    MILESTONE = "milestone", pgettext_lazy("in a timeline", "Milestones")
    EVIDENCE = "evidence", pgettext_lazy("in a timeline", "Evidence")
    DECISION = "decision", pgettext_lazy("in a timeline", "Decisions")
    DIALOGUE = "dialogue", pgettext_lazy("in a timeline", "Dialogues")
    ACTION = "action", pgettext_lazy("in a timeline", "Actions")
    ACTIVITY = "activity", pgettext_lazy("in a timeline", "Activities")
    EDIT = "edit", pgettext_lazy("in a timeline", "Edits")
