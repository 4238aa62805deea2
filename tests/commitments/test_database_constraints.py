"""What must never happen to the register, tried by raw SQL."""

from typing import Any

import pytest
from django.db import IntegrityError

from commitments.enums import Effect, ProvisionKind
from commitments.models import AreaOfCooperation, CommitmentArea, CommitmentForm, CommitmentProvision
from tests.constraint_assertions import refused_by, sql
from tests.factories import law
from tests.factories.commitments import (
    ActivityFactory,
    AreaFactory,
    CommitmentAreaFactory,
    CommitmentFactory,
    CommitmentFormFactory,
    EvidenceFactory,
    FormFactory,
    InstrumentFactory,
    MilestoneFactory,
    ProgressReportFactory,
    ProvisionFactory,
    SignatureFactory,
    StateChangeFactory,
)

pytestmark = pytest.mark.django_db

LISTED = [(AreaFactory, "area"), (FormFactory, "form")]


@pytest.mark.parametrize(("factory", "name"), LISTED)
@pytest.mark.parametrize(
    "column", ["title_en = 'Another'", "code = '2(c)(xi)'", '"order" = 90', "is_open_ended = true", "is_further = true"]
)
def test_an_area_or_form_that_the_moc_lists_stays_as_written(factory: Any, name: str, column: str) -> None:
    listed = factory()
    with refused_by(f"{name}_kept"):
        sql(f"UPDATE {listed._meta.db_table} SET {column} WHERE id = %s", listed.pk)


@pytest.mark.parametrize(("factory", "name"), LISTED)
def test_an_area_or_form_that_the_moc_lists_is_never_deleted(factory: Any, name: str) -> None:
    listed = factory()
    with refused_by(f"{name}_never_deleted"):
        sql(f"DELETE FROM {listed._meta.db_table} WHERE id = %s", listed.pk)


@pytest.mark.parametrize(("factory", "name"), LISTED)
def test_its_courtesy_translation_can_be_corrected(factory: Any, name: str) -> None:
    listed = factory()
    sql(f"UPDATE {listed._meta.db_table} SET title_fr = 'Corrigé', title_ja = '訂正' WHERE id = %s", listed.pk)
    listed.refresh_from_db()
    assert (listed.title_fr, listed.title_ja) == ("Corrigé", "訂正")


def test_a_bulk_update_of_areas_is_refused_whole() -> None:
    AreaFactory.create()
    with refused_by("area_kept"):
        AreaOfCooperation.objects.update(title_en="Another")


def test_an_area_that_a_joint_decision_added_is_as_fixed_as_the_others() -> None:
    law.decided(law.memorandum(), effect=Effect.FURTHER_AREA, subject_en="Fictitious area")
    further = AreaOfCooperation.objects.get(is_further=True)
    with refused_by("area_kept"):
        sql("UPDATE commitments_areaofcooperation SET title_en = 'Another' WHERE id = %s", further.pk)
    with refused_by("area_never_deleted"):
        sql("DELETE FROM commitments_areaofcooperation WHERE id = %s", further.pk)


def test_no_commitment_hangs_on_the_open_end_of_the_areas() -> None:
    open_end, commitment = AreaFactory.create(is_open_ended=True), CommitmentFactory.create()
    with refused_by("no_commitment_on_open_ended_area"):
        sql(
            f"INSERT INTO {CommitmentArea._meta.db_table} (commitment_id, area_id) VALUES (%s, %s)",
            commitment.pk,
            open_end.pk,
        )


def test_no_commitment_is_moved_to_the_open_end_of_the_areas() -> None:
    link, open_end = CommitmentAreaFactory.create(), AreaFactory.create(is_open_ended=True)
    with refused_by("no_commitment_on_open_ended_area"):
        sql(f"UPDATE {CommitmentArea._meta.db_table} SET area_id = %s WHERE id = %s", open_end.pk, link.pk)


def test_no_commitment_hangs_on_the_open_end_of_the_forms() -> None:
    open_end, commitment = FormFactory.create(is_open_ended=True), CommitmentFactory.create()
    with refused_by("no_commitment_on_open_ended_form"):
        sql(
            f"INSERT INTO {CommitmentForm._meta.db_table} (commitment_id, form_id) VALUES (%s, %s)",
            commitment.pk,
            open_end.pk,
        )


def test_no_commitment_is_moved_to_the_open_end_of_the_forms() -> None:
    link, open_end = CommitmentFormFactory.create(), FormFactory.create(is_open_ended=True)
    with refused_by("no_commitment_on_open_ended_form"):
        sql(f"UPDATE {CommitmentForm._meta.db_table} SET form_id = %s WHERE id = %s", open_end.pk, link.pk)


@pytest.mark.parametrize("kind", [kind for kind in ProvisionKind if not kind.bears_commitments])
def test_no_commitment_hangs_on_the_title_or_the_preamble(kind: ProvisionKind) -> None:
    provision, commitment = ProvisionFactory.create(kind=kind), CommitmentFactory.create()
    with refused_by("no_commitment_on_the_preamble"):
        sql(
            f"INSERT INTO {CommitmentProvision._meta.db_table} (commitment_id, provision_id) VALUES (%s, %s)",
            commitment.pk,
            provision.pk,
        )


