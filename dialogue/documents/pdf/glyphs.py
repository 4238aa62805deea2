"""Font coverage: characters that the embedded fonts can show.

A PDF/UA file must show every character that it contains, and Typst refuses to write one that does not. So that a title
with an emoji does not prevent an agenda, unsupported characters become U+FFFD.
"""

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

LATIN = Path(str(files("fontpkg_noto_sans"))) / "files"
JAPANESE = Path(str(files("manimgx_fonts_cjk")))

_UNKNOWN = "\ufffd"

# Variation selectors modify the preceding character and need no glyph of their own.
_VARIATION_SELECTORS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))

_SEGMENTED_COVERAGE = 12
"""``cmap`` format that lists all code points, including those beyond U+FFFF."""


class _FontCoverage(dict[int, str]):
    """Translation table for ``str.translate``, filled lazily per character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        formatting = character.isspace() or unicodedata.category(character) == "Cf" or code in _VARIATION_SELECTORS
        self[code] = character if formatting or code in _covered() else _UNKNOWN
        return self[code]


_SHOWN = _FontCoverage()


def shown(text: str) -> str:
    """Return ``text`` with U+FFFD for each character that neither font has."""
    return text if text.isascii() else text.translate(_SHOWN)


def unsupported(tree: Any) -> dict[str, str]:
    """Return the texts of a document tree that ``shown`` changes, each with the characters that it replaces."""
    return {text: changed for text in _texts(tree) if (changed := _replaced(text))}


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, tuple):
        for part in tree:
            yield from _texts(part)
    elif is_dataclass(tree):
        for each in fields(tree):
            yield from _texts(getattr(tree, each.name))


def _replaced(text: str) -> str:
    replaced = (character for character, mark in zip(text, shown(text), strict=True) if character != mark)
    return "".join(dict.fromkeys(replaced))


@cache
def _covered() -> frozenset[int]:
    upright = next(path for path in LATIN.glob("*.ttf") if "Italic" not in path.name)
    return _characters(upright) | _characters(next(JAPANESE.glob("*.ttc")))


def _characters(font: Path) -> frozenset[int]:
    """Return the code points of the first face in ``font``, from its ``cmap`` table (OpenType, format 12)."""
    with font.open("rb") as file:

        def read(layout: str, position: int) -> tuple[int, ...]:
            file.seek(position)
            return struct.unpack(layout, file.read(struct.calcsize(layout)))

        (tag,) = read(">I", 0)
        start = read(">I", 12)[0] if tag == int.from_bytes(b"ttcf") else 0
        (tables,) = read(">H", start + 4)
        records = (read(">4I", start + 12 + 16 * place) for place in range(tables))
        cmap = next(offset for name, _sum, offset, _length in records if name == int.from_bytes(b"cmap"))
        (subtables,) = read(">H", cmap + 2)
        offsets = (cmap + read(">HHI", cmap + 4 + 8 * place)[2] for place in range(subtables))
        table = next(offset for offset in offsets if read(">H", offset)[0] == _SEGMENTED_COVERAGE)
        (groups,) = read(">I", table + 12)
        bounds = read(f">{groups * 3}I", table + 16)
    return frozenset(code for place in range(0, len(bounds), 3) for code in range(bounds[place], bounds[place + 1] + 1))
