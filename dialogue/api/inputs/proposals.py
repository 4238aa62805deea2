"""Request bodies for creating and changing a proposal for the agenda."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _, gettext_lazy

from commitments.api.inputs.ownership import own_participant, refuse_others, whose
from commitments.models import Commitment, Instrument, Provision
from contacts.enums import Role
from contacts.models import Participant
from core.rest.write.fields import BooleanField, ChoiceField, IntegerField, MultilingualBodyField, TextBodyField
from core.rest.write.inputs import CreateBody, Input
from core.rest.write.related import Related, RelatedNumber
from core.rest.write.write_errors import wrong
from core.text.languages import Language
from dialogue.enums import ItemPurpose
from dialogue.models import Dialogue, Proposal

LONGEST_TITLE = 300
LONGEST_PRESENTER = 200
# Maximum of the column type (smallint); no meeting is longer.
MOST_MINUTES = 32_767


def bearing(rows: QuerySet[Any], _proposal: Proposal | None) -> QuerySet[Any]:
    """Return provisions that can be referred to: all but the title and the preamble."""
    found: QuerySet[Any] = rows.bearing_commitments()  # type: ignore[attr-defined]  # Typed without own methods.
    return found


def of_the_series(rows: QuerySet[Any], _proposal: Proposal | None) -> QuerySet[Any]:
    return rows.filter(instrument__in=Instrument.objects.order_by("pk").values("pk")[:1])


class ProposalEdit(Input):
    """Changeable fields of a proposal until its submission."""

    title = MultilingualBodyField(longest=LONGEST_TITLE, lines=False)
    background = MultilingualBodyField(required=False)
    decision = MultilingualBodyField(required=False)
    original_language = ChoiceField(Language, required=False)
    purpose = ChoiceField(ItemPurpose, required=False)
    minutes = IntegerField(least=1, largest=MOST_MINUTES, required=False, allow_null=True)
    presenter = TextBodyField(longest=LONGEST_PRESENTER, lines=False, required=False)
    provision = Related(
        Provision,
        by="key",
        among=bearing,
        otherwise=gettext_lazy("Agenda items cannot be linked to the title or the preamble."),
        required=False,
        allow_null=True,
    )
    commitment = Related(Commitment, by="reference", type_="commitment", required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.needs_text(attrs, ["title"])
        return attrs


class ProposalEntry(CreateBody, ProposalEdit):
    """A new proposal for the agenda of a Dialogue. The proposal is submitted immediately, unless `send` is false."""

    dialogue = RelatedNumber(Dialogue, by="number", among=of_the_series)
    participant = Related(Participant, required=False)
    send = BooleanField(required=False)

    def validate_send(self, send: bool) -> bool:  # noqa: FBT001  # Called by the framework.
        if not send and self.context["request"].user.may is Role.PARTNER:
            raise wrong(_("Partner systems cannot create drafts. Submit the proposal."), "no-drafts")
        return send

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        refuse_others(
            self.context, attrs, "participant", _("You can propose items only for your own Participant: %(code)s.")
        )
        attrs["participant"] = whose(self.context, attrs, "participant")
        own = own_participant(self.context) is not None
        attrs.setdefault("send", own)
        if attrs["send"] and not own:
            raise wrong(
                _("Only the proposing ministry can submit the proposal. Enter it as a draft."),
                "not-your-own",
                at="send",
            )
        validated: dict[str, Any] = super().validate(attrs)
        return validated
