"""Minutes of the agenda: the requirement of each item, and the planner's cuts and additions to fit the day.

Minutes set by users are never changed. An agenda that needs more than the day after all cuts overruns; it is issued
only with a reason.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from core.text.natural_order import natural_key
from dialogue.enums import DebateRule, ItemPurpose, Track
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.tracks import DEBATE_MINUTES, DECISION_MINUTES, CommitmentTrack

# Invitees leave at least this long before the close.
GUEST_MARGIN = 15

PAPER_MINUTES = 5
# All areas without debate together; forms without debate have none.
TOGETHER_MINUTES = 5
# Free minutes are added in these steps to areas with debate, up to the maximum.
STEP, MOST_FREE = 5, 15
# Rules that need no debate if the day is too short.
RELIEVABLE = frozenset({DebateRule.AT_RISK, DebateRule.UNREVIEWED})

SHORT_GUESTS, SHORT_FORA, SHORT_COMMITMENT = 15, 5, 3

# Items that stay where they are, whoever attends them.
OPENING_ITEMS = frozenset({ItemKind.OPENING, ItemKind.ORGANISATION})
FIXED_PLACES = OPENING_ITEMS | {ItemKind.CLOSING}


class Span(NamedTuple):
    """Start of an item in minutes after the opening, and its duration."""

    begins: int
    minutes: int

    @property
    def ends(self) -> int:
        return self.begins + self.minutes


class CutKind(StrEnum):
    """Cut that the planner makes if the day is too short, in this order."""

    GUESTS = "guests"
    FORA = "fora"
    PAPER = "paper"
    COMMITMENT = "commitment"
    NO_DEBATE = "no_debate"


class Cut(NamedTuple):
    """Cut of the minutes of an item or a commitment, by its key or reference."""

    kind: CutKind
    of: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Planned items, and the cuts that were needed to fit them into the day."""

    items: tuple[Item, ...]
    cuts: tuple[Cut, ...] = ()


def needed(items: tuple[Item, ...]) -> int:
    """Return the minutes that the items need together."""
    return sum(item.total_minutes for item in items)


def overrun(register: AgendaInput, items: tuple[Item, ...]) -> int:
    """Return the minutes by which the items exceed the day; 0 if they fit."""
    return max(needed(items) - register.meeting.minutes, 0)


def spans(items: tuple[Item, ...]) -> dict[str, Span]:
    """Return the time span of each item, by key."""
    placed, elapsed = {}, 0
    for item in items:
        placed[item.key] = Span(elapsed, item.total_minutes)
        begins = elapsed
        for child in item.children:
            placed[child.key] = Span(begins, child.minutes)
            begins += child.minutes
        elapsed += item.total_minutes
    return placed


def plan(items: tuple[Item, ...], register: AgendaInput) -> Plan:
    """Return the items with planned minutes: spread over a free day, cut as far as needed in a full one."""
    whole = _timed(items, register, frozenset())
    if not overrun(register, whole):
        return Plan(_on_marks(_spread(whole, register), register))
    cuts = tuple(_cuts(items, register))
    # The sum never rises with a cut, so bisection finds the shortest sufficient sequence.

    def after(count: int) -> tuple[Item, ...]:
        return _timed(items, register, frozenset(cuts[:count]))

    count = bisect_left(range(len(cuts)), x=True, key=lambda count: not overrun(register, after(count)))
    return Plan(_on_marks(after(count), register), cuts[:count])


def _cuts(items: tuple[Item, ...], register: AgendaInput) -> Iterator[Cut]:
    """Yield all possible cuts in their order.

    Decisions, requests, overdue and silent commitments, and those proposed for closing stay debated.
    """
    for kind, cut in ((ItemKind.STAKEHOLDERS, CutKind.GUESTS), (ItemKind.OTHER_FORA, CutKind.FORA)):
        yield from (Cut(cut, item.key) for item in items if item.kind is kind and not item.has_own_minutes)
    areas = [area for area in _areas(items) if area.is_debated and not area.has_own_minutes]
    yield from (Cut(CutKind.PAPER, area.key) for area in reversed(areas) if register.papers_for(area.key))
    rows = [row for area in areas for row in area.work if row.taken_under == area.key and row.is_debated]
    timed = sorted(
        (row for row in rows if _rule_minutes(row)), key=lambda row: (row.days_overdue, natural_key(row.reference))
    )
    yield from (Cut(CutKind.COMMITMENT, row.reference) for row in timed)
    yield from (
        Cut(CutKind.NO_DEBATE, row.reference)
        for row in timed
        if row.rules and set(row.rules) <= RELIEVABLE and row.changed is None
    )


