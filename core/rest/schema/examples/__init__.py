"""Examples of every request and response body, made from their schemas.

No example is written by hand for an endpoint, so none can be missing or outdated. The name of a field determines its
value (``names``), otherwise its schema does (``values``).
"""

from typing import Any

from core.rest.schema.examples.names import collection_of, samples
from core.rest.schema.examples.values import Examples

JSON = "application/json"
# An update names only some fields, and so does its example.
FEW = 2


def add_examples(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Add an example to each JSON body and response that has none (postprocessing hook)."""
    homes = _homes(result)
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            make = Examples(result["components"]["schemas"], homes, collection_of(path), operation["operationId"])
            body = operation.get("requestBody", {}).get("content", {})
            for media_type, content in body.items():
                if "schema" in content and not _shown(content) and media_type.endswith("json"):
                    few = FEW if method == "patch" else None
                    content["example"] = make.example(content["schema"], writing=True, few=few)
            for status, response in operation["responses"].items():
                for media_type, content in response.get("content", {}).items():
                    if status.startswith("2") and "schema" in content and not _shown(content):
                        content["example"] = make.answer(content["schema"], media_type)
    return result


def _shown(content: dict[str, Any]) -> bool:
    return bool({"example", "examples"} & content.keys())


def _homes(result: dict[str, Any]) -> dict[str, str]:
    """Return the collection that contains each schema's records."""
    homes = dict(samples().homes)
    for path, operations in result["paths"].items():
        answer = operations.get("get", {}).get("responses", {}).get("200", {})
        reference = answer.get("content", {}).get(JSON, {}).get("schema", {}).get("$ref", "")
        if reference and path.count("/") == 5 and path.endswith("}/"):  # noqa: PLR2004  # /api/v1/sides/{key}/
            homes[reference.rpartition("/")[2]] = collection_of(path)
    return homes
