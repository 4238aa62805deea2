"""Text and tags of a PDF."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdf


def squeezed(text: str) -> str:
    """Text without spaces, line ends and the break opportunities of long words: what is left has to be equal."""
    return re.sub(r"[\s\u200b]", "", text)


def tags(reader: pypdf.PdfReader) -> Counter[str]:
    return Counter(str(element["/S"]) for element in elements(reader))


def elements(reader: pypdf.PdfReader, tag: str = "") -> Iterator[Any]:
    """The elements of the structure in reading order, those with the tag if one is given."""

    def walk(element: Any) -> Iterator[Any]:
        element = element.get_object()
        if isinstance(element, list):
            for child in element:
                yield from walk(child)
        elif isinstance(element, dict):
            if "/S" in element and tag in {"", str(element["/S"])}:
                yield element
            if "/K" in element:
                yield from walk(element["/K"])

    yield from walk(reader.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]
