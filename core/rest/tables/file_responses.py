"""File responses of exports, with a file name that states the content and the language."""

from tempfile import SpooledTemporaryFile
from typing import Any

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from core.rest.tables.table_renderers import ExportTable, TableRenderer

# A larger export is written to a temporary file, which is deleted after sending.
IN_MEMORY = 4 * 1024 * 1024


def spool() -> Any:
    """Return a temporary file for an export, which its response closes."""
    return SpooledTemporaryFile(IN_MEMORY)


def provided_values(file: Any, *, table: ExportTable, form: TableRenderer) -> HttpResponseBase:
    """Return the response with the written ``file``.

    The file is complete before the response begins, so that an aborted export is never taken for the whole.
    """
    file.seek(0)
    response = FileResponse(file, content_type=form.content_type)
    parts = [table.name, *table.languages] if len(table.languages) == 1 else [table.name]
    if table.mark is not None and table.mark.is_narrow:
        parts.insert(1, table.mark.code)
    disposition = content_disposition_header(as_attachment=True, filename=".".join([*parts, str(form.format)]))
    assert disposition is not None
    response["Content-Disposition"] = disposition
    response["Content-Language"] = ", ".join(table.languages)
    return response
