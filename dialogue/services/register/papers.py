"""Papers of a Dialogue that all Participants may read, expected and received."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Prefetch

from core.text.languages import Language
from core.text.times import displayed_text
from dialogue.enums import PlanStep
from dialogue.models import Dialogue, Paper, PaperFile
from dialogue.rules.agenda.inputs import PaperData
from dialogue.services.key_dates import day_of


def papers(row: Dialogue, as_of: datetime) -> tuple[PaperData, ...]:
    """Return each paper in the version current at ``as_of``, by series and number."""
    brought = PaperFile.objects.filter(brought_at__lte=as_of)
    rows = Paper.objects.filter(dialogue=row).shared().select_related("mark", "expected_from__side")
    shared: list[Paper] = list(rows.prefetch_related(Prefetch("files", brought)).order_by("series", "number"))
    planned = day_of(dialogue=row, step=PlanStep.PAPERS) if any(paper.due_on is None for paper in shared) else None
    return tuple(_fact(paper, row, planned) for paper in shared)


def _fact(paper: Paper, dialogue: Dialogue, planned: date | None) -> PaperData:
    files = list(paper.files.all())
    # Reuse the Dialogue already loaded, and set the revision current at that instant.
    paper.dialogue, paper.revision = dialogue, max((file.revision for file in files), default=0)
    return PaperData(
        symbol=paper.symbol,
        title=paper.title,
        item_key=paper.item_key,
        mark=paper.mark.name,
        expected_from=paper.expected_from.code if paper.expected_from else None,
        due_on=paper.due_on or planned,
        languages=_languages(file.language for file in files if file.revision == paper.revision),
        received_on=_day(paper, min(file.brought_at for file in files)) if files else None,
    )


def _languages(here: Iterable[str]) -> tuple[str, ...]:
    known = set(here)
    return tuple(language.value for language in Language if language in known)


def _day(paper: Paper, at: datetime) -> date:
    """Return the date in the capital of the submitting Participant; in UTC for the secretariat's papers."""
    return displayed_text(at, paper.expected_from.side.time_zone if paper.expected_from else "UTC").date()
