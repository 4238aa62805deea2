"""An example for every body and every answer, made from its schema: the same name is shown the same everywhere.

Nobody writes an example for an endpoint, so none can be forgotten or grow old. What a field is called decides what
its example says (``names``); what its schema allows decides the rest (``values``).
"""

from typing import Any

from core.rest.schema.examples.names import collection_of, samples
from core.rest.schema.examples.values import Examples

JSON = "application/json"
# A change names what it changes, so its example does not name everything.
FEW = 2


def add_examples(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """A postprocessing hook: an example for each body and each answer in JSON that has none of its own."""
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
    """The collection in which each kind of record has its address."""
    homes = dict(samples().homes)
    for path, operations in result["paths"].items():
        answer = operations.get("get", {}).get("responses", {}).get("200", {})
        reference = answer.get("content", {}).get(JSON, {}).get("schema", {}).get("$ref", "")
        if reference and path.count("/") == 5 and path.endswith("}/"):  # noqa: PLR2004  # /api/v1/sides/{key}/
            homes[reference.rpartition("/")[2]] = collection_of(path)
    return homes
