"""What the database refuses is told in words: on the pages of the admin, on those of acts, and over the API."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model, UniqueConstraint
from django.test import Client as Browser
from django.urls import reverse

from commitments.models import Commitment, Instrument
from contacts.admin.forms import SENTENCES
from contacts.constraints import PairedForeignKey
from contacts.enums import Role
from contacts.models import DeliveryAttempt, Message, Participant, Reminder, User
from mocportal.accounts.models import Identity, IdentityProvider, RoleClaim, SignInRule
from mocportal.partners.models import Client, Token, Webhook, WebhookCondition
from mocportal.rest.problems import problem_details
from tests.factories.commitments import (
    CommitmentAreaFactory,
    CommitmentFactory,
    CommitmentFormFactory,
    ShippedInstrumentFactory,
)
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.filled import filled

# The portal alone writes these: nobody types what could be refused.
WRITTEN_BY_THE_PORTAL = (Message, DeliveryAttempt, Reminder)
# Of partner systems, what people enter; the rest is counted, kept and sent by the portal.
OF_PARTNERS = (Client, Token, Webhook, WebhookCondition)
# Of signing in, what administrators enter, and what an account is held by.
OF_ACCOUNTS = (IdentityProvider, RoleClaim, SignInRule, Identity)
CLOSED = "The MOC is discontinued: the register is kept and can no longer be changed."


def models() -> Iterator[type[Model]]:
    for app in ("contacts", "commitments", "dialogue"):
        for model in apps.get_app_config(app).get_models():
            if not hasattr(model, "pgh_tracked_model") and model not in WRITTEN_BY_THE_PORTAL:
                yield model
    yield from OF_PARTNERS
    yield from OF_ACCOUNTS


def refusing() -> Iterator[str]:
    """The names of what refuses, but for what Django tells beside the fields of a form itself."""
    for model in models():
        for constraint in model._meta.constraints:
            told_by_django = isinstance(constraint, UniqueConstraint) and constraint.condition is None
            if not told_by_django:
                yield constraint.name
        for trigger in getattr(model._meta, "triggers", ()):
            if "RAISE EXCEPTION" in str(getattr(trigger, "func", "")):
                yield trigger.name


def test_whatever_refuses_has_a_sentence() -> None:
    assert sorted(set(refusing()) - set(SENTENCES)) == []


def test_no_sentence_is_for_what_is_gone() -> None:
    constraints = {constraint.name for model in models() for constraint in model._meta.constraints}
    assert sorted(set(SENTENCES) - set(refusing()) - constraints) == []


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
    address = reverse("admin:commitments_commitment_state", args=[commitment.pk, "not_pursued"])
    with time_machine.travel(close() - timedelta(days=1)):
        answer = editor.post(address, {"on": "2026-01-30", "reason": "Fictitious"})
    assert answer.status_code == 200
    assert CLOSED in answer.content.decode()


def test_over_the_api_it_is_409_with_the_rule(commitment: Commitment) -> None:
    close()
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(title_en="Changed too late")
    answer = problem_details(refused.value, {})
    assert answer is not None
    assert (answer.status_code, answer.data["code"], answer.data["detail"]) == (409, "register-closed", CLOSED)
