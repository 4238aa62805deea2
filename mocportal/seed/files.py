"""Reading the seed files, and turning ``{ en = ..., fr = ..., ja = ... }`` into columns."""

import tomllib
from pathlib import Path
from typing import Any

from core.text.multilingual_text import LANGUAGES

type Table = dict[str, Any]

FOLDER = Path(__file__).parent


def read(name: str) -> Table:
    """The tables of ``<name>.toml``. Raises tomllib.TOMLDecodeError with line and column where it is not TOML."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def columns(**texts: Table | None) -> Table:
    """The three columns of each text; a language that the file leaves out stays empty."""
    return {
        f"{name}_{language}": (text or {}).get(language, "") for name, text in texts.items() for language in LANGUAGES
    }
