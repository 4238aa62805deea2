"""Importer: runs each row through the request body and the services of the API, all or nothing.

A preview runs the same code and rolls it back, so that its result is exact.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pghistory
from django.db import IntegrityError, connection, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError

from commitments.imports.characters import carried, fitting, is_cut
from commitments.imports.columns import VERSION, CellType, ImportColumn
from commitments.imports.outcomes import CellChange, Outcome, RowAction, RowOutcome
from commitments.imports.record_types import ImportRecordType, WriteContext
from commitments.imports.tables import MappedTable
from commitments.permissions import who_may_add, who_may_change
from contacts.models import Participant, User
from core.files.tables.sheet import Problem, SheetRow
from core.records import ALWAYS, NEVER
from core.refusals.constraint_messages import NEEDS_TEXT, message_for
from core.refusals.errors import BusyError, DomainError, SelfExclusionError
from core.rest.write.fields import LARGEST_INTEGER
from core.rest.write.preconditions import versions_of, versions_read

# The services write each row, with its history, within the request: some ten seconds for this many.
MOST_WRITTEN = 500
# Seconds after which a preview of this many rows has ended.
LONGEST = 5
# In digits; no record id is longer.
LONGEST_NUMBER = 10


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """Substitute for a request, with the user that the request bodies of the API read."""

    user: User


def preview(table: MappedTable, writing: WriteContext) -> Outcome:
    """Try the file and roll it back, without allocating reference numbers.

    Raises BusyError while another preview of the same account runs.
    """
    with transaction.atomic():
        _hold(writing.by)
        outcome = _carry_out(table, replace(writing, trial=True))
        transaction.set_rollback(True)
    accepted = [row for row in outcome.rows if row.changes and not row.problems]
    doubts = (
        _("Row %(number)d: %(warning)s") % {"number": number, "warning": warning}
        for number, warning in table.kind.doubts(accepted, writing.by)
    )
    return replace(outcome, notes=(*outcome.notes, *doubts))


def _hold(user: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"preview {user.pk}"])
        if not cursor.fetchone()[0]:
            raise BusyError(_("Another preview of your account is running. Wait until it has finished."), wait=LONGEST)


def import_(table: MappedTable, writing: WriteContext, *, why: str) -> Outcome:
    """Create and update the records of the file, with ``why`` in the history; write none if a row is refused."""
    with transaction.atomic(), pghistory.context(reason=why):
        outcome = _carry_out(table, writing)
        if outcome.refused:
            transaction.set_rollback(True)
    return outcome


def _carry_out(table: MappedTable, writing: WriteContext) -> Outcome:
    run = _ImportRun(table, writing)
    rows: list[RowOutcome] = []
    written = 0
    for row in table.sheet.rows:
        rows.append(run.row(row))
        written += rows[-1].act in {RowAction.NEW, RowAction.CHANGED}
        if written > MOST_WRITTEN:
            message = _("The file has more than %(most)d new or changed rows. Split the file.") % {"most": MOST_WRITTEN}
            rows[-1].refuse(Problem(message, row.number))
            break
    run.refuse_out_of_sight(rows)
    return Outcome(rows, table.sheet.notes)


class _ImportRun:
    """Single pass over the rows of a table."""

    def __init__(self, table: MappedTable, writing: WriteContext) -> None:
        self.table, self.writing = table, writing
        self.kind: ImportRecordType = table.kind
        self.key = next(column for column in self.kind.columns if column.name == self.kind.key)
        self.context: dict[str, Any] = {
            "request": ImportRequest(writing.by),
            "client": None,
            "response_fields": (),
            "related": {},
        }
        self.languages = {column.name: column.language for column in self.kind.columns}
        self.met: dict[str, int] = {}
        self.may_add = writing.by.has_perm(self.kind.right("add"))
        self.present = self._present()
        versions = versions_read if writing.trial else versions_of
        self.versions = versions(self.present.values(), type_=self.kind.type_)

    def _present(self) -> dict[str, Any]:
        """Return the records that the rows name, locked in primary key order unless this is a trial."""
        if self.kind.key not in self.table.places:
            return {}
        named = {self._named(self.table.texts(row)[0].get(self.kind.key, "")) for row in self.table.sheet.rows}
        keys = [key for key in named if key and (self.key.shape is CellType.KEY or _is_number(key))]
        rows = self.kind.rows(self.writing.by)
        if not self.writing.trial:
            rows = rows.select_for_update(of=("self",))
        found = rows.filter(**{f"{self.kind.lookup}__in": keys}).order_by("pk")
        return {str(getattr(record, self.kind.lookup)): record for record in found}

    @staticmethod
    def _named(text: str) -> str:
        return carried(text).strip()

    def row(self, row: SheetRow) -> RowOutcome:
        outcome = RowOutcome(row.number)
        texts, problems = self.table.texts(row)
        if problems:
            outcome.refuse(*problems)
            return outcome
        key = self._named(texts.get(self.kind.key, ""))
        if not key:
            self._enter(outcome, texts)
            return outcome
        outcome.name, outcome.record = key, self.present.get(key)
        if key in self.met:
            message = _("Duplicate of row %(row)d.") % {"row": self.met[key]}
            outcome.refuse(self.table.problem(row.number, self.kind.key, message))
        elif outcome.record is None:
            message = _("Record not found: %(key)s.") % {"key": key[:60]}
            outcome.refuse(self.table.problem(row.number, self.kind.key, message))
        else:
            self.met[key] = row.number
            self._change(outcome, texts)
        return outcome

    # --- New ------------------------------------------------------------------------------------------------------
    def _enter(self, outcome: RowOutcome, texts: Mapping[str, str]) -> None:
        outcome.act = RowAction.NEW
        given = {name: text for name, text in texts.items() if text.strip()}
        columns = [column for column in self.table.columns if column.name in given]
        for column in columns:
            if column.settable is NEVER:
                message = _("Leave this cell blank for a new record.")
                outcome.refuse(self.table.problem(outcome.number, column.name, message))
        if not self.may_add:
            outcome.refuse(Problem(who_may_add(self.kind.model), outcome.number))
        if outcome.problems:
            return
        outcome.changes = [CellChange(column, "", given[column.name]) for column in columns]
        form = self.kind.entry(context=self.context)
        if self._read(outcome, form, columns, given):
            self._write(outcome, lambda: self._entered(form.values()))

    def _entered(self, values: dict[str, Any]) -> Any:
        about = self.kind.about(values)
        if about is not None and not self.writing.by.has_perm(self.kind.right("add"), about):
            raise _NotOwned(about)
        return self.kind.enter(self.writing, values)

    # --- Changed --------------------------------------------------------------------------------------------------
    def _change(self, outcome: RowOutcome, texts: Mapping[str, str]) -> None:
        record = outcome.record
        for column in self.table.columns:
            if column.name in {self.kind.key, VERSION}:
                continue
            before = _shown(column, record)
            after = texts[column.name]
            if column.same(before, after) or (self.table.sheet.cuts and column.same(fitting(carried(before)), after)):
                continue
            outcome.changes.append(CellChange(column, before, after))
            self._look_at(outcome, column, before, after)
        if not outcome.changes:
            return
        outcome.act = RowAction.CHANGED if not outcome.problems else RowAction.REFUSED
        self._check_version(outcome, texts)
        if not self.writing.by.has_perm(self.kind.right("change"), record):
            outcome.refuse(self.table.problem(outcome.number, self.kind.key, self._who_may(record)))
        if outcome.problems:
            return
        form = self.kind.edit(record, partial=True, context=self.context)
        columns = [change.column for change in outcome.changes]
        if self._read(outcome, form, columns, texts):
            self._write(outcome, lambda: self.kind.change(self.writing, record, form.values()))

    def _look_at(self, outcome: RowOutcome, column: ImportColumn, before: str, after: str) -> None:
        """Refuse a change that this column does not allow for any record."""
        message = ""
        if column.settable is not ALWAYS:
            message = _("This value cannot be changed by import. Current value: “%(value)s”.") % {"value": before[:60]}
        elif not column.emptied and not after.strip():
            message = _("This value is required. It cannot be deleted.")
        elif self.table.sheet.cuts and is_cut(carried(before)):
            message = _("The text is too long for a spreadsheet cell. Export as CSV to edit it.")
        if message:
            outcome.refuse(self.table.problem(outcome.number, column.name, message))

    def _check_version(self, outcome: RowOutcome, texts: Mapping[str, str]) -> None:
        present = self.versions.get(outcome.record.pk, 0)
        named = texts.get(VERSION, "").strip()
        if named == str(present):
            return
        if named:
            message = _(
                "%(name)s was changed after the export: current version %(present)d, row version "
                "%(named)s. Export it again."
            )
        else:
            message = _("Enter the version of %(name)s. Current version: %(present)d. Export it again.")
        values = {"name": outcome.name, "present": present, "named": named[:LONGEST_NUMBER]}
        outcome.refuse(self.table.problem(outcome.number, VERSION, message % values))

    # --- Both -----------------------------------------------------------------------------------------------------
    def _read(self, outcome: RowOutcome, form: Any, columns: list[ImportColumn], texts: Mapping[str, str]) -> bool:
        """Validate the cells with the request body of the API, record errors by column, and return the validity."""
        data: dict[str, Any] = {}
        for column in columns:
            value = column.given(texts[column.name])
            if column.language:
                data.setdefault(column.given_as, {})[column.language] = value
            else:
                data[column.given_as] = value
        try:
            form.take(data)
        except ValidationError as error:
            outcome.refuse(*self._placed(outcome.number, error.detail, data))
            return False
        return True

    def _placed(self, row: int, detail: Any, data: Mapping[str, Any]) -> list[Problem]:
        if not isinstance(detail, Mapping):
            return [Problem(str(message), row) for message in detail]
        problems = []
        for field, found in detail.items():
            columns = [column.name for column in self.kind.columns if column.given_as == field] or [""]
            # A text missing in all languages is reported at its first column.
            at = next((name for name in columns if name in self.table.places), columns[0])
            for place, message in _each(found):
                name = f"{field}_{place}" if f"{field}_{place}" in columns else at
                problems.append(self.table.problem(row, name, self._in_words(name, message, place, data.get(field))))
        return problems

    def _in_words(self, name: str, message: ErrorDetail, place: str, given: Any) -> str:
        if message.code in {"required", "null"}:
            if name in self.table.places:
                return str(NEEDS_TEXT) if self.languages.get(name) else _("This cell is required.")
            return _("Column “%(name)s” is required for new records.") % {"name": name}
        if isinstance(given, list) and place.isdecimal():
            return _("“%(entry)s”: %(message)s") % {"entry": str(given[int(place)])[:60], "message": message}
        return str(message)

    def _write(self, outcome: RowOutcome, write: Any) -> None:
        message = ""
        try:
            with transaction.atomic():
                made = write()
                outcome.record = outcome.record or made
        except _NotOwned as refusal:
            message = self._who_may(refusal.record)
        except IntegrityError as error:
            message = message_for(error)
        except DomainError as error:
            message = str(error)
        except ValidationError as error:
            outcome.refuse(*self._placed(outcome.number, error.detail, {}))
        if message:
            outcome.refuse(Problem(message, outcome.number))

    def _who_may(self, record: Any) -> str:
        """Return the message about the users who may change a record that the user may only read."""
        return who_may_change(self.kind.model, self.codes.get(record.owner_id))

    @cached_property
    def codes(self) -> dict[int, str]:
        return dict(Participant.objects.values_list("pk", "code"))

    def refuse_out_of_sight(self, rows: list[RowOutcome]) -> None:
        """Refuse rows that would make their record invisible to the user."""
        written = {row.record.pk: row for row in rows if row.act in {RowAction.NEW, RowAction.CHANGED}}
        manager = self.kind.model._default_manager
        seen = set(manager.filter(pk__in=written).visible_to(self.writing.by).values_list("pk", flat=True))  # type: ignore[attr-defined]  # Each of these has it.
        for pk in written.keys() - seen:
            row = written[pk]
            row.refuse(self.table.problem(row.number, "mark", str(SelfExclusionError())))


class _NotOwned(Exception):  # noqa: N818  # It does not leave this module.
    """Error for a record that would belong to a commitment of another Participant."""

    def __init__(self, record: Any) -> None:
        super().__init__()
        self.record = record


def _shown(column: ImportColumn, record: Any) -> str:
    value = column.written(record)
    return value if isinstance(value, str) else "" if value is None else str(value)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER and int(text) <= LARGEST_INTEGER


def _each(found: Any, place: str = "") -> Any:
    """Yield the messages of a field, each with its language or its position in a list."""
    if isinstance(found, Mapping):
        for key, inner in found.items():
            yield from _each(inner, str(key))
        return
    for message in found:
        yield place, message if isinstance(message, ErrorDetail) else ErrorDetail(str(message), "invalid")
