"""Forms of the registers of the areas of cooperation, as pages of the portal show them."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from commitments.forms.days import refuse_ahead
from commitments.models import InformationGiven, Standard, StandardPosition, SupportProgramme
from commitments.records.area_records import INFORMATION_FIELDS, POSITION_FIELDS, PROGRAMME_FIELDS, STANDARD_FIELDS
from commitments.services.area_records import GIVER_RECEIVES
from contacts.forms.marks import REASON, MarkedPageForm
from core.forms.page_forms import PageMeta, columns_of


class AreaRecordForm(MarkedPageForm):
    """Base of the forms: a subclass names the table, the texts and the rows of its record."""

    texts: ClassVar[tuple[str, ...]] = ("title", "text")
    required_texts: ClassVar[tuple[str, ...]] = ("title",)
    own_choice = "held_by"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        assert self.table is not None
        for row in self.table.rows:
            if row.past and (day := cleaned.get(row.name)) is not None:
                try:
                    refuse_ahead(day)
                except ValidationError as error:
                    self.add_error(row.name, error)
        return cleaned


class ProgrammeForm(AreaRecordForm):
    table = PROGRAMME_FIELDS
    texts = ("title", "owner", "beneficiaries", "text")
    rows = (
        ("kind", "country"),
        ("subjects",),
        ("link", "checked_on"),
        ("starts_on", "ends_on"),
        ("held_by", "mark", REASON),
    )

    class Meta(PageMeta):
        model = SupportProgramme
        fields: ClassVar = columns_of(PROGRAMME_FIELDS)


class StandardForm(AreaRecordForm):
    table = STANDARD_FIELDS
    texts = ("title", "next_step", "text")
    rows = (
        ("body", "designation"),
        ("topics",),
        ("stage", "stage_code", "next_on"),
        ("held_by", "mark", REASON),
    )

    class Meta(PageMeta):
        model = Standard
        fields: ClassVar = columns_of(STANDARD_FIELDS)


class InformationForm(AreaRecordForm):
    table = INFORMATION_FIELDS
    texts = ("title", "terms", "text")
    rows = (("receivers",), ("held_by", "given_on", "expires_on"), ("mark", REASON))

    class Meta(PageMeta):
        model = InformationGiven
        fields: ClassVar = columns_of(INFORMATION_FIELDS)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("held_by") in cleaned.get("receivers", ()):
            self.add_error("receivers", str(GIVER_RECEIVES))
        return cleaned


class PositionForm(AreaRecordForm):
    """Form of the position of a Participant on the standard of the instance."""

    table = POSITION_FIELDS
    texts = ("text",)
    required_texts = ()
    rows = (("position", "held_by"), ("mark", REASON))

    class Meta(PageMeta):
        model = StandardPosition
        fields: ClassVar = ("held_by", *columns_of(POSITION_FIELDS))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = StandardPosition.objects.filter(standard=self.instance.standard_id).visible_to(self.user)
        if self.instance.pk:
            # A position stays with its Participant.
            del self.fields["held_by"]
        else:
            held_by: Any = self.fields["held_by"]
            held_by.queryset = held_by.queryset.exclude(pk__in=taken.values("held_by"))
