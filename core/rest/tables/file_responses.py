"""What every table is answered with: a file with a name that says what is in it and in which language."""

from tempfile import SpooledTemporaryFile
from typing import Any

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from core.rest.tables.table_renderers import Table, TableRenderer

# What fits in memory stays there; a larger table is written to a file that is gone once it is sent.
IN_MEMORY = 4 * 1024 * 1024


def spool() -> Any:
    """A file to write a table to, which its answer closes."""
    return SpooledTemporaryFile(IN_MEMORY)


def given(file: Any, *, table: Table, form: TableRenderer) -> HttpResponseBase:
    """The written ``file``, under its name.

    It was written to its end before the answer begins, so that one that breaks off is never taken for the whole.
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