def _areas(items: tuple[Item, ...]) -> Iterator[Item]:
    return (child for item in items for child in item.children if child.kind is ItemKind.AREA)


def _timed(items: tuple[Item, ...], register: AgendaInput, cuts: frozenset[Cut]) -> tuple[Item, ...]:
    return tuple(_item_timed(item, register, cuts) for item in items)


def _item_timed(item: Item, register: AgendaInput, cuts: frozenset[Cut]) -> Item:
    if item.kind is ItemKind.AREAS:
        return replace(item, children=_together(tuple(_area(child, register, cuts) for child in item.children)))
    if item.kind is ItemKind.STAKEHOLDERS and Cut(CutKind.GUESTS, item.key) in cuts:
        return replace(item, minutes=min(item.minutes, SHORT_GUESTS))
    if item.kind is ItemKind.OTHER_FORA and Cut(CutKind.FORA, item.key) in cuts:
        return replace(item, minutes=min(item.minutes, SHORT_FORA))
    return item


def _area(item: Item, register: AgendaInput, cuts: frozenset[Cut]) -> Item:
    """Return a sub-item of the areas with its minutes; one that users added is unchanged."""
    if item.kind is not ItemKind.AREA:
        return item
    work = tuple(_row(row, cuts, here=row.taken_under == item.key) for row in item.work)
    relieved = any(row.relieved for row in work) and not _has_debate(item, work)
    track = Track.NO_DEBATE if relieved else item.track
    planned = replace(
        item,
        work=work,
        track=track,
        purpose=ItemPurpose.INFORMATION if relieved and item.edit is None else item.purpose,
        rules=() if relieved else item.rules,
    )
    if item.has_own_minutes:
        return planned
    if track is Track.NO_DEBATE:
        return replace(planned, minutes=sum(proposal.minutes for proposal in item.spoken_of))
    has_paper = bool(register.papers_for(item.key)) and Cut(CutKind.PAPER, item.key) not in cuts
    own = sum(row.minutes for row in work) + sum(proposal.minutes for proposal in item.spoken_of)
    least = SHORT_COMMITMENT if any(Cut(CutKind.COMMITMENT, row.reference) in cuts for row in work) else DEBATE_MINUTES
    return replace(planned, minutes=max(own, least) + (PAPER_MINUTES if has_paper else 0))


def _has_debate(item: Item, work: tuple[CommitmentTrack, ...]) -> bool:
    """Return whether an area without its relieved commitments still has something to debate."""
    own = item.changed is not None or item.spoken_of or (item.edit and item.edit.decision)
    return bool(own) or any(row.is_debated and row.taken_under == item.key for row in work)


def _row(row: CommitmentTrack, cuts: frozenset[Cut], *, here: bool) -> CommitmentTrack:
    if Cut(CutKind.NO_DEBATE, row.reference) in cuts:
        return replace(row, track=Track.NO_DEBATE, relieved=True, minutes=0)
    if not here or not row.is_debated:
        return replace(row, minutes=0)
    minutes = DECISION_MINUTES * row.decisions + _rule_minutes(row)
    if _rule_minutes(row) and Cut(CutKind.COMMITMENT, row.reference) in cuts:
        minutes += SHORT_COMMITMENT - DEBATE_MINUTES
    if row.named_under == row.taken_under:
        minutes += row.naming_minutes
    return replace(row, minutes=minutes)


def _rule_minutes(row: CommitmentTrack) -> int:
    """Return the minutes for being overdue, at risk, raised or silent, or put to debate by people: once for all.

    A commitment without a lead is silent because nobody reports on it: naming the lead settles both.
    """
    settled = {DebateRule.DECISION, DebateRule.SILENT} if row.names_lead else {DebateRule.DECISION}
    return DEBATE_MINUTES if set(row.rules) - settled or not row.rules else 0


