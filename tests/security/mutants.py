"""The models that have ``visible_to``, a hidden record of each, and how the check is taken away."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.db.models import Model, QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccountRequest, IdentityProvider
from commitments.enums import Effect
from commitments.models import Provision, ProvisionChange, SavedView
from contacts.enums import Role
from contacts.models import Message, Participant, User
from core.rest.read.lookups import LOOKUPS
from core.rest.read.plans import PLANS
from dialogue.enums import RecordStatus
from dialogue.models import BriefNote, Clearance, Dialogue, DismissedOverlap, Overlap, Record, TrackChange
from mocportal import api
from partners import models as partners
from tests.api.matrix import OURS, THEIRS, draft, pk
from tests.factories import dialogue as d, law, messages as m, partners as p, records as r, webhooks as w
from tests.factories.calendars import CalendarTokenFactory
from tests.factories.contacts import UserFactory

type Make = Callable[[Participant], Any]


class OfApi(NamedTuple):
    """Whether a client meets a record at its address and in its list: both or neither."""

    route: str
    key: Callable[[Any], object]

    def __call__(self, client: Client, record: Any) -> bool:
        address = reverse(f"api:{self.route}-detail", args=[self.key(record)])
        found = client.get(address).status_code == 200
        listed = client.get(reverse(f"api:{self.route}-list"), {"limit": 200}).json()["results"]
        assert any(each["url"].endswith(address) for each in listed) is found
        return found


class OnPage(NamedTuple):
    """Whether a page opens and says the words of a record; ``keys`` are what its address is made of."""

    name: str
    keys: Callable[[Any], list[object]] = lambda _record: []
    words: Callable[[Any], str] = lambda _record: ""

    def __call__(self, client: Client, record: Any) -> bool:
        page = client.get(reverse(self.name, args=self.keys(record)))
        return page.status_code == 200 and self.words(record) in page.text


class Hidden(NamedTuple):
    """A record that ``make`` makes for the other ministry, or for ours, and that ``role`` of ours may not see."""

    model: type[Model]
    role: Role
    make: Make
    look: OfApi | OnPage
    is_ours: bool = False


def endpoints() -> dict[str, type[Model]]:
    """The model behind each list of the API, by the route."""
    views: dict[str, Any] = {
        str(getattr(each, "name", "")): getattr(each, "callback", None) for each in api.urlpatterns
    }
    return {name.removesuffix("-list"): views[name].cls.queryset.model for name in api.lists.values()}


def guarded() -> set[type[Model]]:
    return {model for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")}


def reads(role: Role, model: type[Model]) -> bool:
    """Whether the table of rights lets accounts of the role read records of the model at all."""
    return User(role=role).has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


def forget() -> None:
    """Have the API make its statements anew."""
    PLANS.clear()
    LOOKUPS.clear()


@contextmanager
def taken_away(model: type[Model]) -> Iterator[None]:
    """Have ``visible_to`` hide nothing of ``model``; others whose queryset is of the same class keep theirs.

    The API keeps the statements that it has made for an account: those of before still know the check, and those of
    meanwhile must not outlive this.
    """
    rows: Any = type(model._default_manager.all())
    kept = rows.visible_to

    def visible_to(self: QuerySet[Any], viewer: object) -> QuerySet[Any]:
        return self.all() if self.model is model else kept(self, viewer)

    forget()
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(rows, "visible_to", visible_to)
            yield
    finally:
        forget()


def of_api() -> Iterator[Hidden]:
    """Of each model the first record of the matrix that is hidden from somebody who reads others of its kind."""
    models, wanted = endpoints(), guarded()
    for is_ours, rows in ((False, THEIRS), (True, OURS)):
        for row in rows:
            model = models[row.route]
            role = next((each for each in Role if each not in row.seen_by and reads(each, model)), None)
            if role is not None and model in wanted:
                wanted.remove(model)
                yield Hidden(model, role, row.make, OfApi(row.route, row.key), is_ours)


def _changed(_theirs: Participant) -> ProvisionChange:
    """What the draft of a decision would change of the text that is in effect."""
    decision = law.draft(law.memorandum(), effect=Effect.MODIFICATION)
    change = ProvisionChange(decision=decision, provision=Provision.objects.get(code="1(a)"), text_en="Changed.")
    change.save()
    return change


def _withdrawn(own: Participant) -> Clearance:
    """Of a record that is a draft again: the portal takes none back, and the check hides it all the same."""
    clearance: Clearance = r.ClearanceFactory.create(participant=own)
    draft_again = {"status": RecordStatus.DRAFT, "opened_on": None, "clear_by": None}
    Record.objects.filter(paragraphs=clearance.paragraph_id).update(**draft_again)
    return clearance


def _saved(_theirs: Participant) -> SavedView:
    return SavedView.objects.create(made_by=UserFactory.create(), name="Fictitious view", slug="another", query="")


def _provider(theirs: Participant) -> IdentityProvider:
    return IdentityProvider.objects.create(
        participant=theirs, issuer="https://sign-in.example", client_id="portal", sealed="sealed"
    )


def _requested(theirs: Participant) -> AccountRequest:
    return AccountRequest.objects.create(
        user=UserFactory.create(participant=theirs),
        email="new@example.org",
        asked_by=UserFactory.create(role=Role.ADMINISTRATOR),
        asked_at=timezone.now(),
    )


def _listed(model: type[Model], words: str) -> OnPage:
    """On its list in the admin: the page of the record itself is refused once more, by the right to this very one."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
    return OnPage(name, words=lambda record: str(getattr(record, words)))


