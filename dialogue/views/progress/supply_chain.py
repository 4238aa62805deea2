"""Commitments by mineral and supply chain stage as a table, with a bar of their status in each cell."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from commitments.enums import CommitmentState, Health
from commitments.models import Instrument
from contacts.models import User
from dialogue.services.supply_chain import NAMED, ChainCell, read_supply_chain
from dialogue.views.progress.coverage import COUNTED_ORIGINS
from dialogue.views.progress.drawing import Box, Drawing, Shape
from dialogue.views.progress.page import progress_page

BAR_WIDTH, BAR_HEIGHT, GAP = 240, 12, 3


@dataclass(frozen=True, slots=True)
class LinkedChainCell:
    """Cell with the URL of its commitments in the register, if there is one, and the bar of their status."""

    cell: ChainCell
    url: str
    drawing: Drawing


@progress_page
def supply_chain(request: HttpRequest, instrument: Instrument, today: date) -> HttpResponse:
    """Show active commitments upstream, midstream and downstream by mineral."""
    assert isinstance(request.user, User)
    read = read_supply_chain(instrument=instrument, viewer=request.user, today=today)
    context: dict[str, Any] = {
        "read": read,
        "stages": [(stage, count) for stage, count in read.stages.items()],
        "statuses": list(Health),
        "rows": [
            (mineral, [LinkedChainCell(cell, _register(cell), _bar(cell)) for cell in cells])
            for mineral, cells in read.rows
        ],
        "named": read.unplaced[:NAMED],
    }
    return render(request, "dialogue/progress/supply_chain.html", context)


def _register(cell: ChainCell) -> str:
    """Return the address of a cell's commitments; empty without a mineral, for which the register has no filter."""
    if cell.mineral is None:
        return ""
    query = {
        "state": CommitmentState.ACTIVE.value,
        "origin__in": COUNTED_ORIGINS,
        "stage": cell.stage.value,
        "mineral": cell.mineral.code,
    }
    return reverse("commitments:register", query=query)


def _bar(cell: ChainCell) -> Drawing:
    shares = [(health, cell.counts[health]) for health in Health if cell.counts[health]]
    room, x = BAR_WIDTH - 2 - GAP * (len(shares) - 1), 1
    boxes: list[Shape] = []
    for health, number in shares:
        width = max(room * number // cell.count, 2)
        boxes.append(Box(health.value, x, 1, width, BAR_HEIGHT - 2, 0))
        x += width + GAP
    name = f"{cell.mineral.code if cell.mineral else 'none'}-{cell.stage.value}"
    return Drawing(name, "", BAR_WIDTH, BAR_HEIGHT, below=boxes)
