"""The year of the Dialogue as one line: where each date is, and that no label covers another."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils.translation import override

from core.text.multilingual_text import LANGUAGES
from dialogue.enums import PlanStep
from dialogue.rules.charts import width_of
from dialogue.rules.stages import Stage
from dialogue.services.key_dates import StepDay
from dialogue.services.preparation_progress import DialoguePreparation, StageOfYear
from dialogue.services.year_line import EDGE, WIDTH, YearLine, year_line

TODAY = date(2026, 11, 24)


def year_of(*days: int, meeting: int | None = 70) -> DialoguePreparation:
    """Steps at these days from today, and the meeting."""
    steps = tuple(StepDay(step, TODAY + timedelta(days=on), False) for step, on in zip(PlanStep, days, strict=False))
    on = None if meeting is None else TODAY + timedelta(days=meeting)
    issued = StageOfYear(Stage.ISSUED, "Agenda issued", "past", TODAY - timedelta(days=5) if days else None)
    stages = (
        issued,
        StageOfYear(Stage.MEETING, "Dialogue", "ahead", on),
        StageOfYear(Stage.RECORD, "Record", "ahead", None),
    )
    return DialoguePreparation(stages, steps, Stage.MEETING, has_record=False, overtaken="", has_draft=False)


def line_of(year: DialoguePreparation) -> YearLine:
    line = year_line(year, TODAY)
    assert line is not None
    return line


def test_dates_have_their_place_and_say_whether_they_are_past() -> None:
    points = line_of(year_of(-70, 0)).points
    assert [(point.kind, point.x) for point in points if point.kind != "today" and "issued" not in point.label] == [
        ("past", EDGE),
        ("past", WIDTH // 2),
        ("meeting", WIDTH - EDGE),
    ]
    assert [point.kind for point in points if point.label == "Agenda issued, 19 November 2026"] == ["past"]
    assert line_of(year_of(-70, 0)).gone == WIDTH // 2 - EDGE


def test_the_table_has_each_date_in_order_and_today() -> None:
    line = line_of(year_of(-70, 1, 2, 3))
    assert [on for on, _title in line.dates] == sorted(
        TODAY + timedelta(days=days) for days in (-70, -5, 0, 1, 2, 3, 70)
    )
    assert (TODAY, "Today") in line.dates


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_covers_another_or_leaves_the_picture(language: str) -> None:
    with override(language):
        points = [point for point in line_of(year_of(-60, -3, 1, 2, 40, 66)).points if point.label]
        for above in (True, False):
            spans = [
                (point.label_at - width_of(point.label) / 2, point.label_at + width_of(point.label) / 2)
                for point in points
                if point.is_above is above
            ]
            assert all(begins >= -1 and ends <= WIDTH + 1 for begins, ends in spans)
            assert all(before[1] <= after[0] + 1 for before, after in pairwise(spans))


def test_without_dates_there_is_no_line() -> None:
    assert year_line(year_of(meeting=None), TODAY) is None
    assert year_line(year_of(meeting=70), TODAY) is None
