"""Submitting and correcting progress reports."""

from datetime import UTC, date, datetime

import pytest

from commitments.enums import Completion, Health
from commitments.exceptions import (
    DayImpossibleError,
    ReportCorrectedError,
    ReportNotSubmittedError,
    ReportSubmittedError,
)
from commitments.models import ProgressReport
from commitments.services import reports
from contacts.enums import Role
from contacts.models import User
from core.changes.translations import Translation
from tests.factories.commitments import CommitmentFactory, ProgressReportFactory
from tests.factories.contacts import UserFactory

NOW = datetime(2026, 11, 24, 5, 2, tzinfo=UTC)


@pytest.fixture
def report(db: None) -> ProgressReport:
    return ProgressReportFactory.create(health=Health.AT_RISK, completion=Completion.SUBSTANTIAL)


@pytest.fixture
def secretariat(db: None) -> User:
    return UserFactory.create(role=Role.SECRETARIAT)


def test_a_commitment_shows_what_its_latest_report_says(report: ProgressReport) -> None:
    reports.submit(report=report, by=report.entered_by, at=NOW)
    report.refresh_from_db()
    report.commitment.refresh_from_db()
    assert report.submitted_at == NOW
    assert (report.commitment.health, report.commitment.completion) == (Health.AT_RISK, Completion.SUBSTANTIAL)


def test_a_report_on_an_earlier_day_does_not_change_what_is_shown(report: ProgressReport) -> None:
    reports.submit(report=report, by=report.entered_by, at=NOW)
    earlier = ProgressReportFactory.create(
        commitment=report.commitment, reported_on=date(2026, 6, 1), health=Health.ON_TRACK
    )
    reports.submit(report=earlier, by=earlier.entered_by, at=NOW)
    report.commitment.refresh_from_db()
    assert report.commitment.health == Health.AT_RISK


def test_a_report_of_a_day_that_has_not_come_hides_no_other(report: ProgressReport) -> None:
    ahead = ProgressReportFactory.create(commitment=report.commitment, reported_on=date(2026, 11, 25))
    with pytest.raises(DayImpossibleError):
        reports.submit(report=ahead, by=ahead.entered_by, at=NOW)
    # On the first islands it is that day from ten o'clock (UTC) on.
    reports.submit(report=ahead, by=ahead.entered_by, at=NOW.replace(hour=10))
    with pytest.raises(DayImpossibleError):
        reports.correct(report=ahead, by=ahead.entered_by, at=NOW.replace(hour=10), reported_on=date(2026, 11, 26))


def test_an_editor_reports_for_the_own_participant(report: ProgressReport) -> None:
    assert not reports.submit(report=report, by=report.entered_by, at=NOW).on_behalf


def test_that_the_secretariat_reported_stays_visible(report: ProgressReport, secretariat: User) -> None:
    assert reports.submit(report=report, by=secretariat, at=NOW).on_behalf


def test_a_report_is_submitted_once(report: ProgressReport) -> None:
    as_another_page_showed_it = ProgressReport.objects.get(pk=report.pk)
    reports.submit(report=report, by=report.entered_by, at=NOW)
    with pytest.raises(ReportSubmittedError):
        reports.submit(report=as_another_page_showed_it, by=report.entered_by, at=NOW)


def test_a_correction_supersedes_and_the_corrected_report_stays(report: ProgressReport) -> None:
    reports.submit(report=report, by=report.entered_by, at=NOW)
    correction = reports.correct(report=report, by=report.entered_by, at=NOW, health=Health.ON_TRACK)
    report.commitment.refresh_from_db()
    assert correction.corrects == report
    assert (correction.text_en, correction.completion) == (report.text_en, report.completion)
    assert report.commitment.health == Health.ON_TRACK
    assert ProgressReport.objects.get(pk=report.pk).health == Health.AT_RISK


@pytest.mark.django_db(transaction=True)
def test_a_correction_copies_the_status_of_translations_that_it_does_not_change(report: ProgressReport) -> None:
    texts = {"text_en": "One.\nTwo.", "text_fr": "Un.\nDeux.", "text_ja": "一"}
    ProgressReport.objects.filter(pk=report.pk).update(original_language="en", **texts)
    ProgressReport.objects.filter(pk=report.pk).update(text_en="One.\nThree.")
    report.refresh_from_db()
    reports.submit(report=report, by=report.entered_by, at=NOW)
    posted = {name: getattr(report, name) for name in reports.CONTENT}
    posted |= {"health": Health.ON_TRACK, "text_fr": "Un.\r\nDeux.", "text_ja": "二"}
    new = reports.correct(report=report, by=report.entered_by, at=NOW, **posted)
    states = Translation.objects.of([new]).values_list("language", "state")
    assert dict(states) == {"fr": "old", "ja": "approved"}


def test_a_correction_to_an_earlier_day_gives_way_to_a_later_report(report: ProgressReport) -> None:
    """Where the last report turns out to be of an earlier day, the one before it is the last again."""
    before = ProgressReportFactory.create(
        commitment=report.commitment, reported_on=date(2026, 10, 1), health=Health.DELAYED
    )
    for written in (before, report):
        reports.submit(report=written, by=report.entered_by, at=NOW)
    reports.correct(report=report, by=report.entered_by, at=NOW, reported_on=date(2026, 9, 1))
    report.commitment.refresh_from_db()
    assert report.commitment.health == Health.DELAYED


def test_what_is_not_submitted_is_changed_and_not_corrected(report: ProgressReport) -> None:
    with pytest.raises(ReportNotSubmittedError):
        reports.correct(report=report, by=report.entered_by, at=NOW)


def test_a_report_has_one_correction(report: ProgressReport) -> None:
    reports.submit(report=report, by=report.entered_by, at=NOW)
    reports.correct(report=report, by=report.entered_by, at=NOW)
    with pytest.raises(ReportCorrectedError):
        reports.correct(report=report, by=report.entered_by, at=NOW)


def test_a_report_that_is_being_written_shows_nowhere(db: None) -> None:
    commitment = CommitmentFactory.create()
    ProgressReportFactory.create(commitment=commitment, health=Health.DELAYED)
    commitment.refresh_from_db()
    assert commitment.health == Health.NO_EVIDENCE
