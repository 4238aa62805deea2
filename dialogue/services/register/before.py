"""Unfinished items and record of the last Dialogue."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import F

from commitments.models import Instrument
from core.text.multilingual_text import MultilingualText
from dialogue.enums import ItemPurpose, ItemResult, RecordStatus
from dialogue.models import AgendaItem, ItemOutcome, Record
from dialogue.rules.agenda.carried_over_items import key_after, unfinished
from dialogue.rules.agenda.inputs import CarriedOverItem, PastDialogue, PreviousRecord
from dialogue.rules.agenda.items import number_of


def carried(instrument: Instrument, past: tuple[PastDialogue, ...]) -> tuple[CarriedOverItem, ...]:
    """Return the items that the last Dialogue in ``past`` left unfinished, in the order of its agenda."""
    if not past:
        return ()
    last = past[-1].number
    results: defaultdict[int, dict[str, ItemResult]] = defaultdict(dict)
    said: dict[str, MultilingualText] = {}
    outcomes = ItemOutcome.objects.filter(
        dialogue__instrument=instrument, dialogue__number__in=[fact.number for fact in past]
    ).exclude(result="")
    for row in outcomes.annotate(number=F("dialogue__number")).order_by("pk"):
        results[row.number][row.item_key] = ItemResult(row.result)
        if row.number == last:
            said[key_after(row.item_key, last)] = row.summary
    left = unfinished(results, last)
    if not left:
        return ()
    rows = _last_rows(instrument, last)
    facts = [replace(_fact(key, *result, rows.get(key)), summary=said[key]) for key, result in left.items()]
    order = list(rows)
    return tuple(sorted(facts, key=lambda fact: order.index(fact.key) if fact.key in rows else len(order)))


def record(instrument: Instrument, past: tuple[PastDialogue, ...], today: date) -> PreviousRecord | None:
    """Return the record of the last Dialogue as of ``today``; None for a draft, which only the secretariat may read."""
    if not past:
        return None
    row = (
        Record.objects.filter(dialogue__instrument=instrument, dialogue__number=past[-1].number)
        .select_related("dialogue__instrument")
        .first()
    )
    if row is None:
        return None
    if row.adopted_on is not None and row.adopted_on <= today:
        status = RecordStatus.ADOPTED
    elif row.opened_on is not None and row.opened_on <= today:
        status = RecordStatus.CLEARING
    else:
        return None
    return PreviousRecord(row.symbol, status, row.clear_by, row.adopted_on)


def _last_rows(instrument: Instrument, number: int) -> dict[str, Any]:
    """Return the agenda items of a Dialogue by their carry-over keys; the last issued version takes precedence."""
    rows = (
        AgendaItem.objects.filter(agenda__dialogue__instrument=instrument, agenda__dialogue__number=number)
        .annotate(lead_code=F("lead__code"))
        .order_by(F("agenda__issued_at").asc(nulls_first=True), "agenda", "order", "pk")
    )
    return {key_after(row.key, number): row for row in rows}


def _fact(key: str, since: int, result: ItemResult, row: Any) -> CarriedOverItem:
    if row is None:
        return CarriedOverItem(key, result, since)
    return CarriedOverItem(
        key=key,
        result=result,
        since=since,
        number=number_of(row.number, row.bis, row.letter) if row.number else "",
        title=row.title,
        purpose=ItemPurpose(row.purpose),
        minutes=row.minutes,
        lead=row.lead_code,
    )
