"""Request bodies of the registers of the areas of cooperation."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _

from commitments.api.inputs.evidence import Link
from commitments.api.inputs.ownership import own_participant, refuse_others, whose
from commitments.records.area_records import INFORMATION_FIELDS, POSITION_FIELDS, PROGRAMME_FIELDS, STANDARD_FIELDS
from commitments.services.area_records import GIVER_RECEIVES
from core.rest.write.inputs import CreateBody, Input
from core.rest.write.write_errors import wrong


class AreaRecordEdit(Input):
    """Changes of a record, which stays with the own Participant and keeps its required texts."""

    required_texts: ClassVar[tuple[str, ...]] = ("title",)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.needs_text(attrs, self.required_texts)
        message = _("You can enter records only for your own Participant: %(code)s.")
        refuse_others(self.context, attrs, "held_by", message)
        begins, ends = (attrs.get(name, getattr(self.instance, name, None)) for name in ("starts_on", "ends_on"))
        if begins is not None and ends is not None and ends < begins:
            raise wrong(_("The end date must be on or after the start date."), "ends-before-it-starts", at="ends_on")
        return attrs


class AreaRecordEntry(CreateBody, AreaRecordEdit):
    """A new record, entered for the own Participant."""

    def values(self) -> dict[str, Any]:
        values = super().values()
        values.setdefault("held_by", own_participant(self.context))
        return values

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        whose(self.context, attrs, "held_by")
        return super().validate(attrs)


class ProgrammeEdit(AreaRecordEdit):
    """Changes of a support programme."""

    table = PROGRAMME_FIELDS
    link = Link()


class ProgrammeEntry(AreaRecordEntry, ProgrammeEdit):
    """A new support programme. Its address is public, because only publicly available support is listed."""


class StandardEdit(AreaRecordEdit):
    """Changes of an entry of the watch list of standards."""

    table = STANDARD_FIELDS
    link = Link(required=False, may_be_empty=True)


class StandardEntry(AreaRecordEntry, StandardEdit):
    """A new entry of the watch list of standards."""


class InformationEdit(AreaRecordEdit):
    """Changes of information given."""

    table = INFORMATION_FIELDS

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        stored = self.instance.receivers.all() if self.instance and "receivers" not in attrs else ()
        giver = attrs.get("held_by", getattr(self.instance, "held_by", None)) or own_participant(self.context)
        if giver in attrs.get("receivers", stored):
            raise wrong(str(GIVER_RECEIVES), "giver-receives", at="receivers")
        return attrs


class InformationEntry(AreaRecordEntry, InformationEdit):
    """Information that the own Participant gave to others."""


class PositionEdit(AreaRecordEdit):
    """Changes of a position on a standard."""

    table = POSITION_FIELDS
    required_texts = ()


class PositionEntry(AreaRecordEntry, PositionEdit):
    """A new position on a standard: one for each Participant."""
