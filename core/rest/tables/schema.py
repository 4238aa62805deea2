"""What the OpenAPI description says of lists that are given out as tables."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

FORMAT: dict[str, Any] = {
    "name": "format",
    "in": "query",
    "description": (
        "The form, before Accept. A table has all records that match and no pages, so it takes no `limit`, `cursor` "
        "or `count`. Its head is the names of the fields, with `lang=*` one column for each language. Several values "
        "of a field are joined by `; `, and what has parts of its own is JSON in its cell. In CSV an apostrophe stands "
        "before text that a spreadsheet would take for a formula. A workbook has 10,000 records at most."
    ),
}


def describe_tables(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """A postprocessing hook: the forms of tables are text or bytes, and lists know the parameter that asks for one."""
    tables = [import_string(path) for path in settings.API_TABLES]
    forms = {"schema": {"type": "string", "enum": ["json", *(table.format for table in tables)], "default": "json"}}
    for operations in result["paths"].values():
        for operation in operations.values():
            given = operation["responses"].get("200", {}).get("content", {})
            if not all(table.media_type in given for table in tables):
                continue
            for table in tables:
                text = table.media_type.startswith("text/")
                given[table.media_type] = {"schema": {"type": "string"} if text else {}}
            operation["parameters"] = [*operation.get("parameters", []), FORMAT | forms]
    return result
