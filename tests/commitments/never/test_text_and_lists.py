"""What must never happen to the text and to its lists of areas and forms."""

from datetime import date
from typing import Any

import pytest

from commitments.enums import Effect
from commitments.models import (
    AreaOfCooperation,
    FormOfCooperation,
    LanguageVersion,
    Provision,
    ProvisionText,
    ReferenceCounter,
    Signature,
    TextVersion,
)
from tests.constraint_assertions import delete, insert_like, refused_by, update
from tests.factories import law

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("model", "columns", "constraint"),
    [
        (TextVersion, {}, "text_version_has_one_number"),
        (LanguageVersion, {}, "text_version_once_a_language"),
        (ProvisionText, {}, "provision_says_one_thing"),
        (Signature, {}, "participant_signs_once"),
        (ReferenceCounter, {}, "one_counter_a_series_and_year"),
        (Provision, {"key": "9", "order": 90}, "provision_has_one_code"),
        (Provision, {"code": "9", "order": 90}, "provision_has_one_key"),
        (Provision, {"code": "9", "key": "9"}, "provision_has_one_place"),
        (AreaOfCooperation, {"order": 90}, "area_has_one_code"),
        (AreaOfCooperation, {"code": "9"}, "area_has_one_place"),
        (FormOfCooperation, {"order": 90}, "form_has_one_code"),
        (FormOfCooperation, {"code": "9"}, "form_has_one_place"),
    ],
)
def test_two_rows_do_not_share_what_names_one(
    moc: law.Memorandum, model: Any, columns: dict[str, Any], constraint: str
) -> None:
    law.draft(moc)
    identifier = {"identifier": "11111111-1111-4111-8111-111111111111"} if model is Provision else {}
    with refused_by(constraint):
        insert_like(model._default_manager.all()[0], **columns | identifier)


LISTS = [(AreaOfCooperation, "area", Effect.FURTHER_AREA), (FormOfCooperation, "form", Effect.FURTHER_FORM)]


@pytest.mark.parametrize(("model", "name", "effect"), LISTS)
def test_nothing_is_listed_further_without_a_joint_decision(
    moc: law.Memorandum, model: Any, name: str, effect: Effect
) -> None:
    listed = model.objects.all()[0]
    with refused_by(f"{name}_further_by_joint_decision"):
        insert_like(listed, code="9", order=90, is_further=True)


@pytest.mark.parametrize(("model", "name", "effect"), LISTS)
def test_what_the_moc_itself_lists_is_never_retired(moc: law.Memorandum, model: Any, name: str, effect: Effect) -> None:
    listed, decision = model.objects.all()[0], law.decided(moc)
    with refused_by(f"{name}_further_by_joint_decision"):
        update(listed, retired_by_id=decision.pk, retired_on=DAY)


@pytest.mark.parametrize(("model", "name", "effect"), LISTS)
def test_what_is_further_is_retired_on_a_day_and_by_a_decision(
    moc: law.Memorandum, model: Any, name: str, effect: Effect
) -> None:
    decision = law.decided(moc, effect=effect, subject_en="Fictitious")
    further = model.objects.get(is_further=True)
    with refused_by(f"{name}_retired_by_joint_decision"):
        update(further, retired_on=DAY)
    with refused_by(f"{name}_retired_by_joint_decision"):
        update(further, retired_by_id=decision.pk)


@pytest.mark.parametrize(("model", "name", "effect"), LISTS)
def test_what_is_further_stays_as_decided(moc: law.Memorandum, model: Any, name: str, effect: Effect) -> None:
    law.decided(moc, effect=effect, subject_en="Fictitious")
    further, other = model.objects.get(is_further=True), law.decided(moc)
    for columns in ({"title_en": "Another"}, {"code": "9"}, {"added_by_id": other.pk}, {"is_further": False}):
        with refused_by(f"{name}_kept"):
            update(further, **columns)
    with refused_by(f"{name}_never_deleted"):
        delete(further)
