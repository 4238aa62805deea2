"""What a browser would send back from a form of a record that was just shown, on a page or in the admin."""

from typing import Any

from django.http import HttpResponse

from core.forms.edit_conflicts import OPENED


def filled(response: HttpResponse, **changes: Any) -> dict[str, Any]:
    """The values of the form in ``response`` and of its inlines, with ``changes`` typed over them."""
    context: Any = response.context  # type: ignore[attr-defined]
    if "adminform" in context:
        forms, formsets = [context["adminform"].form], [each.formset for each in context["inline_admin_formsets"]]
    else:
        forms, formsets = [context["form"]], context["formsets"]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    sent: dict[str, Any] = {OPENED: context.get("opened")}
    for form in forms:
        for field in form:
            sent |= _sent(field)
    return {name: value for name, value in (sent | changes).items() if value is not None}


def _sent(field: Any) -> dict[str, Any]:
    value = field.value()
    widget = field.field.widget
    if hasattr(widget, "widgets"):
        parts = widget.decompress(value)
        names = widget.widgets_names
        return {
            f"{field.html_name}{name}": "" if part is None else str(part)
            for name, part in zip(names, parts, strict=True)
        }
    if getattr(widget, "allow_multiple_selected", False):
        return {field.html_name: value or None}
    if value is None or value is False:
        return {field.html_name: None if value is False else ""}
    return {field.html_name: value if isinstance(value, list) else str(value)}
