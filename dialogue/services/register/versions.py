"""Saved versions of a Dialogue's agenda: manual edits, order and issued numbers."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from dialogue.enums import AgendaForm, AgendaStatus, ItemOrigin, ItemPurpose
from dialogue.models import Agenda, AgendaItem, Dialogue
from dialogue.rules.agenda.inputs import ManualEdit
from dialogue.rules.agenda.issued_version import FixedNumber, Issue, Snapshot, SnapshotItem, SnapshotMeeting
from dialogue.rules.agenda.items import number_of


@dataclass(frozen=True, slots=True)
class Versions:
    """Saved versions; the fields are those of ``rules.agenda.inputs.AgendaInput``."""

    edits: dict[str, ManualEdit] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    fixed: dict[str, FixedNumber] = field(default_factory=dict)
    issued: Issue | None = None
    revision: int = 0


def versions(dialogue: Dialogue, *, edited: bool) -> Versions:
    """Return the saved versions, in three statements for any number of versions.

    Manual edits are read from the draft if ``edited``, else from the last issued version, which all may read.
    """
    agendas: list[Agenda] = list(Agenda.objects.filter(dialogue=dialogue).order_by("issued_at", "pk"))
    before = Agenda.objects.under_number_of(dialogue).exclude(dialogue=dialogue).standing().count()
    if not agendas:
        return Versions(revision=before)
    rows: dict[int, list[Any]] = {agenda.pk: [] for agenda in agendas}
    annotated = AgendaItem.objects.annotate(parent_key=F("parent__key"), lead_code=F("lead__code"))
    for row in annotated.filter(agenda__in=agendas).order_by("order", "pk"):
        rows[row.agenda_id].append(row)
    issued = [agenda for agenda in agendas if agenda.status != AgendaStatus.DRAFT]
    draft = next((agenda for agenda in agendas if agenda.status == AgendaStatus.DRAFT), None)
    last = issued[-1] if issued else None
    basis = draft if draft and edited else last
    return Versions(
        edits=_edits(rows[basis.pk]) if basis else {},
        order=tuple(row.key for row in rows[basis.pk]) if basis else (),
        fixed={key: number for agenda in issued for key, number in _fixed(rows[agenda.pk])},
        issued=issue_of(last, dialogue, rows[last.pk]) if last else None,
        revision=before + sum(AgendaForm(agenda.form).replaces for agenda in issued),
    )


def issue_of(agenda: Agenda, dialogue: Dialogue, rows: list[Any]) -> Issue:
    """Return the snapshot of an issued version; ``rows`` are its items in order, annotated with ``lead_code``."""
    assert agenda.issued_on is not None
    # Reuse the Dialogue already loaded.
    agenda.dialogue = dialogue
    meeting = SnapshotMeeting.from_json(agenda.meeting) if agenda.meeting else None
    # Edited items that were no longer compiled at issue have no number.
    items = tuple(_snapshot(row) for row in rows if row.origin != ItemOrigin.REMOVED and row.number is not None)
    return Issue(agenda.symbol, agenda.issued_on, Snapshot(items, meeting), agenda.adopted_on)


def _snapshot(row: Any) -> SnapshotItem:
    return SnapshotItem(
        key=row.key,
        number=number_of(row.number or 0, row.bis, row.letter),
        title=row.title,
        purpose=ItemPurpose(row.purpose),
        minutes=row.minutes or 0,
        lead=row.lead_code,
        presenter=row.presenter,
        background=row.background,
        action=row.action,
        decision=row.decision,
        debate=row.debate,
    )


def _fixed(rows: list[Any]) -> list[tuple[str, FixedNumber]]:
    return [
        (row.key, FixedNumber(row.number, row.bis, row.letter, row.parent_key))
        for row in rows
        if row.number is not None
    ]


def _edits(rows: list[Any]) -> dict[str, ManualEdit]:
    return {
        row.key: ManualEdit(
            key=row.key,
            parent=row.parent_key,
            origin=ItemOrigin(row.origin),
            title=row.title,
            purpose=ItemPurpose(row.purpose),
            minutes=row.minutes,
            lead=row.lead_code,
            presenter=row.presenter,
            background=row.background,
            action=row.action,
            decision=row.decision,
            reasons=tuple(row.reasons),
            left_out=tuple(row.left_out),
        )
        for row in rows
        if ItemOrigin(row.origin).belongs_to_people
    }
