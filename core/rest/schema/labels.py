"""Labels of enumerations in the OpenAPI description."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.module_loading import import_string

from core.text.languages import Language


def add_labels(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Add the labels of each enumeration in every language (postprocessing hook)."""
    schemas = result["components"]["schemas"]
    enumerations: Any = settings.SPECTACULAR_SETTINGS["ENUM_NAME_OVERRIDES"]
    for name, path in enumerations.items():
        if name not in schemas:
            continue
        labels: dict[str, dict[str, str]] = {}
        for language in Language.values:
            with translation.override(language):
                labels[language] = {str(value): str(label) for value, label in import_string(path).choices}
        schemas[name]["x-labels"] = labels
    return result
