"""Fictitious progress of commitments: milestones, reports with corrections, and evidence."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Model

from commitments.enums import CommitmentState, Completion, Health, MilestoneResolution
from commitments.models import Commitment, Evidence, Milestone, ProgressReport
from demo import sample_texts, tables
from demo.random_source import DemoContext, midnight

# Out of twenty each.
HEALTH = (*(Health.ON_TRACK,) * 11, *(Health.AT_RISK,) * 4, *(Health.DELAYED,) * 3, *(Health.NO_EVIDENCE,) * 2)
COMPLETION = (
    *(Completion.NOT_STARTED,) * 3,
    *(Completion.LIMITED,) * 8,
    *(Completion.SUBSTANTIAL,) * 6,
    Completion.COMPLETE,
    *(Completion.NO_EVIDENCE,) * 2,
)
RESOLUTIONS = (
    *(MilestoneResolution.MET,) * 15,
    *(MilestoneResolution.PARTLY_MET,) * 3,
    *(MilestoneResolution.DROPPED,) * 2,
)

# example.com is reserved for examples (RFC 2606) and has no real content.
LINK = "https://example.com/fictitious/{report}"


class DemoProgress:
    def __init__(self, fiction: DemoContext) -> None:
        self.fiction = fiction
        self.keys = tables.keys(ProgressReport)

    def milestones(self, commitment: Commitment) -> Iterator[Model]:
        fiction, dice = self.fiction, self.fiction.dice
        begun_on = commitment.begun_on
        assert begun_on is not None
        for _ in range(dice.choice((0, 1, 2, 3))):
            due_on = fiction.day(begun_on, commitment.due_on or begun_on + timedelta(days=900))
            resolved = due_on <= fiction.today and fiction.often(0.8)
            yield Milestone(
                commitment_id=commitment.pk,
                original_language=commitment.original_language,
                **sample_texts.columns("title", sample_texts.milestone(dice)),
                due_on=due_on,
                resolved_on=fiction.past_day(due_on) if resolved else None,
                resolution=dice.choice(RESOLUTIONS).value if resolved else "",
            )

    def reports(self, commitment: Commitment, reporter: int) -> Iterator[Model]:
        """Yield up to three reports and their evidence, and update the commitment from the last effective one."""
        fiction, dice = self.fiction, self.fiction.dice
        begun_on = commitment.begun_on
        assert begun_on is not None
        days = sorted(fiction.past_day(begun_on) for _ in range(dice.choice((0, 1, 1, 2, 3))))
        for day in days:
            report = self._report(commitment, reporter, day)
            yield report
            if fiction.often(0.05):
                report = self._report(commitment, reporter, day, corrects=report)
                yield report
            commitment.health, commitment.completion = report.health, report.completion
            if fiction.often(0.4):
                yield self._evidence(commitment, report)
        if fiction.often(0.05):
            yield self._report(commitment, reporter, fiction.today, submitted=False)

    def _report(
        self,
        commitment: Commitment,
        reporter: int,
        day: date,
        *,
        corrects: ProgressReport | None = None,
        submitted: bool = True,
    ) -> ProgressReport:
        fiction, dice = self.fiction, self.fiction.dice
        completed = commitment.state == CommitmentState.COMPLETED
        on_behalf = fiction.often(0.1)
        return ProgressReport(
            pk=next(self.keys),
            commitment_id=commitment.pk,
            participant_id=reporter,
            reported_on=day,
            original_language=commitment.original_language,
            **sample_texts.columns("text", sample_texts.report(dice)),
            health=(Health.ON_TRACK if completed else dice.choice(HEALTH)).value,
            completion=(Completion.COMPLETE if completed else dice.choice(COMPLETION)).value,
            corrects_id=corrects.pk if corrects else None,
            on_behalf=on_behalf,
            entered_by_id=fiction.cast.secretariat if on_behalf else fiction.cast.officers[reporter],
            submitted_at=midnight(day) if submitted else None,
        )

    def _evidence(self, commitment: Commitment, report: ProgressReport) -> Evidence:
        return Evidence(
            commitment_id=commitment.pk,
            report_id=report.pk,
            original_language=commitment.original_language,
            **sample_texts.columns("title", sample_texts.evidence(self.fiction.dice)),
            link=LINK.format(report=report.pk),
            mark_id=self.fiction.mark(),
        )
