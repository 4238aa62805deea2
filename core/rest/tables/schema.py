"""OpenAPI description of exports."""

from typing import Any

from core.rest.tables.tables import TABLES

FORMAT: dict[str, Any] = {
    "name": "format",
    "in": "query",
    "description": (
        "The form, before Accept. A table has all records that match and no pages, so it takes no `limit`, `cursor` "
        "or `count`. Its head is the names of the fields, with `lang=*` one column for each language. Several values "
        "of a field are joined by `; `, and a value with parts is JSON in its cell. In CSV an apostrophe "
        "precedes text that a spreadsheet would read as a formula. A workbook has 10,000 records at most."
    ),
}


def describe_tables(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Add the media types of exports and the parameter ``format`` to lists (postprocessing hook)."""
    forms = {"schema": {"type": "string", "enum": ["json", *(table.format for table in TABLES)], "default": "json"}}
    for operations in result["paths"].values():
        for operation in operations.values():
            given = operation["responses"].get("200", {}).get("content", {})
            if not all(table.media_type in given for table in TABLES):
                continue
            for table in TABLES:
                text = table.media_type.startswith("text/")
                given[table.media_type] = {"schema": {"type": "string"} if text else {}}
            operation["parameters"] = [*operation.get("parameters", []), FORMAT | forms]
    return result
