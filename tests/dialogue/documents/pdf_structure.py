"""Text and tags of a PDF."""

import re
from collections import Counter
from typing import Any

import pypdf


def squeezed(text: str) -> str:
    """Text without spaces, line ends and the break opportunities of long words: what is left has to be equal."""
    return re.sub(r"[\s\u200b]", "", text)


def tags(reader: pypdf.PdfReader) -> Counter[str]:
    counted: Counter[str] = Counter()

    def walk(element: Any) -> None:
        element = element.get_object()
        if isinstance(element, list):
            for child in element:
                walk(child)
        elif isinstance(element, dict):
            if "/S" in element:
                counted[str(element["/S"])] += 1
            if "/K" in element:
                walk(element["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]
    return counted
