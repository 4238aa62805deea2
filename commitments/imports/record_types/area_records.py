"""Record types of the registers of the areas of cooperation."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from commitments.api.inputs import (
    InformationEdit,
    InformationEntry,
    PositionEdit,
    PositionEntry,
    ProgrammeEdit,
    ProgrammeEntry,
    StandardEdit,
    StandardEntry,
)
from commitments.imports.outcomes import RowOutcome
from commitments.imports.record_columns import columns_of
from commitments.imports.record_types import base
from commitments.models import AreaEntry, Instrument
from commitments.records.area_records import INFORMATION_FIELDS, POSITION_FIELDS, PROGRAMME_FIELDS, STANDARD_FIELDS
from commitments.services import area_records
from contacts.models import User
from contacts.services.today import today_for
from core.records import Kind, Record
from core.rest.write.inputs import Input


def change(writing: base.WriteContext, record: AreaEntry, values: dict[str, Any]) -> None:
    area_records.change(record=record, by=writing.by, reason=writing.reason, **values)


def no_doubts(_rows: Iterable[RowOutcome], _by: User) -> Iterator[tuple[int, str]]:
    """Yield nothing: others fixed the dates of a programme, which may be long past."""
    return iter(())


def same_standards(rows: Iterable[RowOutcome], by: User) -> Iterator[tuple[int, str]]:
    """Yield the warnings about standards with the body and designation of others, each with the number of its row."""
    numbers = {row.record: row.number for row in rows}
    for standard, warning in area_records.same_standards(numbers, by=by):
        yield numbers[standard], warning


def area_register(
    name: str,
    type_: str,
    title: StrPromise,
    table: Record,
    entry: type[Input],
    edit: type[Input],
    doubts: Callable[[Iterable[RowOutcome], User], Iterator[tuple[int, str]]] = no_doubts,
) -> base.ImportRecordType:
    """Return the record type of a register or of its parts, whose columns follow from the ``table`` of its fields."""
    model: Any = table.model
    one, several = ([row.name for row in table.rows if row.kind is kind and row.help] for kind in (Kind.KEY, Kind.KEYS))

    def rows(viewer: User) -> QuerySet[Any]:
        found: QuerySet[Any] = model.objects.visible_to(viewer).select_related(*one).prefetch_related(*several)
        return found

    def enter(writing: base.WriteContext, values: dict[str, Any]) -> AreaEntry:
        receivers = values.pop("receivers", None)
        record: AreaEntry = model(**values)
        area_records.put_on_record(
            record=record, instrument=Instrument.objects.shipped(), on=today_for(writing.by), receivers=receivers
        )
        return record

    return base.ImportRecordType(
        name=name,
        type_=type_,
        title=title,
        model=model,
        key=table.url,
        lookup="pk" if table.url == "id" else table.url,
        columns=columns_of(table),
        entry=entry,
        edit=edit,
        rows=rows,
        enter=enter,
        change=change,
        doubts=doubts,
    )


PROGRAMMES = area_register(
    "programmes", "programme", _("Support programmes"), PROGRAMME_FIELDS, ProgrammeEntry, ProgrammeEdit
)
STANDARDS = area_register(
    "standards", "standard", _("Standards"), STANDARD_FIELDS, StandardEntry, StandardEdit, same_standards
)
POSITIONS = area_register(
    "standard-positions",
    "standard-position",
    _("Positions on standards"),
    POSITION_FIELDS,
    PositionEntry,
    PositionEdit,
)
INFORMATION = area_register(
    "information-given",
    "information",
    _("Information given"),
    INFORMATION_FIELDS,
    InformationEntry,
    InformationEdit,
)
