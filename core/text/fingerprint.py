"""The hash of the text of a joint decision: five concurrences are to one text when they are to one hash."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any


def fingerprint(content: Mapping[str, Any]) -> str:
    """The SHA-256, in 64 hexadecimal digits, of ``content`` in one canonical form.

    The form is that of RFC 8785 for what occurs here (texts, whole numbers, null, lists and objects with ASCII
    names): JSON in UTF-8 without spaces, names in order. Texts are in Unicode's form NFC and lines end with a line
    feed, so that the same words give the same hash whatever keyboard or browser they come from.
    """
    canonical = json.dumps(_plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