@pytest.mark.parametrize("change", ["health = 'delayed'", "text_en = 'Better'", "submitted_at = NULL"])
def test_a_submitted_report_never_changes(change: str) -> None:
    report = ProgressReportFactory.create(submitted=True)
    with refused_by("submitted_report_never_changes"):
        sql(f"UPDATE commitments_progressreport SET {change} WHERE id = %s", report.pk)


def test_a_submitted_report_is_never_deleted() -> None:
    report = ProgressReportFactory.create(submitted=True)
    with refused_by("submitted_report_never_changes"):
        sql("DELETE FROM commitments_progressreport WHERE id = %s", report.pk)


@pytest.mark.parametrize(
    ("factory", "change", "constraint"),
    [
        (CommitmentFactory, "title_en = ''", "commitment_has_a_title"),
        (CommitmentFactory, "begun_on = '2027-04-01'", "commitment_is_due_after_it_begins"),
        (CommitmentFactory, "state = 'not_pursued'", "commitment_not_pursued_has_a_reason"),
        (CommitmentFactory, "review = 'keep'", "commitment_review_has_reason_and_day"),
        (CommitmentFactory, "state = 'superseded'", "commitment_superseded_has_a_successor"),
        (CommitmentFactory, "superseded_by_id = id", "commitment_superseded_has_a_successor"),
        (MilestoneFactory, "title_en = ''", "milestone_has_a_title"),
        (MilestoneFactory, "resolution = 'met'", "milestone_resolved_says_how"),
        (MilestoneFactory, "resolved_on = '2026-01-01'", "milestone_resolved_says_how"),
        (ProgressReportFactory, "text_en = ''", "progress_report_has_a_text"),
        (EvidenceFactory, "title_en = ''", "evidence_has_a_title"),
        (EvidenceFactory, "link = ''", "evidence_is_a_link_or_a_file"),
        (EvidenceFactory, "file = 'evidence/a.pdf'", "evidence_file_never_changes"),
        (EvidenceFactory, "sha256 = repeat('0', 64)", "evidence_file_never_changes"),
        (StateChangeFactory, "before = after", "state_change_changes_it"),
        (ActivityFactory, "title_en = ''", "activity_has_a_title"),
        (ActivityFactory, "ends_on = '2027-01-31'", "activity_ends_after_it_starts"),
        (ActivityFactory, "starts_at = '09:00'", "activity_time_has_a_zone"),
    ],
)
def test_a_row_does_not_contradict_itself(factory: Any, change: str, constraint: str) -> None:
    record = factory()
    with refused_by(constraint):
        sql(f"UPDATE {record._meta.db_table} SET {change} WHERE id = %s", record.pk)


@pytest.mark.parametrize("said", [{"size": 1}, {"sha256": "0" * 64}, {"file_name": "a.pdf"}, {"media_type": "a/b"}])
def test_a_link_says_nothing_of_a_file(said: dict[str, Any]) -> None:
    with refused_by("evidence_in_a_file_says_what_it_is"):
        EvidenceFactory.create(**said)


def test_a_file_says_its_name_size_kind_and_checksum() -> None:
    with refused_by("evidence_in_a_file_says_what_it_is"):
        EvidenceFactory.create(kind="file", link="", file="evidence/a.pdf")


@pytest.mark.parametrize(
    ("factory", "column", "constraint"),
    [
        (AreaFactory, "code", "area_has_one_code"),
        (AreaFactory, "order", "area_has_one_place"),
        (FormFactory, "code", "form_has_one_code"),
        (FormFactory, "order", "form_has_one_place"),
        (ProvisionFactory, "code", "provision_has_one_code"),
        (ProvisionFactory, "key", "provision_has_one_key"),
        (ProvisionFactory, "order", "provision_has_one_place"),
        (SignatureFactory, "participant", "participant_signs_once"),
    ],
)
def test_two_rows_do_not_share_what_names_one(factory: Any, column: str, constraint: str) -> None:
    first = factory()
    with refused_by(constraint):
        factory(**{column: getattr(first, column)})


def test_two_commitments_do_not_share_a_reference() -> None:
    first = CommitmentFactory.create(instrument=InstrumentFactory.create())
    with pytest.raises(IntegrityError, match="reference"):
        CommitmentFactory.create(reference=first.reference)


def test_a_commitment_is_in_an_area_and_a_form_once() -> None:
    area, form = CommitmentAreaFactory.create(), CommitmentFormFactory.create()
    with refused_by("commitment_in_area_once"):
        CommitmentAreaFactory.create(commitment=area.commitment, area=area.area)
    with refused_by("commitment_in_form_once"):
        CommitmentFormFactory.create(commitment=form.commitment, form=form.form)
