"""Seed file reader, which converts ``{ en = ..., fr = ..., ja = ... }`` into columns."""

import tomllib
from pathlib import Path
from typing import Any

from core.text.multilingual_text import LANGUAGES

type Table = dict[str, Any]

FOLDER = Path(__file__).parent


def read(name: str) -> Table:
    """Return the tables of ``<name>.toml``. Raise tomllib.TOMLDecodeError with line and column."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def columns(**texts: Table | None) -> Table:
    """Return the three language columns of each text; a missing language is empty."""
    return {
        f"{name}_{language}": (text or {}).get(language, "") for name, text in texts.items() for language in LANGUAGES
    }
