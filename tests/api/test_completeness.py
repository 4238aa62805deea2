"""Every model that a person can see has an address, is part of what has one, or has a reason why not."""

from django.apps import apps
from django.db.models import Model
from pghistory.models import Event

from core.feed.registry import record_types
from tests.api.unexposed_models import APPS, REASONS


def models() -> set[type[Model]]:
    """All of them but the rows of history, which say of other models what they were."""
    every = apps.get_models(include_auto_created=True)
    return {model for model in every if not issubclass(model, Event)}


def with_endpoint() -> set[type[Model]]:
    return {each.model for each in record_types().values()}


def parts() -> set[type[Model]]:
    return {part.model for each in record_types().values() for part in each.serializer_class().hangs_on()}


def test_every_model_has_an_endpoint_or_a_reason() -> None:
    without = {model._meta.label for model in models() - with_endpoint() - parts() if model._meta.app_label not in APPS}
    assert without == set(REASONS)


def test_a_reason_is_given_for_nothing_that_is_there() -> None:
    shown = {model._meta.label for model in with_endpoint() | parts()}
    assert not shown & set(REASONS)
    assert {model._meta.app_label for model in models()} >= set(APPS)
