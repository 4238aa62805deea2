"""What the database refuses is told in words: on the pages of the admin, on those of acts, and over the API."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pghistory.models
import pytest
import time_machine
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.test import Client as Browser
from django.urls import reverse

from commitments.models import Commitment, Instrument
from contacts.enums import Role
from contacts.models import Participant, User
from core.db.constraints import PairedForeignKey
from core.refusals.constraint_messages import SENTENCES
from core.rest.problems.problem_details import problem_details
from tests.factories.commitments import (
    CommitmentAreaFactory,
    CommitmentFactory,
    CommitmentFormFactory,
    ShippedInstrumentFactory,
)
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.form_data import filled
from tests.packages import PACKAGES

# Of our own apps; what Django's keep has no constraint of ours.
ROOTS = PACKAGES
CLOSED = "The MOC is discontinued. The register is read-only."


def models() -> Iterator[type[Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.partition(".")[0] in ROOTS and not issubclass(model, pghistory.models.Event):
            yield model


def refusing() -> Iterator[str]:
    """The names of what refuses."""
    for model in models():
        yield from (constraint.name for constraint in model._meta.constraints)
        for trigger in getattr(model._meta, "triggers", ()):
            if "RAISE EXCEPTION" in str(getattr(trigger, "func", "")):
                yield trigger.name


def test_whatever_refuses_has_a_sentence() -> None:
    assert sorted(set(refusing()) - set(SENTENCES)) == []


def test_no_sentence_is_for_what_is_gone() -> None:
    assert sorted(set(SENTENCES) - set(refusing())) == []


def test_paired_keys_are_told_too() -> None:
    pairs = [each for model in models() for each in model._meta.constraints if isinstance(each, PairedForeignKey)]
    assert pairs
    assert {pair.name for pair in pairs} <= set(SENTENCES)


@pytest.fixture
def own(db: None) -> Participant:
    ShippedInstrumentFactory.create()
    return ParticipantFactory.create()


@pytest.fixture
def editor(own: Participant) -> Browser:
    client = Browser(raise_request_exception=False)
    account: User = UserFactory.create(role=Role.EDITOR, participant=own)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def commitment(own: Participant) -> Commitment:
    made = CommitmentFactory.create(lead=own)
    CommitmentAreaFactory.create(commitment=made)
    CommitmentFormFactory.create(commitment=made)
    return made


def close() -> date:
    """Discontinue the MOC so long ago that the day has ended everywhere."""
    last_day = date(2026, 1, 31)
    Instrument.objects.update(discontinued_on=last_day)
    return last_day


def test_a_page_that_was_shown_before_the_register_closed_says_why_nothing_is_saved(
    editor: Browser, commitment: Commitment
) -> None:
    address = reverse("admin:commitments_commitment_change", args=[commitment.pk])
    shown = filled(editor.get(address), title_en="Changed too late")
    # The portal's clock is behind the database's: what it offers, the database still refuses.
    with time_machine.travel(close() - timedelta(days=1)):
        answer: Any = editor.post(address, shown, follow=True)
    assert CLOSED in answer.content.decode()
    assert not Commitment.objects.filter(title_en="Changed too late").exists()


def test_an_act_that_the_database_refuses_stays_on_its_page(editor: Browser, commitment: Commitment) -> None:
    address = reverse("commitments:commitment-act", args=[commitment.reference, "not_pursued"])
    with time_machine.travel(close() - timedelta(days=1)):
        answer = editor.post(address, {"on": "2026-01-30", "reason": "Fictitious"})
    assert answer.status_code == 400
    assert CLOSED in answer.content.decode()


def test_over_the_api_it_is_409_with_the_rule(commitment: Commitment) -> None:
    close()
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(title_en="Changed too late")
    answer = problem_details(refused.value, {})
    assert answer is not None
    assert (answer.status_code, answer.data["code"], answer.data["detail"]) == (409, "register-closed", CLOSED)
