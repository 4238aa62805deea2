"""Choices of the text, commitments and activities."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from moc.article_5a_intellectual_property import Answer, needs_instrument


class ProvisionKind(TextChoices):
    """Kind of provision. Commitments cannot refer to the title and the preamble."""

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
    """Legal status of a language version of the text."""

    SIGNED = "signed", _("Signed text")
    OFFICIAL = "official", _("Official text of a Participant")
    CONSOLIDATED = "consolidated", _("Consolidated text")
    COURTESY = "courtesy", _("Courtesy translation")


class ForumKind(TextChoices):
    THIS = "this", _("This MOC")
    BILATERAL = "bilateral", _("Bilateral consultation")
    MULTILATERAL = "multilateral", _("Multilateral initiative")


class CommitmentState(TextChoices):
    """State of a commitment; rules/lifecycle.py defines the transitions."""

    DRAFT = "draft", _("Draft")
    ACTIVE = "active", _("Active")
    COMPLETED = "completed", _("Completed")
    NOT_PURSUED = "not_pursued", _("Not pursued")
    SUPERSEDED = "superseded", _("Superseded")

    @property
    def is_open(self) -> bool:
        return self is CommitmentState.ACTIVE


class Health(TextChoices):
    """Health of an active commitment, as last reported."""

    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    DELAYED = "delayed", _("Delayed")
    NO_EVIDENCE = "no_evidence", _("No report")

    @property
    def needs_attention(self) -> bool:
        return self in {Health.AT_RISK, Health.DELAYED}


class ReportingSchedule(TextChoices):
    """Schedule of the lead's reports on a commitment; ``rules.reporting`` computes the due dates."""

    NONE = "none", _("No reports requested")
    QUARTERLY = "quarterly", _("Quarterly")
    BEFORE_DIALOGUE = "before_dialogue", _("Before each Dialogue")


class ReviewAnswer(TextChoices):
    """Answer of the lead to the review of an old commitment before a Dialogue."""

    KEEP = "keep", _("Keep")
    RESTATE = "restate", _("Restate")
    CLOSE = "close", _("Propose for closing")


class Completion(TextChoices):
    """Completion of a commitment, on a closed scale."""

    NOT_STARTED = "not_started", _("Not started")
    LIMITED = "limited", _("Limited")
    SUBSTANTIAL = "substantial", _("Substantial")
    COMPLETE = "complete", _("Complete")
    NO_EVIDENCE = "no_evidence", _("No information")


class Origin(TextChoices):
    """Origin of a commitment."""

    DIALOGUE = "dialogue", _("Dialogue")
    DECISION = "decision", _("Joint decision")
    PARTICIPANT = "participant", _("Participant")
    BASELINE = "baseline", _("Cooperation before signature")


class IpAnswer(TextChoices):
    """Answer to the question of article 5(a) whether intellectual property matters are expected to arise."""

    NOT_ASKED = Answer.NOT_ASKED.value, _("Not recorded")
    NOT_EXPECTED = Answer.NOT_EXPECTED.value, _("Not expected")
    EXPECTED = Answer.EXPECTED.value, _("Expected")
    ARISING = Answer.ARISING.value, _("Arising")

    @property
    def needs_instrument(self) -> bool:
        return needs_instrument(self)


class Stage(TextChoices):
    """Stage of the supply chain (article 1(a))."""

    UPSTREAM = "upstream", _("Upstream")
    MIDSTREAM = "midstream", _("Midstream")
    DOWNSTREAM = "downstream", _("Downstream")


class Actor(TextChoices):
    """Actor in the cooperation (article 1(b)); a record can have several."""

    GOVERNMENT = "government", _("Government")
    INDUSTRY = "industry", _("Industry")
    RESEARCH = "research", _("Research agency")


class Step(TextChoices):
    """Supply chain step that article 2(c)(i) names for critical minerals."""

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
    """Kind of activity that article 3(a)(i) to (v) names."""

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
    """Purpose of information exchange in article 3(c)."""

    STRENGTHENING = "strengthening", _("Strengthening")
    SECURING = "securing", _("Securing")
    DIVERSIFYING = "diversifying", _("Diversifying")


class ViewSharing(TextChoices):
    """Sharing of a saved view with other users."""

    PRIVATE = "private", _("Only me")
    PARTICIPANT = "participant", _("My ministry")
    ALL = "all", _("All register users")


class ActivityKindFilter(TextChoices):
    """Kind of activity log entry of a commitment; the labels are those of the log filter."""

    STATE = "state", pgettext_lazy("in a timeline", "Status")
    REPORT = "report", pgettext_lazy("in a timeline", "Reports")
    MILESTONE = "milestone", pgettext_lazy("in a timeline", "Milestones")
    EVIDENCE = "evidence", pgettext_lazy("in a timeline", "Evidence")
    DECISION = "decision", pgettext_lazy("in a timeline", "Decisions")
    DIALOGUE = "dialogue", pgettext_lazy("in a timeline", "Dialogues")
    ACTION = "action", pgettext_lazy("in a timeline", "Actions")
    ACTIVITY = "activity", pgettext_lazy("in a timeline", "Activities")
    EDIT = "edit", pgettext_lazy("in a timeline", "Edits")
