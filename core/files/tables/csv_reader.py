"""CSV reader for Excel's variants in Japanese, English and French; the assumed encoding is reported."""

import codecs
import csv
import re
from collections.abc import Collection
from io import StringIO
from typing import NamedTuple

from django.utils.translation import gettext as _

from core.files.tables.sheet import MOST_COLUMNS, MOST_ROWS, ImportSheet, InvalidFileError, Problem, SheetRow
from core.text.formulas import FORMULA

# Longer than any accepted text, so that a longer one is reported at its cell; csv has no limit per reader.
DELIMITERS = (",", ";", "\t")
# Kana, which Japanese text nearly always contains, and other text in another encoding hardly ever yields.
KANA = re.compile("[ぁ-ヿ]")
# An apostrophe protects a formula from being computed; existing ones count as well.
GUARDED = re.compile("'*[" + re.escape("".join(FORMULA)) + "]")


class DecodedText(NamedTuple):
    text: str
    note: str


def read(content: bytes, names: Collection[str]) -> ImportSheet:
    """Read a CSV file; the column ``names`` help to detect its delimiter. Raises UnreadableError."""
    text, note = decoded(content)
    if "\0" in text:
        raise InvalidFileError(_("The file is not a valid CSV file."))
    rows: list[SheetRow] = []
    try:
        for number, values in enumerate(
            csv.reader(StringIO(text, newline=""), delimiter=_divider(text, names)), start=1
        ):
            row = SheetRow(number, tuple(unguarded(value) for value in values))
            if row.is_empty:
                continue
            _refuse_too_much(row, len(rows))
            rows.append(row)
    except csv.Error as error:
        raise InvalidFileError(_("A cell is too long, or a quotation mark is not closed.")) from error
    if not rows:
        raise InvalidFileError(_("The file is empty. Enter column names in the first row."))
    return ImportSheet(rows[0], tuple(rows[1:]), cuts=False, notes=(note,) if note else ())


def _refuse_too_much(row: SheetRow, before: int) -> None:
    if before > MOST_ROWS:
        message = _("The file has more than %(most)d rows. Split the file.") % {"most": MOST_ROWS}
        raise InvalidFileError([Problem(message, row.number)])
    if len(row.values) > MOST_COLUMNS:
        message = _("The file has more than %(most)d columns.") % {"most": MOST_COLUMNS}
        raise InvalidFileError([Problem(message, row.number, len(row.values) - 1)])


def decoded(content: bytes) -> DecodedText:
    """Decode the content; the note names an assumed encoding other than UTF-8 or UTF-16."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return DecodedText(_as(content, "utf-16") or _refuse(), "")
    if (text := _as(content, "utf-8-sig")) is not None:
        return DecodedText(text, "")
    japanese = _as(content, "cp932")
    if japanese is not None and KANA.search(japanese):
        return DecodedText(japanese, _said("Shift_JIS"))
    western = _as(content, "cp1252")
    if western is not None:
        return DecodedText(western, _said("Windows-1252"))
    return DecodedText(japanese, _said("Shift_JIS")) if japanese is not None else DecodedText(_refuse(), "")


def _as(content: bytes, code: str) -> str | None:
    try:
        return content.decode(code)
    except UnicodeDecodeError:
        return None


def _said(code: str) -> str:
    message = _(
        "The file is not in UTF-8 and was read as %(code)s. Check the texts below, or save the file as “CSV UTF-8”."
    )
    return message % {"code": code}


def _refuse() -> str:
    raise InvalidFileError(_("Unknown character encoding. Save the file as “CSV UTF-8”."))


def _divider(text: str, names: Collection[str]) -> str:
    """Return the delimiter that yields the most known column names. Excel in French writes “;”."""
    head = text.lstrip("\r\n").partition("\n")[0]

    def known(divider: str) -> int:
        return sum(name.strip(' "\r').casefold() in names for name in head.split(divider))

    return max(DELIMITERS, key=known)


def guarded(text: str) -> str:
    """Escape a cell with an apostrophe if a spreadsheet would compute it; an existing apostrophe is doubled."""
    return f"'{text}" if GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that ``guarded`` escaped."""
    return text[1:] if text.startswith("'") and GUARDED.match(text) else text
