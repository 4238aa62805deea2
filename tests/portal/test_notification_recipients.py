"""What contradicts a record that is there is told where it was typed; what contradicts the portal's own, to its log."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
import structlog
from django.db import IntegrityError, transaction
from django.test import Client as Browser
from django.urls import reverse
from django.utils import translation
from structlog.testing import capture_logs

from commitments.models import ReferenceCounter, Signature
from contacts.enums import Role
from core.refusals.constraint_messages import INTERNAL, OWN_RECORD, SENTENCES, message_for
from core.rest.problems.conflict_codes import code_of
from core.rest.problems.problem_details import problem_details
from core.rest.problems.problem_types import KINDS
from core.rest.problems.views import refusal_fields
from core.text.multilingual_text import LANGUAGES
from tests.constraint_assertions import sql
from tests.factories.commitments import CommitmentFactory, SignatureFactory
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.form_data import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretariat() -> Browser:
    client = Browser(raise_request_exception=False)
    client.force_login(UserFactory.create(role=Role.SECRETARIAT), backend="django.contrib.auth.backends.ModelBackend")
    return client


def refusal(enter: Callable[[], Any]) -> IntegrityError:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        enter()
    return caught.value


def counted_twice() -> IntegrityError:
    ReferenceCounter.objects.create(series="C", year=2026)
    return refusal(lambda: ReferenceCounter.objects.create(series="C", year=2026))


def test_what_is_there_already_is_told_in_the_field_that_makes_it_the_same(secretariat: Browser) -> None:
    there = SignatureFactory.create()
    page = reverse("admin:commitments_signature_add")
    typed = {"instrument": str(there.instrument_id), "participant": str(there.participant_id)}
    sent = filled(secretariat.get(page), signed_on="2026-11-25", signatory="Somebody", source="A letter", **typed)
    answer: Any = secretariat.post(page, sent)
    errors = answer.context["adminform"].form.errors
    assert errors == {"participant": [str(SENTENCES["participant_signs_once"])]}
    assert Signature.objects.count() == 1


def test_the_portals_own_record_is_told_with_the_number_under_which_the_log_has_it() -> None:
    number = str(uuid.uuid4())
    with structlog.contextvars.bound_contextvars(request_id=number), capture_logs() as lines:
        answer = problem_details(counted_twice(), {})
    assert answer is not None
    assert (answer.status_code, answer.data["code"]) == (409, "one-counter-a-series-and-year")
    assert answer.data["detail"] == f"{OWN_RECORD} Request number: {number}"
    assert [(line["event"], line["constraint"]) for line in lines] == [
        ("own_record_refused", "one_counter_a_series_and_year")
    ]


def test_in_a_task_there_is_no_number_to_tell() -> None:
    assert message_for(counted_twice()) == str(OWN_RECORD)


def test_what_a_person_can_change_is_no_matter_for_the_log() -> None:
    there = SignatureFactory.create()
    with capture_logs() as lines:
        again = refusal(lambda: SignatureFactory.create(participant=there.participant))
        assert message_for(again) == str(SENTENCES["participant_signs_once"])
    assert lines == []


def test_the_page_of_such_a_refusal_names_the_operator_and_no_request() -> None:
    with structlog.contextvars.bound_contextvars(request_id="of-who-reads"):
        page = refusal_fields(code_of("seal_has_rows"))
    assert (page["explanation"], page["remedy"]) == (str(OWN_RECORD), str(KINDS["internal-error"].remedy))
    assert refusal_fields("participant-signs-once")["remedy"] == str(KINDS["refused"].remedy)


def test_constraints_on_the_portals_own_rows_have_the_one_sentence() -> None:
    assert {name for name, sentence in SENTENCES.items() if sentence is OWN_RECORD} == INTERNAL


def test_a_column_that_is_unique_by_itself_is_told_too() -> None:
    one, other = ParticipantFactory.create_batch(2)
    error = refusal(lambda: sql("UPDATE contacts_participant SET code = %s WHERE id = %s", one.code, other.pk))
    assert message_for(error).startswith("Another record already has this value (contacts_participant_code_")


def test_what_points_to_nothing_is_told_too() -> None:
    commitment = CommitmentFactory.create()
    error = refusal(lambda: sql("UPDATE commitments_commitment SET mark_id = 0 WHERE id = %s", commitment.pk))
    assert message_for(error).startswith(
        "The change could not be saved: a linked record no longer exists, or another record still refers to this one ("
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_told_in_each_language(language: str) -> None:
    with translation.override(language):
        assert [
            name for name, sentence in SENTENCES.items() if not str(sentence).strip() or "%(" in str(sentence)
        ] == []
