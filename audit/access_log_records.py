"""Access log records: map a response to the record that it displayed."""

from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from commitments.models import Commitment
from contacts.models import HandlingMark
from dialogue.services.translations import translated_models

# Record pages by the URL argument that identifies the record, the most specific first. A file counts as access to its
# paper, document or agenda.
PAGES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "commitments": (("reference", "commitments.Commitment", "reference"),),
    "dialogue": (
        ("paper", "dialogue.Paper", "pk"),
        ("document", "dialogue.ProducedDocument", "pk"),
        ("number", "dialogue.Dialogue", "number"),
    ),
}
# Pages whose URL has the reference of another record.
BY_REFERENCE = {
    "commitments:activity": "commitments.Activity",
    "commitments:consultation": "commitments.Consultation",
    "commitments:emergency": "commitments.Emergency",
    "commitments:edit-activity": "commitments.Activity",
    "commitments:programme": "commitments.SupportProgramme",
    "commitments:edit-programme": "commitments.SupportProgramme",
    "commitments:standard": "commitments.Standard",
    "commitments:edit-standard": "commitments.Standard",
    "commitments:new-position": "commitments.Standard",
    "commitments:information": "commitments.InformationGiven",
    "commitments:edit-information": "commitments.InformationGiven",
    "commitments:decision": "commitments.JointDecision",
    "commitments:edit-decision": "commitments.JointDecision",
    "commitments:notice": "commitments.Notice",
    "commitments:edit-notice": "commitments.Notice",
}
# Exported lists, by the type in their URL.
EXPORTS = {
    "milestones": "commitments.Milestone",
    "progress-reports": "commitments.ProgressReport",
    "evidence": "commitments.Evidence",
    "activities": "commitments.Activity",
    "programmes": "commitments.SupportProgramme",
    "standards": "commitments.Standard",
    "standard-positions": "commitments.StandardPosition",
    "information-given": "commitments.InformationGiven",
}
# Record lists on pages.
LISTS = {
    "brief": "commitments.Commitment",
    "commitments:activities": "commitments.Activity",
    "commitments:change": "commitments.Commitment",
    "commitments:information-given": "commitments.InformationGiven",
    "commitments:instruments": "commitments.IpInstrument",
    "commitments:intellectual-property": "commitments.IpInstrument",
    "commitments:programmes": "commitments.SupportProgramme",
    "commitments:standards": "commitments.Standard",
    "commitments:register": "commitments.Commitment",
    "commitments:export": "commitments.Commitment",
    "commitments:export-register": "commitments.Commitment",
    "dialogue:calendar": "commitments.Commitment",
    "dialogue:meeting-decisions": "dialogue.ItemOutcome",
    "dialogue:excerpts": "dialogue.Record",
    "dialogue:excerpts-file": "dialogue.Record",
    "dialogue:papers": "dialogue.Paper",
    "dialogue:plan": "dialogue.Dialogue",
    "dialogue:series": "dialogue.Dialogue",
    "dialogue:supply-chain": "commitments.Commitment",
    "dialogue:timeline": "commitments.Commitment",
    "dialogue:translations": "commitments.Commitment",
    "search": "commitments.Commitment",
    "suggestions": "commitments.Commitment",
}
# Records with a URL by number.
BY_NUMBER = {
    "commitments:edit-milestone": ("pk", "commitments.Milestone"),
    "commitments:edit-evidence": ("pk", "commitments.Evidence"),
    "commitments:edit-note": ("pk", "commitments.InternalNote"),
    "commitments:edit-report": ("pk", "commitments.ProgressReport"),
    "commitments:edit-position": ("pk", "commitments.StandardPosition"),
    "commitments:instrument": ("key", "commitments.IpInstrument"),
    "commitments:evidence-file": ("key", "commitments.Evidence"),
    "api:agenda-file": ("document", "dialogue.ProducedDocument"),
}
# Relations to the parent record; the narrower mark applies.
OWNERS = frozenset({"commitment", "paper", "dialogue", "standard"})


