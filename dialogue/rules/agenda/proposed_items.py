"""Proposals accepted into the agenda, with their ministry and date.

A proposal became an item of its own, or is discussed under another one. There its minutes are added, and its text is
part of the annotation.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from dialogue.rules.agenda.inputs import AcceptedProposal, AgendaInput
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.reasons import Reason, ReasonCode

_PROPOSED = {ReasonCode.PROPOSED.value, ReasonCode.PROPOSED_LATE.value}


def with_proposals(items: tuple[Item, ...], register: AgendaInput) -> tuple[Item, ...]:
    """Return the items with the proposals accepted into each, as reasons and references."""
    if not register.proposals:
        return items
    return tuple(
        replace(
            _with_proposal(item, register), children=tuple(_with_proposal(child, register) for child in item.children)
        )
        for item in items
    )


def proposed(register: AgendaInput, key: str) -> Iterator[Reason]:
    """Yield a reason for each proposal accepted into the item of that key."""
    for fact in register.proposed(key):
        yield _reason(fact)


def _with_proposal(item: Item, register: AgendaInput) -> Item:
    facts = register.proposed(item.key)
    if not facts:
        return item
    # The reason "added by a person" is redundant for an item that a ministry proposed.
    known = tuple(reason for reason in item.reasons if reason.code is not ReasonCode.PERSON)
    new_reasons = tuple(reason for reason in map(_reason, facts) if reason not in known)
    beside = _beside(facts, item)
    # Minutes set by a user already cover all proposals discussed under the item.
    added = sum(fact.minutes for fact in beside) if item.edit is None or item.edit.minutes is None else 0
    return replace(
        item,
        minutes=item.minutes + added,
        spoken_of=beside,
        reasons=known + new_reasons,
        provisions=_with(item.provisions, (fact.provision for fact in facts)),
        commitments=_with(item.commitments, (fact.commitment for fact in facts)),
    )


def _beside(facts: tuple[AcceptedProposal, ...], item: Item) -> tuple[AcceptedProposal, ...]:
    """Return the proposals discussed under the item, without the one that the item was created from."""
    if item.kind is not ItemKind.ADDED or item.edit is None or not _PROPOSED.intersection(item.edit.reasons):
        return facts
    origin = min(facts, key=lambda fact: fact.settled_at or datetime.max.replace(tzinfo=UTC))
    return tuple(fact for fact in facts if fact is not origin)


def _reason(fact: AcceptedProposal) -> Reason:
    code = ReasonCode.PROPOSED_LATE if fact.is_late else ReasonCode.PROPOSED
    return Reason(code, participant=fact.participant, on=fact.on)


def _with(known: tuple[str, ...], more: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *filter(None, more))))