def _together(children: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return sub-items; the first of those without debate has the minutes of all of them.

    Those are fewer if only lack of time took the debate from them: a cut never adds minutes.
    """
    silent = [child for child in children if not child.is_debated and not child.has_own_minutes]
    if not silent:
        return children
    relieved = all(any(row.relieved for row in child.work) for child in silent)
    minutes = SHORT_COMMITMENT if relieved else TOGETHER_MINUTES
    return tuple(replace(child, minutes=child.minutes + minutes) if child is silent[0] else child for child in children)


def _spread(items: tuple[Item, ...], register: AgendaInput) -> tuple[Item, ...]:
    """Return the items with the free minutes of the day spread over areas with debate, one step each in turn."""
    free = register.meeting.minutes - needed(items)
    areas = [area for area in _areas(items) if area.is_debated and not area.has_own_minutes]
    added = {area.key: 0 for area in areas}
    for _turn in range(MOST_FREE // STEP):
        for area in areas:
            if free >= STEP and area.minutes + added[area.key] + STEP <= MOST_FREE:
                added[area.key] += STEP
                free -= STEP
    return tuple(_with_added(item, added) for item in items)


def _with_added(item: Item, added: Mapping[str, int]) -> Item:
    children = tuple(replace(child, minutes=child.minutes + added.get(child.key, 0)) for child in item.children)
    return replace(item, children=children)


def _on_marks(items: tuple[Item, ...], register: AgendaInput) -> tuple[Item, ...]:
    """Return the items with minutes that let each begin at a full five minutes, unless the day is too short for that.

    Each begins at the mark next to its exact minute, so that the sum stays the same to a few minutes.
    """
    units = (
        unit for item in items for unit in (item.children if any(one.minutes for one in item.children) else (item,))
    )
    marked: dict[str, int] = {}
    exact = begins = 0
    for unit in (unit for unit in units if unit.minutes):
        exact += unit.minutes
        ends = begins + unit.minutes if unit.has_own_minutes else max(begins + STEP, STEP * round(exact / STEP))
        marked[unit.key] = ends - begins
        begins = ends
    if (
        overrun(register, items)
        or begins > register.meeting.minutes
        or any(minutes % STEP for minutes in marked.values())
    ):
        return items
    return tuple(
        replace(
            item,
            minutes=marked.get(item.key, item.minutes),
            children=tuple(replace(child, minutes=marked.get(child.key, child.minutes)) for child in item.children),
        )
        for item in items
    )


def attended(register: AgendaInput) -> dict[str, tuple[str, ...]]:
    """Return the keys of the items that each invitee attends, by its name."""
    standard = (ItemKind.STAKEHOLDERS.value,)
    return {invitee.name: invitee.items or standard for invitee in register.meeting.invitees}


def guests_in_time(items: tuple[Item, ...], register: AgendaInput) -> tuple[Item, ...]:
    """Return the items in an order in which invitees leave ``GUEST_MARGIN`` minutes before the close.

    An item that would end later moves forward, no further than needed, and never before the opening items.
    """
    keys = frozenset(key for each in attended(register).values() for key in each)
    limit = register.meeting.minutes - GUEST_MARGIN
    for _each in items:
        late = next((item for item in items if _is_late(items, item, keys, limit)), None)
        if late is None:
            break
        others = tuple(item for item in items if item is not late)
        first = 1 + max((place for place, item in enumerate(others) if item.kind in OPENING_ITEMS), default=-1)
        orders = [
            (*others[:place], late, *others[place:])
            for place in range(items.index(late), min(first, len(items)) - 1, -1)
        ]
        items = next(
            (order for order in orders if not any(_is_late(order, item, keys, limit) for item in order)), orders[-1]
        )
    return items


def _is_late(items: tuple[Item, ...], item: Item, keys: frozenset[str], limit: int) -> bool:
    """Return whether an invitee leaves the item, or one of its sub-items, after ``limit``, and it can move."""
    placed = spans(items)
    ends = (placed[one.key].ends for one in (item, *item.children) if one.key in keys)
    return item.kind not in FIXED_PLACES and max(ends, default=0) > limit


def guests_after_close(items: tuple[Item, ...], register: AgendaInput) -> dict[str, int]:
    """Return by how many minutes an item of each invitee ends after the close; those in time are left out."""
    placed = spans(items)
    over = {
        name: max((placed[key].ends for key in keys if key in placed), default=0) - register.meeting.minutes
        for name, keys in attended(register).items()
    }
    return {name: minutes for name, minutes in over.items() if minutes > 0}
