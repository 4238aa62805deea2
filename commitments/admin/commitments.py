"""Admin of commitments."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commitments.acts import STATE_ACTS
from commitments.admin import commitment_inlines
from commitments.admin.dates import DatedAdmin
from commitments.admin.evidence_files import EvidenceFileInline
from commitments.admin.filters import DueFilter, OwnFilter
from commitments.admin.intellectual_property import OwnInstrumentInline
from commitments.admin.language_guard import GuardedAdmin
from commitments.enums import CommitmentState
from commitments.models import Commitment, Instrument
from commitments.records.commitment import COMMITMENT_FIELDS
from commitments.services import commitments
from commitments.services.intellectual_property import without_instrument
from contacts.admin.marks import MarkedAdmin
from contacts.models import User
from contacts.services.today import today_for
from core.admin.columns import further, in_three, moment, person, texts, words
from core.text.links import Link

TITLE = words("title", _("title"))
ENTERED_BY = person("entered_by", _("entered by"))
CREATED = moment("created_at", _("created"), empty=_("Not set"))
UPDATED = moment("updated_at", _("updated"), empty=_("Not set"))


@admin.register(Commitment)
class CommitmentAdmin(MarkedAdmin, GuardedAdmin, DatedAdmin):
    list_display = (
        "reference",
        TITLE,
        "lead",
        "state",
        "health",
        "completion",
        "due_on",
        "mark",
    )
    list_display_links = (TITLE,)
    list_filter = ("state", OwnFilter, DueFilter, "health", "completion", "areas", "forms", "lead", "origin", "mark")
    list_select_related = ("lead", "mark")
    date_hierarchy = "due_on"
    search_fields = ("reference", *in_three("title", "text"))
    own_choices = {"lead": "pk"}
    opened_along = _(
        "Lowering the mark also gives access to the milestones, the earlier progress reports and the "
        "supporting documents without a narrower mark."
    )
    guarded_fields = ("title", "text")
    readonly_fields = (*COMMITMENT_FIELDS.read_only, ENTERED_BY, CREATED, UPDATED)
    inlines = (
        commitment_inlines.AreaInline,
        commitment_inlines.FormInline,
        commitment_inlines.SupportInline,
        commitment_inlines.ProvisionInline,
        commitment_inlines.MineralInline,
        commitment_inlines.ForumInline,
        commitment_inlines.MilestoneInline,
        commitment_inlines.EvidenceInline,
        EvidenceFileInline,
        commitment_inlines.ReportInline,
        OwnInstrumentInline,
        commitment_inlines.StateChangeInline,
        commitment_inlines.OwnNoteInline,
    )
    basic = (
        (None, {"fields": ("lead", "origin", "source", "mark")}),
        texts("title", "text"),
        (_("Dates"), {"fields": ("begun_on", "due_on")}),
        (_("Supply chain stage, actors and steps"), {"fields": ("stages", "country", "actors", "steps")}),
        (_("Intellectual property"), {"fields": ("ip_answer",)}),
    )
    asked = (*basic, *further(COMMITMENT_FIELDS, *basic))
    told = (
        (_("Status"), {"fields": ("reference", "state", "state_reason", "superseded_by", "health", "completion")}),
        (_("Record"), {"fields": (ENTERED_BY, CREATED, UPDATED)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # A hidden successor must appear as none; select_related would show it.
        seen = Commitment.objects.visible_to(request.user)
        rows = super().get_queryset(request).select_related("lead", "mark", "entered_by")
        return rows.prefetch_related(Prefetch("superseded_by", seen))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.asked
        return self.with_reason(request, obj, (self.told[0], *self.asked, self.told[1]))

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        # These records are added once the commitment exists.
        later = (commitment_inlines.ReportInline, OwnInstrumentInline, commitment_inlines.StateChangeInline)
        return [inline for inline in self.inlines if obj is not None or inline not in later]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Allow the lookup by provision, linked from the text; a list filter would have too many values."""
        if lookup == "provisions__id__exact":
            return value.isdecimal()
        return super().lookup_allowed(lookup, value, request)

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        overviews = ((gettext("Coverage of areas and forms"), "coverage"), (gettext("Timeline"), "timeline"))
        return [Link(label, reverse(f"dialogue:{name}")) for label, name in overviews]

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        links = [Link(gettext("View record"), record.get_absolute_url()), *STATE_ACTS.links(record, request.user)]
        user = request.user
        if user.has_perm("commitments.add_progressreport"):
            links.append(Link(gettext("Report progress"), _add("progressreport", record)))
        if user.has_perm("commitments.add_internalnote"):
            links.append(Link(gettext("Add an internal note"), _add("internalnote", record)))
        return links

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        """Return a note if article 5(a) requires an IP instrument and the user sees none."""
        user = request.user
        assert isinstance(user, User)
        if not without_instrument(user).filter(pk=record.pk).exists():
            return ""
        may_add = user.has_perm("commitments.add_ipinstrument")
        return render_to_string("commitments/without_instrument.html", {"commitment": record, "may_add": may_add})

    # Signature of Django, with a positional flag.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """Create a new commitment as a draft entered by the user."""
        if change:
            super().save_model(request, obj, form, change)
            return
        assert isinstance(request.user, User)
        obj.instrument = Instrument.objects.shipped()
        commitments.put_on_record(
            commitment=obj, by=request.user, on=today_for(request.user), state=CommitmentState.DRAFT
        )

    # Signature of Django, with a positional flag.
    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001
        if issubclass(formset.model, commitment_inlines.OwnNoteInline.model):
            commitment_inlines.sign_notes(formset, request.user)
        super().save_formset(request, form, formset, change)


def _add(model: str, commitment: Commitment) -> str:
    return reverse(f"admin:commitments_{model}_add", query={"commitment": commitment.pk})