class DisplayedRecord(NamedTuple):
    """Displayed record with the condition that finds it; None as condition for a list of the model's records."""

    model: type[Model]
    found_by: dict[str, Any] | None


def opened(request: HttpRequest, response: HttpResponse) -> DisplayedRecord | None:
    """Return the displayed record or list; None if its model has no handling mark."""
    match = request.resolver_match
    if match is None:
        return None
    what = (
        _of_the_api(match.kwargs, response)
        or _of_the_admin(match.func, match.kwargs)
        or _of_an_act(match.func, match.kwargs)
        or of_page(match.view_name, match.kwargs)
    )
    return what if what and mark_paths(what.model) else None


@cache
def mark_paths(model: type[Model]) -> tuple[str, ...]:
    """Return the lookup paths from a record to its mark and to those of the records that it belongs to."""
    own = ("mark",) if _has_mark(model) else ()
    of_owners = tuple(
        f"{field.name}__mark"
        for field in model._meta.concrete_fields
        if field.name in OWNERS and isinstance(field.related_model, type) and _has_mark(field.related_model)
    )
    return own + of_owners


def _has_mark(model: Any) -> bool:
    try:
        found: bool = model._meta.get_field("mark").related_model is HandlingMark
    except FieldDoesNotExist:
        return False
    return found


def _of_the_api(kwargs: dict[str, Any], response: Any) -> DisplayedRecord | None:
    view: Any = (getattr(response, "renderer_context", None) or {}).get("view")
    rows = getattr(view, "queryset", None)
    if view is None or rows is None:
        return None
    return DisplayedRecord(
        rows.model, view.by_key(kwargs["key"]) if "key" in kwargs and hasattr(view, "by_key") else None
    )


def _of_the_admin(view: Any, kwargs: dict[str, Any]) -> DisplayedRecord | None:
    model_admin = getattr(view, "model_admin", None)
    if model_admin is not None:
        key = str(kwargs.get("object_id", ""))
        if "object_id" in kwargs:
            return DisplayedRecord(model_admin.model, {"pk": key}) if key.isdecimal() else None
        return DisplayedRecord(model_admin.model, None)
    if {"app_label", "model_name", "object_id"} <= kwargs.keys() and str(kwargs["object_id"]).isdecimal():
        return DisplayedRecord(apps.get_model(kwargs["app_label"], kwargs["model_name"]), {"pk": kwargs["object_id"]})
    return None


def _of_an_act(view: Any, kwargs: dict[str, Any]) -> DisplayedRecord | None:
    acts = getattr(view, "acts", None)
    return DisplayedRecord(acts.model, {acts.lookup: kwargs[acts.lookup]}) if acts is not None else None


def _translated(model_name: str) -> type[Model]:
    """Return the model of a translation page; commitments for a name of no translated model, which is not found."""
    found = (each for each in translated_models().values() if each._meta.model_name == model_name)
    return next(found, Commitment)


def of_page(name: str, kwargs: dict[str, Any]) -> DisplayedRecord | None:
    """Return the record that the page with the URL name ``name`` displays; None if it can have no handling mark."""
    if name == "dialogue:translation":
        return DisplayedRecord(_translated(kwargs["model"]), {"pk": kwargs["record"]})
    if name in BY_NUMBER:
        argument, model = BY_NUMBER[name]
        return DisplayedRecord(apps.get_model(model), {"pk": kwargs[argument]})
    if name in BY_REFERENCE:
        return DisplayedRecord(apps.get_model(BY_REFERENCE[name]), {"reference": kwargs["reference"]})
    if name == "commitments:export-of":
        return DisplayedRecord(apps.get_model(EXPORTS[kwargs["kind"]]), None)
    for argument, model, column in PAGES.get(name.partition(":")[0], ()):
        if argument in kwargs:
            return DisplayedRecord(apps.get_model(model), {column: kwargs[argument]})
    return DisplayedRecord(apps.get_model(LISTS[name]), None) if name in LISTS else None
