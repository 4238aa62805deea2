"""Tables as text: whatever Excel makes of CSV in Tokyo, Ottawa and Gatineau is read, and what was guessed is told."""

import codecs
import csv
import re
from collections.abc import Collection
from io import StringIO
from typing import NamedTuple

from django.utils.translation import gettext as _

from core.files.tables.sheet import MOST_COLUMNS, MOST_ROWS, Problem, Sheet, SheetRow, UnreadableError
from core.text.formulas import FORMULA

# Longer than any text that is taken, so that one too long is told at its cell; csv has no other limit per reader.
DELIMITERS = (",", ";", "\t")
# Letters that Japanese text nearly always has, and that other text in another code hardly ever gives.
KANA = re.compile("[ぁ-ヿ]")
# What an apostrophe stands before so that no spreadsheet computes it; and one that stood there already.
GUARDED = re.compile("'*[" + re.escape("".join(FORMULA)) + "]")


class Decoded(NamedTuple):
    text: str
    note: str


def read(content: bytes, names: Collection[str]) -> Sheet:
    """``names`` are those of columns, which tell how the columns are divided. Raises UnreadableError."""
    text, note = decoded(content)
    if "\0" in text:
        raise UnreadableError(_("The file is not a table of text (.csv)."))
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
        raise UnreadableError(
            _("A cell is longer than any text of the register, or its quotation mark is not closed.")
        ) from error
    if not rows:
        raise UnreadableError(_("The file is empty. Its first row names the columns."))
    return Sheet(rows[0], tuple(rows[1:]), cuts=False, notes=(note,) if note else ())


def _refuse_too_much(row: SheetRow, before: int) -> None:
    if before > MOST_ROWS:
        message = _("There are more than %(most)d rows. Divide the file.") % {"most": MOST_ROWS}
        raise UnreadableError([Problem(message, row.number)])
    if len(row.values) > MOST_COLUMNS:
        message = _("There are more than %(most)d columns.") % {"most": MOST_COLUMNS}
        raise UnreadableError([Problem(message, row.number, len(row.values) - 1)])


def decoded(content: bytes) -> Decoded:
    """The text, and what was taken of how it is written where it is not UTF-8."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(_as(content, "utf-16") or _refuse(), "")
    if (text := _as(content, "utf-8-sig")) is not None:
        return Decoded(text, "")
    japanese = _as(content, "cp932")
    if japanese is not None and KANA.search(japanese):
        return Decoded(japanese, _said("Shift_JIS"))
    western = _as(content, "cp1252")
    if western is not None:
        return Decoded(western, _said("Windows-1252"))
    return Decoded(japanese, _said("Shift_JIS")) if japanese is not None else Decoded(_refuse(), "")


def _as(content: bytes, code: str) -> str | None:
    try:
        return content.decode(code)
    except UnicodeDecodeError:
        return None


def _said(code: str) -> str:
    message = _(
        "The file is not in UTF-8; it was read as %(code)s. Look at its texts below, or save it as “CSV UTF-8”."
    )
    return message % {"code": code}


def _refuse() -> str:
    raise UnreadableError(_("The file is in no code that is known here. Save it as “CSV UTF-8”."))


def _divider(text: str, names: Collection[str]) -> str:
    """What stands between the columns: that which gives the most names that are known. Excel in French writes “;”."""
    head = text.lstrip("\r\n").partition("\n")[0]

    def known(divider: str) -> int:
        return sum(name.strip(' "\r').casefold() in names for name in head.split(divider))

    return max(DELIMITERS, key=known)


def guarded(text: str) -> str:
    """A cell that no spreadsheet computes. An apostrophe that stands there already gets another."""
    return f"'{text}" if GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text.startswith("'") and GUARDED.match(text) else text
