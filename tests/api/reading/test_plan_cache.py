"""What is kept from one request to the next is kept for those alone for whom it holds."""

from typing import Any

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, User
from core.rest.read import plans
from core.rest.read.plan_cache import LruCache
from core.rest.read.visibility import visible
from mocportal import api
from tests.factories.contacts import UserFactory

VIEWSETS: dict[str, Any] = {name: viewset for router in api.routers for _prefix, viewset, name in router.registry}
# What plans.cache_scope() holds, and what is made of it alone.
IN_THE_KEY = {"pk", "id", "role", "participant_id", "is_active", "may", "has_perm", "_meta"}


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_rights_look_at_nothing_that_is_not_in_the_key(
    role: Role, ours: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = UserFactory.create(role=role, participant=ours if role.belongs_to_participant else None)
    seen: set[str] = set()

    def watched(self: User, name: str) -> Any:
        seen.add(name)
        return object.__getattribute__(self, name)

    monkeypatch.setattr(User, "__getattribute__", watched)
    for viewset in VIEWSETS.values():
        visible(viewset.serializer_class.Meta.model, viewer)
    monkeypatch.undo()
    assert {name for name in seen if not name.startswith("__")} <= IN_THE_KEY


@pytest.mark.django_db
def test_plan_is_reused_for_the_same_reader_only(ours: Participant, clients: dict[Role, Client]) -> None:
    plans.PLANS.clear()
    reader, editor = clients[Role.READER], clients[Role.EDITOR]
    for client in (reader, reader, editor):
        client.get("/api/v1/sides/")
    assert len(plans.PLANS) == 2
    reader.get("/api/v1/sides/", {"lang": "fr"})
    reader.get("/api/v1/sides/", {"lang": "fr", "limit": "3"})
    assert len(plans.PLANS) == 3


@pytest.mark.django_db
def test_urls_have_the_requested_host(ours: Participant, reader: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for host in ("one.example", "two.example", "one.example"):
        found = reader.get(f"/api/v1/participants/{ours.code}/", headers={"host": host}).json()
        assert found["url"] == f"http://{host}/api/v1/participants/OURS/"


def test_least_recently_used_plan_is_evicted() -> None:
    kept: LruCache[str] = LruCache(2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, lambda: key)  # noqa: B023  # Called within the turn.
    assert [kept.get(key, lambda: "anew") for key in ("a", "c", "b")] == ["a", "c", "anew"]


def test_failed_plan_is_not_cached() -> None:
    kept: LruCache[str] = LruCache(2)

    def fails() -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        kept.get("a", fails)
    assert kept.get("a", lambda: "made") == "made"
