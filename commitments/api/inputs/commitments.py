"""Request bodies of commitments, with the rules of the portal's forms."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.api.inputs.ownership import own_participant, refuse_others
from commitments.enums import Actor, CommitmentState, IpAnswer, Origin, Stage, Step
from commitments.models import AreaOfCooperation, Commitment, FormOfCooperation, Forum, Mineral, Provision
from contacts.enums import Role
from contacts.models import HandlingMark, Participant, Side
from core.rest.write.fields import ChoiceField, DateField, ListField, MultilingualBodyField, TextBodyField
from core.rest.write.inputs import CreateBody, Input
from core.rest.write.related import Related
from core.rest.write.write_errors import wrong
from core.text.languages import Language

LONGEST_TITLE = 300


def open_for(rows: QuerySet[Any], commitment: Commitment | None) -> QuerySet[Any]:
    """Exclude the open-ended entry and retired ones, except retired ones that the commitment already has."""
    kept = Q(retired_on=None) | (Q(commitments=commitment) if commitment is not None else Q(pk__in=[]))
    return rows.filter(kept, is_open_ended=False)


def bearing(rows: QuerySet[Any], _commitment: Commitment | None) -> QuerySet[Any]:
    """Exclude the title and the preamble, to which commitments cannot refer."""
    found: QuerySet[Any] = rows.bearing_commitments()  # type: ignore[attr-defined]  # Typed without own methods.
    return found


class CommitmentEdit(Input):
    """What can be changed of a commitment. Its state is changed on its own, at `state/`."""

    title = MultilingualBodyField(longest=LONGEST_TITLE, lines=False)
    text = MultilingualBodyField(required=False)
    original_language = ChoiceField(Language, required=False)
    lead = Related(Participant, required=False, allow_null=True)
    supporting = ListField(child=Related(Participant), required=False)
    areas = ListField(
        child=Related(
            AreaOfCooperation,
            by="key",
            among=open_for,
            otherwise=gettext_lazy("This area is retired or not a specific area. New records cannot be linked to it."),
        ),
        min_length=1,
    )
    forms = ListField(
        child=Related(
            FormOfCooperation,
            by="key",
            among=open_for,
            otherwise=gettext_lazy("This form is retired or not a specific form. New records cannot be linked to it."),
        ),
        min_length=1,
    )
    provisions = ListField(
        child=Related(
            Provision,
            by="key",
            among=bearing,
            otherwise=gettext_lazy("Commitments cannot be linked to the title or the preamble."),
        ),
        required=False,
    )
    minerals = ListField(child=Related(Mineral), required=False)
    also_in = ListField(child=Related(Forum), required=False)
    country = Related(Side, required=False, allow_null=True)
    stages = ListField(child=ChoiceField(Stage), required=False)
    actors = ListField(child=ChoiceField(Actor), required=False)
    steps = ListField(child=ChoiceField(Step), required=False)
    origin = ChoiceField(Origin, required=False)
    source = TextBodyField(required=False)  # type: ignore[assignment]  # Moved aside by the metaclass.
    begun_on = DateField(required=False, allow_null=True)
    due_on = DateField(required=False, allow_null=True)
    ip_answer = ChoiceField(IpAnswer, required=False)
    mark = Related(HandlingMark)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.needs_text(attrs, ["title"])
        begun, due = (attrs.get(name, getattr(self.instance, name, None)) for name in ("begun_on", "due_on"))
        if begun is not None and due is not None and due < begun:
            raise wrong(_("The due date must be on or after the start date."), "due-before-begun", at="due_on")
        message = _("You can enter commitments only for your own Participant: %(code)s.")
        refuse_others(self.context, attrs, "lead", message)
        return attrs


class CommitmentEntry(CreateBody, CommitmentEdit):
    """A new commitment. It is active at once, unless it is entered as a draft."""

    state = ChoiceField(CommitmentState, required=False)

    def validate_state(self, state: str) -> str:
        if state not in {CommitmentState.ACTIVE, CommitmentState.DRAFT}:
            raise wrong(_("Status of a new commitment must be draft or active."), "invalid")
        if state == CommitmentState.DRAFT and self.context["request"].user.may is Role.PARTNER:
            message = _("Partner systems cannot create drafts. Enter the commitment as active.")
            raise wrong(message, "no-drafts")
        return state

    def values(self) -> dict[str, Any]:
        values = super().values()
        values.setdefault("state", CommitmentState.ACTIVE)
        values.setdefault("lead", own_participant(self.context))
        return values
