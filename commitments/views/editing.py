"""Pages with the forms of the records that ministries write."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy
from django_stubs_ext import StrPromise

from commitments.enums import CommitmentState, DecisionState, Effect, NoticeKind, NoticeState
from commitments.forms.entries import (
    PART_FORMSETS,
    ActivityForm,
    CommitmentCellForm,
    CommitmentForm,
    DecisionForm,
    NoticeForm,
    ProvisionChangeFormSet,
)
from commitments.forms.notice_kinds import MEANINGS
from commitments.models import Activity, Commitment, Instrument, JointDecision, Notice
from commitments.services import activities, commitments, decisions, notices
from commitments.services.contact_changes import words_of_change
from commitments.services.decision_detail import GUARDED
from commitments.services.entry_warnings import doubtful_dates, treaty_words
from commitments.services.language_guard import guarded
from commitments.services.links import LINKS, tie_new
from commitments.services.modifications import changed_version, readings
from contacts.services.today import today_for
from core.forms.page_forms import PageForm
from core.forms.record_pages import RecordPage

# State of a draft, for each record that has it.
DRAFT = "draft"


class RegisterRecordPage(RecordPage):
    """Form page of a record of the register; ``guarded`` names its texts that the language guard checks."""

    guarded: tuple[str, ...] = ()
    new_heading: StrPromise

    def new(self) -> Any:
        record = super().new()
        record.instrument = Instrument.objects.shipped()  # type: ignore[attr-defined]  # All these models have one.
        return record

    def why_not(self, record: Any) -> str:
        """Return the state of a decision or notice that is no draft; otherwise the general reason."""
        match record:
            case JointDecision(state=DecisionState.OPEN):
                return _("A proposed text cannot be edited. Its proposer can return it to draft.")
            case JointDecision(state=DecisionState.DECIDED | DecisionState.WITHDRAWN):
                return _("A decided or withdrawn proposal cannot be edited. Create a new proposal.")
            case Notice(state=NoticeState.ISSUED | NoticeState.WITHDRAWN):
                return _("An issued notice cannot be edited. Create a new notice.")
        return super().why_not(record)

    def done(self, record: Any, *, is_new: bool) -> str:
        return _("Draft saved.") if record.state == DRAFT else _("Saved.")

    def warnings(self, record: Any, form: PageForm) -> Iterable[str]:
        yield from doubtful_dates(form.values(), by=self.user)
        yield from treaty_words(record, *self.guarded)

    def context(self) -> Mapping[str, Any]:
        return {"guard": guarded(self.record, *self.guarded) if self.record.pk else []}

    def heading(self) -> str:
        if self.is_new:
            return str(self.new_heading)
        return _("Edit %(reference)s") % {"reference": self.record.reference}


class CommitmentFormPage(RegisterRecordPage):
    form_class = CommitmentForm
    guarded = ("title", "text")
    new_heading = gettext_lazy("Add commitment")

    def context(self) -> Mapping[str, Any]:
        return {
            **super().context(),
            "list_name": _("Commitments"),
            "list_url": reverse("commitments:register"),
            "button": _("Save draft") if self.record.state == DRAFT else _("Save changes"),
            "aside": "commitments/commitment/writing.html",
            "note": _("The commitment is first saved as a draft. You can share it in the next step.")
            if self.is_new
            else "",
        }

    def create(self, record: Commitment, values: dict[str, Any]) -> None:
        commitments.put_on_record(commitment=record, by=self.user, on=today_for(self.user), state=CommitmentState.DRAFT)
        tie_new(several=[(record, {name: values[name] for name in LINKS})])

    def change(self, record: Commitment, values: dict[str, Any], *, reason: str) -> None:
        links = {name: values.pop(name) for name in LINKS if name in values}
        commitments.change(commitment=record, by=self.user, reason=reason, links=links, **values)


class CommitmentCellPage(CommitmentFormPage):
    """Form page of the field ``only``, which the register opens at its cell."""

    only = ""

    def form(self, data: Any = None) -> PageForm:
        return CommitmentCellForm(data, instance=self.record, user=self.user, only=self.only)

    def context(self) -> Mapping[str, Any]:
        return {**super().context(), "button": _("Save"), "aside": "", "guard": [], "is_cell": True}

    def heading(self) -> str:
        label = self.form().fields[self.only].label
        return _("%(reference)s: %(field)s") % {"reference": self.record.reference, "field": capfirst(label)}


class ActivityFormPage(RegisterRecordPage):
    form_class = ActivityForm
    guarded = ("title", "text")
    new_heading = gettext_lazy("Add activity")

    def context(self) -> Mapping[str, Any]:
        return {
            **super().context(),
            "list_name": _("Activities"),
            "list_url": reverse("commitments:activities"),
            "button": _("Save activity") if self.is_new else _("Save changes"),
        }

    def create(self, record: Activity, values: dict[str, Any]) -> None:
        activities.put_on_record(activity=record, on=today_for(self.user))
        activities.take_part(activity=record, participants=values["participants"])
        activities.serve(activity=record, commitments=values["served"], seen=())

    def change(self, record: Activity, values: dict[str, Any], *, reason: str) -> None:
        participants, served = values.pop("participants", None), values.pop("served", None)
        activities.change(activity=record, by=self.user, reason=reason, **values)
        if participants is not None:
            activities.take_part(activity=record, participants=participants)
        if served is not None:
            seen = Commitment.objects.visible_to(self.user).filter(activities=record)
            activities.serve(activity=record, commitments=served, seen=seen.values_list("pk", flat=True))


class DecisionFormPage(RegisterRecordPage):
    """Form page of a draft decision. The effect is chosen first, since the form depends on it."""

    form_class = DecisionForm
    guarded = GUARDED
    new_heading = gettext_lazy("Add joint decision")

    def requested_effect(self) -> Effect | None:
        value = self.request.POST.get("effect") or self.request.GET.get("effect", "")
        return Effect(value) if value in Effect else None if self.is_new else Effect(self.record.effect)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.requested_effect() is None or "choose" in request.GET:
            return self._choice()
        return super().get(request, **kwargs)

    def form(self, data: Any = None) -> PageForm:
        effect = self.requested_effect() or Effect.NONE
        self.formsets = (PART_FORMSETS[effect],) if effect in PART_FORMSETS else ()
        initial = self.initial() if self.is_new else {}
        return DecisionForm(data, instance=self.record, user=self.user, initial=initial, effect=effect)

    def row_arguments(self) -> dict[str, Any]:
        """Return the current texts of the provisions that a modification changes."""
        if self.formsets != (ProvisionChangeFormSet,):
            return {}
        changed = list(self.record.provision_changes.values_list("provision", flat=True)) if self.record.pk else []
        return {"current": readings(changed_version(self.record), changed) if changed else {}}

    def context(self) -> Mapping[str, Any]:
        parameters = self.request.GET.copy()
        parameters["choose"] = "1"
        return {
            **super().context(),
            "list_name": _("Joint decisions"),
            "list_url": reverse("commitments:decisions"),
            "button": _("Save draft"),
            "note": _("The joint decision is first saved as a draft. You can propose it in the next step.")
            if self.is_new
            else "",
            "kind": (self.requested_effect() or Effect.NONE).label,
            "kind_url": f"?{parameters.urlencode()}",
        }

    def create(self, record: JointDecision, values: dict[str, Any]) -> None:
        decisions.put_on_record(decision=record, by=self.user, on=today_for(self.user))

    def change(self, record: JointDecision, values: dict[str, Any], *, reason: str) -> None:
        if record.effect == Effect.ROTATION != values.get("effect", record.effect):
            record.turns.all().delete()
        if record.effect == Effect.MODIFICATION != values.get("effect", record.effect):
            record.provision_changes.all().delete()
        super().change(record, values, reason=reason)

    def warnings(self, record: JointDecision, form: PageForm) -> Iterable[str]:
        yield from super().warnings(record, form)
        if record.effect == Effect.MODIFICATION and record.intention_id is None:
            yield _(
                "Article 9(b): any intention to modify will be notified to the other Participants. No such "
                "notice is selected."
            )

    def _choice(self) -> HttpResponse:
        query = self.request.GET.copy()
        choices = []
        for effect in Effect:
            query["effect"] = effect.value
            query.pop("choose", None)
            choices.append((effect.label, "", f"?{query.urlencode()}"))
        return self.choice(_("Choose the effect of the decision."), choices)


class NoticeFormPage(RegisterRecordPage):
    """Form page of a draft notice. The kind of a new one is chosen first, since the form depends on it."""

    form_class = NoticeForm
    guarded = ("subject", "body")
    new_heading = gettext_lazy("Add notice")

    def new(self) -> Notice:
        record: Notice = super().new()
        requested = self.request.GET.get("kind", "")
        record.kind = requested if requested in NoticeKind else ""
        return record

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.record.kind:
            choices = [(kind.label, MEANINGS[kind], f"?kind={kind.value}") for kind in NoticeKind]
            sentence = _(
                "Choose the type of notice. It will be sent to all other Participants through their designated "
                "contact points."
            )
            return self.choice(sentence, choices)
        return super().get(request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return super().post(request, **kwargs) if self.record.kind else self.get(request, **kwargs)

    def initial(self) -> dict[str, Any]:
        """Return the initial values; a contact point notice starts with the old and new contact details."""
        initial = super().initial()
        if self.record.kind == NoticeKind.CONTACT_POINT and self.user.participant:
            initial = words_of_change(self.user.participant, on=today_for(self.user)) | initial
        return initial

    def context(self) -> Mapping[str, Any]:
        return {
            **super().context(),
            "list_name": _("Notices"),
            "list_url": reverse("commitments:notices"),
            "button": _("Save draft"),
            "note": _("The notice is first saved as a draft. You can issue it in the next step.")
            if self.is_new
            else "",
            "kind": self.record.kind and self.record.kind_of.label,
            "meaning": self.record.kind and MEANINGS[self.record.kind_of],
        }

    def create(self, record: Notice, values: dict[str, Any]) -> None:
        notices.put_on_record(notice=record, by=self.user, on=today_for(self.user))
