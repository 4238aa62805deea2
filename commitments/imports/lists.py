"""List downloads: templates without rows, and exports of visible records."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext as _

from commitments.imports.column_help import explain
from commitments.imports.columns import VERSION, ImportColumn
from commitments.imports.files import ListFileFormat
from commitments.imports.record_types import ImportRecordType
from commitments.imports.writing import separated, workbook
from commitments.models import Instrument
from contacts.models import HandlingMark
from core.files.tables.sheet import Value
from core.records import NEVER


def standing_of() -> str:
    """Return the status line of the MOC, which every downloaded list includes."""
    instrument = Instrument.objects.order_by("pk").first()
    if instrument is None:
        return ""
    closed = Instrument.objects.closed().filter(pk=instrument.pk).exists()
    end = _("The MOC is discontinued. The register is read-only.") if closed else ""
    return " ".join(filter(None, (str(instrument.status_line), end)))


def template_columns(kind: ImportRecordType) -> list[ImportColumn]:
    """Return the columns of a template, without read-only ones other than key and version."""
    return [column for column in kind.columns if column.settable is not NEVER or column.name in {kind.key, VERSION}]


def template(kind: ImportRecordType, form: ListFileFormat) -> HttpResponse:
    return given(kind, template_columns(kind), (), form, mark=None)


def given(
    kind: ImportRecordType,
    columns: Sequence[ImportColumn],
    rows: Iterable[Sequence[Value]],
    form: ListFileFormat,
    *,
    mark: HandlingMark | None,
) -> HttpResponse:
    """Return a file download; ``mark`` is the narrowest mark in it, part of the file name if it is restricted."""
    if form is ListFileFormat.CSV:
        content = separated(columns, rows)
    else:
        shown = "" if mark is None else str(mark.name)
        content = workbook(str(kind.name), columns, rows, explain(kind, columns, standing_of()), shown)
    parts = [kind.name]
    if mark is not None and mark.is_narrow:
        parts.append(mark.code)
    return download(".".join([*parts, form]), content, form)


def download(name: str, content: bytes, form: ListFileFormat) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    assert disposition is not None
    headers = {"Content-Disposition": disposition, "Content-Language": (get_language() or "en")[:2]}
    return HttpResponse(content, content_type=form.content_type, headers=headers)
