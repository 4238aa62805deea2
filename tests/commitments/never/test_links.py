"""What must never happen to what hangs on a commitment or activity: twice the same, or new on what was retired."""

from typing import Any

import pytest

from commitments.enums import Effect
from commitments.models import (
    ActivityCommitment,
    ActivityParticipant,
    AreaOfCooperation,
    CommitmentArea,
    CommitmentForm,
    CommitmentForum,
    CommitmentMineral,
    CommitmentProvision,
    FormOfCooperation,
    Provision,
    SupportingParticipant,
)
from tests.constraint_assertions import insert_like, refused_by, sql, update
from tests.factories import law
from tests.factories.commitments import ActivityFactory, CommitmentFactory, ForumFactory, MineralFactory


@pytest.mark.parametrize(
    ("model", "other", "constraint"),
    [
        (SupportingParticipant, lambda moc: {"participant": moc.participants["JP1"]}, "participant_supports_once"),
        (
            CommitmentProvision,
            lambda _moc: {"provision": Provision.objects.all()[0]},
            "commitment_serves_provision_once",
        ),
        (CommitmentMineral, lambda _moc: {"mineral": MineralFactory.create()}, "commitment_on_mineral_once"),
        (CommitmentForum, lambda _moc: {"forum": ForumFactory.create()}, "commitment_in_forum_once"),
    ],
)
def test_the_same_hangs_on_a_commitment_once(moc: law.Memorandum, model: Any, other: Any, constraint: str) -> None:
    link = model.objects.create(commitment=CommitmentFactory.create(), **other(moc))
    with refused_by(constraint):
        insert_like(link)


def test_the_same_hangs_on_an_activity_once(moc: law.Memorandum) -> None:
    activity = ActivityFactory.create(form=FormOfCooperation.objects.all()[0])
    takes_part = ActivityParticipant.objects.create(activity=activity, participant=moc.participants["JP1"])
    with refused_by("participant_takes_part_once"):
        insert_like(takes_part)
    serves = ActivityCommitment.objects.create(activity=activity, commitment=CommitmentFactory.create())
    with refused_by("activity_serves_commitment_once"):
        insert_like(serves)


@pytest.mark.parametrize(
    ("listed", "link", "adds", "retires", "constraint"),
    [
        (AreaOfCooperation, CommitmentArea, Effect.FURTHER_AREA, Effect.RETIRE_AREA, "no_commitment_on_retired_area"),
        (FormOfCooperation, CommitmentForm, Effect.FURTHER_FORM, Effect.RETIRE_FORM, "no_commitment_on_retired_form"),
    ],
)
def test_nothing_new_hangs_on_what_was_retired(
    moc: law.Memorandum, listed: Any, link: Any, adds: Effect, retires: Effect, constraint: str
) -> None:
    law.decided(moc, effect=adds, subject_en="Fictitious")
    further = listed.objects.get(is_further=True)
    kind = "area" if listed is AreaOfCooperation else "form"
    first = link.objects.create(commitment=CommitmentFactory.create(), **{kind: listed.objects.all()[0]})
    law.decided(moc, effect=retires, **{f"retires_{kind}": further})
    with refused_by(constraint):
        insert_like(first, **{f"{kind}_id": further.pk})
    with refused_by(constraint):
        update(first, **{f"{kind}_id": further.pk})


def test_no_activity_takes_a_form_that_was_retired_or_the_open_end(moc: law.Memorandum) -> None:
    law.decided(moc, effect=Effect.FURTHER_FORM, subject_en="Fictitious form")
    further = FormOfCooperation.objects.get(is_further=True)
    listed = FormOfCooperation.objects.get(code="3(a)(i)")
    activity, other = (ActivityFactory.create(form=form) for form in (further, listed))
    law.decided(moc, effect=Effect.RETIRE_FORM, retires_form=further)
    sql("UPDATE commitments_activity SET title_en = 'Another' WHERE id = %s", activity.pk)
    with refused_by("no_activity_on_retired_form"):
        sql("UPDATE commitments_activity SET form_id = %s WHERE id = %s", further.pk, other.pk)
    open_end = FormOfCooperation.objects.get(is_open_ended=True)
    with refused_by("no_activity_on_open_ended_form"):
        sql("UPDATE commitments_activity SET form_id = %s WHERE id = %s", open_end.pk, other.pk)
