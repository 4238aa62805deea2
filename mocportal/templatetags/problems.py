"""Template tag of the error summary, which the frame of every page shows above its content."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet
from django.template import Context
from django.utils.translation import gettext as _

register = template.Library()

type Problem = tuple[str, str]


@register.simple_tag(takes_context=True)
def problems(context: Context) -> list[Problem]:
    """Return the errors of all submitted forms in the context, each with the id of its field, or an empty id.

    A form that is part of a row is in the context as ``sent``; ``refusal`` is an error of no form.
    """
    flat: dict[Any, Any] = context.flatten()
    found: dict[Problem, None] = {(str(flat["refusal"]), ""): None} if flat.get("refusal") else {}
    # By type(): isinstance() would evaluate the lazy values of the context.
    for value in (*flat.values(), *flat.get("formsets", ())):
        if issubclass(type(value), BaseForm | BaseFormSet) and value.is_bound:
            found |= dict.fromkeys(_problems_of(value))
    return list(found)


def _problems_of(part: "BaseForm | BaseFormSet[Any]") -> Iterator[Problem]:
    if isinstance(part, BaseFormSet):
        yield from ((str(error), "") for error in part.non_form_errors())
        for row in part.forms:
            yield from _problems_of(row)
        return
    yield from ((str(error), "") for error in part.non_field_errors())
    if any(field.errors for field in part.hidden_fields()):
        yield _("This form was altered or has expired. Reload the page and try again."), ""
    for field in getattr(part, "problems", part.visible_fields()):
        label = f"{str(field.label)[:1].upper()}{str(field.label)[1:]}"
        target = f"{field.auto_id}_0" if field.use_fieldset else field.auto_id
        yield from (
            (_("%(label)s: %(problem)s") % {"label": label, "problem": error}, target) for error in field.errors
        )
