"""XML characters: removal of those that no document format can contain."""

import re

# XML 1.0 excludes control characters, surrogates and U+FFFE; PDF/UA forbids them. Embeddings, overrides and isolates
# (U+202A to U+202E, U+2066 to U+2069) would let a text change the reading order of its neighbours; right-to-left
# letters do not need them.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


def writable(text: str) -> str:
    """Return ``text`` without characters that documents cannot contain, with LF line ends."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
