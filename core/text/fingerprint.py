"""Text fingerprint of a joint decision: concurrences with the same hash concern the same text."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any


def fingerprint(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of ``content`` in a canonical form, as 64 hexadecimal digits.

    The form is that of RFC 8785 for the types used (texts, integers, null, lists and objects with ASCII names): JSON in
    UTF-8 without spaces, with sorted names. Texts are in Unicode NFC with LF line ends, so that equal words give equal
    hashes whatever keyboard or browser they come from.
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
