"""What every table is answered with: a name for the file, its languages, and a tag to ask about it again."""

from tempfile import SpooledTemporaryFile
from typing import Any

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from rest_framework.request import Request

from contacts.api.formats import Table, TableRenderer

# What fits in memory stays there; a larger table is written to a file that is gone once it is sent.
IN_MEMORY = 4 * 1024 * 1024


def spool() -> Any:
    """A file to write a table to, which its answer closes."""
    return SpooledTemporaryFile(IN_MEMORY)


def given(file: Any, *, table: Table, form: TableRenderer, etag: str, request: Request) -> HttpResponseBase:
    """The written ``file`` or, where the request knows it by ``etag``, that nothing changed.

    It was written to its end before the answer begins, so that one that breaks off is never taken for the whole.
    """
    file.seek(0)
    response: Any = FileResponse(file, content_type=form.content_type)
    language = f".{table.languages[0]}" if len(table.languages) == 1 else ""
    disposition = content_disposition_header(as_attachment=True, filename=f"{table.name}{language}.{form.format}")
    assert disposition is not None
    response["Content-Disposition"] = disposition
    response["Content-Language"] = ", ".join(table.languages)
    response["ETag"] = etag
    # Django asks its own request, which DRF's wraps.
    answer: HttpResponseBase | None = get_conditional_response(request._request, etag=etag, response=response)  # noqa: SLF001
    assert answer is not None
    if answer is not response:
        file.close()
    return answer
