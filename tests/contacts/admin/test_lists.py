"""Every list of the admin, whatever it holds: it opens, and it costs the same for one row and for ten."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contacts.enums import Audience, Role
from contacts.models import HandlingMark, MarkEquivalent, Side, User
from dialogue.models import DocumentTemplate, Proposal
from partners.models import Token
from tests.factories import (
    calendars,
    commitments,
    consultations_and_emergencies,
    contacts,
    decisions,
    dialogue,
    messages,
    notices,
    records,
    webhooks,
)
from tests.factories.partners import TokenFactory

OURS = ("contacts", "commitments", "dialogue", "partners")
MODELS = sorted(
    (model for model in admin.site._registry if model._meta.app_label in OURS), key=lambda model: model._meta.label
)
FACTORIES = {
    factory._meta.model: factory
    for module in (
        calendars,
        contacts,
        messages,
        commitments,
        decisions,
        consultations_and_emergencies,
        notices,
        dialogue,
        records,
        webhooks,
    )
    for name, factory in vars(module).items()
    if name.endswith("Factory") and getattr(factory, "_meta", None) and factory._meta.model
} | {Token: TokenFactory}

# Of these there can be only so many.
AT_MOST = {HandlingMark: len(Audience), Side: 2, MarkEquivalent: 2 * len(Audience)}


def make(model: type[Model], number: int) -> list[Any]:
    """Make rows that the roles below see all of."""
    if model is HandlingMark:
        return [contacts.HandlingMarkFactory.create(audience=audience) for audience in list(Audience)[:number]]
    if model is Side:
        return [contacts.SideFactory.create(code=code) for code in ("JP", "CA")[:number]]
    if model is MarkEquivalent:
        pairs = product(make(HandlingMark, len(Audience)), make(Side, 2))
        return [
            MarkEquivalent.objects.get_or_create(mark=mark, side=side, defaults={"name_en": "Fictitious level"})[0]
            for mark, side in list(pairs)[:number]
        ]
    extra: dict[str, object] = {"submitted": True} if model._meta.model_name == "progressreport" else {}
    if model is Proposal:
        extra = {"sent": True}
    if model is DocumentTemplate:
        extra = {"participant": User.objects.earliest("pk").participant}
    return list(FACTORIES[model].create_batch(number, **extra))


@pytest.fixture
def reader_of(db: None, client: Client) -> Callable[[type[Model]], Client]:
    def sign_in(model: type[Model]) -> Client:
        of_accounts = model is User or model._meta.app_label == "partners"
        role = Role.ADMINISTRATOR if of_accounts else Role.SECRETARIAT
        account: dict[str, object] = {"role": role}
        if model is DocumentTemplate:
            # A ministry's templates are its own: the secretariat sees none.
            account = {"role": Role.EDITOR, "participant": contacts.ParticipantFactory.create()}
        user = contacts.UserFactory.create(**account)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def statements(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200, url
    return len(queries)


def test_every_model_but_what_only_hangs_on_another_has_a_list() -> None:
    """What is missing here is entered on the page of the record that it belongs to, or is the portal's own.

    Brief notes are neither: what a ministry notes for itself stands in its internal brief and nowhere else.
    """
    listed = {model._meta.label for model in MODELS}
    tracked = {model._meta.label for model in FACTORIES}
    assert tracked - listed == {
        "commitments.CommitmentArea",
        "commitments.CommitmentForm",
        "commitments.IpInstrumentCommitment",
        "contacts.DeliveryAttempt",
        "dialogue.BriefNote",
        "dialogue.RotationTurn",
        "partners.WebhookAttempt",
        "partners.WebhookCondition",
    }


# The secretariat sees no notes; tests/commitments/admin/test_notes.py counts for an editor.
SEEN = [model for model in MODELS if model._meta.label != "commitments.InternalNote"]


@pytest.mark.parametrize("model", SEEN, ids=lambda model: model._meta.label)
def test_a_list_costs_the_same_for_one_row_and_for_ten_can_be_searched_and_opens_its_records(
    model: type[Model], reader_of: Callable[[type[Model]], Client]
) -> None:
    client = reader_of(model)
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    url = reverse(f"{name}_changelist")
    record = make(model, 1)[0]
    for page in ("change", "history"):
        # What is read on a page of its own leads there.
        assert client.get(reverse(f"{name}_{page}", args=[record.pk]), follow=True).status_code == 200
    assert client.get(url, {"q": "蓄電池"}).status_code == 200
    at_one = statements(client, url)
    make(model, AT_MOST.get(model, 10))
    assert statements(client, url) == at_one


def test_nothing_is_changed_in_bulk() -> None:
    assert {model for model in MODELS if admin.site._registry[model].actions is not None} == set()