# What the API has no endpoint for, or its matrix no hidden record of.
MORE = [
    Hidden(Overlap, Role.READER, lambda own: d.OverlapFactory.create(commitment=draft(own)), OfApi("overlap", pk)),
    Hidden(
        DismissedOverlap,
        Role.READER,
        lambda own: d.DismissedOverlapFactory.create(commitment=draft(own)),
        OfApi("dismissed-overlap", pk),
    ),
    Hidden(
        TrackChange,
        Role.READER,
        lambda own: d.TrackChangeFactory.create(commitment=draft(own), item_key=""),
        _listed(TrackChange, "subject"),
    ),
    Hidden(Clearance, Role.READER, _withdrawn, OfApi("clearance", pk)),
    Hidden(
        Message,
        Role.CONTACT_OFFICER,
        lambda own: m.MessageFactory.create(participant=own),
        _listed(Message, "subject"),
    ),
    Hidden(
        partners.Client,
        Role.EDITOR,
        lambda own: p.ClientFactory.create(owner=own),
        _listed(partners.Client, "name"),
    ),
    Hidden(
        partners.Webhook,
        Role.EDITOR,
        lambda own: w.WebhookFactory.create(client__owner=own),
        _listed(partners.Webhook, "url"),
    ),
    Hidden(
        partners.WebhookMessage,
        Role.EDITOR,
        lambda own: w.WebhookMessageFactory.create(webhook__client__owner=own),
        _listed(partners.WebhookMessage, "webhook"),
    ),
    Hidden(partners.Token, Role.READER, lambda _own: p.TokenFactory.create(), _listed(partners.Token, "name")),
    Hidden(
        partners.CalendarToken,
        Role.READER,
        lambda _own: CalendarTokenFactory.create(),
        _listed(partners.CalendarToken, "name"),
    ),
    Hidden(
        BriefNote,
        Role.READER,
        lambda own: d.BriefNoteFactory.create(participant=own),
        OnPage("dialogue:brief", lambda note: [note.dialogue.number], lambda note: note.text),
    ),
    Hidden(IdentityProvider, Role.CONTACT_OFFICER, _provider, _listed(IdentityProvider, "issuer")),
    Hidden(AccountRequest, Role.CONTACT_OFFICER, _requested, _listed(AccountRequest, "email")),
    Hidden(SavedView, Role.READER, _saved, OnPage("commitments:saved-views", words=lambda view: view.name)),
    Hidden(
        ProvisionChange, Role.READER, _changed, OnPage("commitments:text", words=lambda each: each.decision.reference)
    ),
    # The table of rights is not asked on the pages of the year.
    Hidden(
        Dialogue,
        Role.ADMINISTRATOR,
        lambda _own: d.DialogueFactory.create(),
        OnPage("dialogue:detail", lambda dialogue: [dialogue.number]),
    ),
]
