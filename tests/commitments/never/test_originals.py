"""No text is kept that is missing in the language in which its record says that it was written."""

from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from core.db.multilingual import in_three, texts_of
from core.text.multilingual_text import LANGUAGES

# The texts that others write later, in a language of their own.
LATER = {"consultation": {"understanding"}, "referral": {"answer"}}

GUARDS = [
    "activity_text_in_original",
    "commitment_text_in_original",
    "consultation_text_in_original",
    "emergency_text_in_original",
    "evidence_text_in_original",
    "information_text_in_original",
    "ip_instrument_text_in_original",
    "joint_decision_text_in_original",
    "milestone_text_in_original",
    "notice_text_in_original",
    "programme_text_in_original",
    "standard_position_text_in_original",
    "standard_text_in_original",
    "progress_report_text_in_original",
    "action_item_text_in_original",
    "agenda_item_text_in_original",
    "cmwg_status_text_in_original",
    "consultation_session_text_in_original",
    "discussion_text_in_original",
    "item_outcome_text_in_original",
    "overlap_text_in_original",
    "paper_text_in_original",
    "proposal_text_in_original",
    "record_correction_text_in_original",
    "record_formula_text_in_original",
    "record_paragraph_text_in_original",
    "referral_text_in_original",
    "working_arrangement_text_in_original",
]


def guarded() -> dict[str, type[models.Model]]:
    found = {}
    for model in apps.get_models():
        for trigger in getattr(model._meta, "triggers", ()):
            if trigger.name.endswith("_text_in_original"):
                found[trigger.name] = model
    return found


def constraint_met(model: type[models.Model], **columns: Any) -> str | None:
    """Insert a row of these columns alone. A trigger looks at it before PostgreSQL misses the others."""
    given = dict.fromkeys(in_three(*texts_of(model)), "") | columns
    names, marks = ", ".join(given), ", ".join(["%s"] * len(given))
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", [*given.values()])
    cause: Any = caught.value.__cause__
    name: str | None = cause.diag.constraint_name
    return name


def test_every_model_with_an_original_language_has_one() -> None:
    with_an_original = {each for each in apps.get_models() if texts_of(each) and hasattr(each, "original_language")}
    assert set(guarded().values()) == with_an_original
    assert sorted(guarded()) == sorted(GUARDS)


@pytest.mark.django_db
@pytest.mark.parametrize("name", GUARDS)
@pytest.mark.parametrize("original", LANGUAGES)
def test_a_text_in_another_language_alone_is_refused(name: str, original: str) -> None:
    model = guarded()[name]
    for text in texts_of(model):
        for language in LANGUAGES:
            met = constraint_met(model, original_language=original, **{f"{text}_{language}": "Words"})
            is_held = language != original and text not in LATER.get(model._meta.model_name or "", ())
            assert (met == name) is is_held, (text, language, met)
