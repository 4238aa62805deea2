"""What there is to ask of the pages: an address for each route that reads, a list and a record of each kind.

The pages and who they are of come from the table of the sweep over all pages, in which each route has its row.
"""

import re
from collections.abc import Iterator
from copy import copy
from typing import Any

from axes.models import AccessLog
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.services import recent
from commitments.imports.record_types import COMMITMENTS, KINDS
from commitments.views.area_records import REGISTERS
from contacts.models import User
from tests.e2e.sweep.dialogues import Keys
from tests.e2e.sweep.routes import routes
from tests.e2e.sweep.table import ACTS, PAGES, Visit
from tests.hidden_record_datasets import SECRET
from tests.sessions import BACKEND

# They tell a reader of nothing but the reader's own session, account and secrets, or of the machine.
OF_ONESELF = frozenset(
    {
        *("accounts:account", "accounts:app", "accounts:app-remove", "accounts:passkey-add", "accounts:passkey-remove"),
        *("accounts:recovery-codes", "accounts:confirm", "accounts:second-step", "accounts:new-password"),
        *("accounts:ministry", "accounts:ministry-back", "admin:login", "admin:index", "admin:view_on_site"),
        *("admin:password_change", "admin:password_change_done", "admin:jsi18n", "healthz", "readyz", "metrics"),
        # What the API is like, for everybody.
        *("api:docs", "api:problems", "api:problem"),
        # The mail of a local run, which no deployment has.
        *("mailbox:letters", "mailbox:letter", "mailbox:html", "mailbox:file", "mailbox:attachment"),
        # The administrator's own, who is told of every change by number, and of no word of it.
        *("audit", "audit-heads", "audit-key"),
        # Leads to the list of all records.
        "admin:app_list",
        # What everyone may read, without an account.
        *("api-catalog", "security-txt", "open-data", "open-data-json", "open-data-csv", "open-data-record"),
    }
)

# What is asked where the sweep does not look, or not in these words.
MORE: dict[str, tuple[str, Keys]] = {
    f"commitments:register?search={SECRET}": ("commitments:register", {}),
    "commitments:register?ordering=-due_on&lead=ISED": ("commitments:register", {}),
    "commitments:register?mark=own_participant&state=draft": ("commitments:register", {}),
    "commitments:export": ("commitments:export", {"form": "csv"}),
    "commitments:export-register": ("commitments:export-register", {}),
    f"commitments:export?search={SECRET}": ("commitments:export", {"form": "csv"}),
    **{
        f"commitments:export-of {kind}": ("commitments:export-of", {"form": "csv", "kind": kind})
        for kind in KINDS
        if kind != COMMITMENTS.name
    },
    **{
        f"commitments:{name}?search={SECRET}": (f"commitments:{name}", {})
        for name in (
            *("activities", "consultations", "decisions", "emergencies", "instruments", "notices"),
            *(register.route for register in REGISTERS),
        )
    },
    "commitments:import-template": ("commitments:import-template", {"form": "csv", "kind": "commitments"}),
    "commitments:evidence-file": ("commitments:evidence-file", {"key": "evidence_file"}),
    "dialogue:document": ("dialogue:document", {}),
    "dialogue:excerpts-file?participant=METI": ("dialogue:excerpts-file", {"ending": "docx"}),
    "dialogue:paper-cover": ("dialogue:paper-cover", {"form": "docx"}),
    "dialogue:paper-file": ("dialogue:paper-file", {"language": "en"}),
    "dialogue:paper-version": ("dialogue:paper-version", {"language": "en", "revision": 0}),
    "dialogue:template": ("dialogue:template", {}),
    "dialogue:version-file": ("dialogue:version-file", {}),
    "dialogue:download json": ("dialogue:download", {"ending": "json"}),
    "dialogue:download html": ("dialogue:download", {"ending": "html"}),
    "dialogue:download ics": ("dialogue:download", {"ending": "ics"}),
    "dialogue:room-live": ("dialogue:room-live", {}),
    "dialogue:documents-progress": ("dialogue:documents-progress", {}),
    f"search?q={SECRET}": ("search", {}),
    f"suggestions?q={SECRET}": ("suggestions", {}),
    **{
        f"admin:contacts_{kind}_personal_data": (f"admin:contacts_{kind}_personal_data", {"object_id": key})
        for kind, key in (("official", "official"), ("user", "account"), ("stakeholder", 0))
    },
    f"search?q={SECRET}&kind=commitments": ("search", {}),
}


def without_a_place() -> set[str]:
    """Routes that nobody asks here, and that are not said to tell of nothing."""
    asked = {visit.route for visit in PAGES} | {route for route, _keys in MORE.values()}
    return routes() - asked - ACTS - OF_ONESELF - {"admin:autocomplete"}


def pages(known: Keys, only: tuple[str, ...] = ()) -> dict[str, str]:
    """Every page that is not of a model, by what it is called, with its address; or ``only`` those of some routes."""
    asked = {f"{visit.route}{visit.query} {visit.keys}": visit for visit in PAGES}
    asked |= {
        name: Visit(route, "", f"?{name.partition('?')[2]}" if "?" in name else "", keys)
        for name, (route, keys) in MORE.items()
    }
    return {
        name: each.address(known)
        for name, each in asked.items()
        if each.route not in OF_ONESELF and (not only or each.route in only)
    }


def lists() -> Iterator[str]:
    """The list of each kind that the admin keeps, its form, and what its fields suggest."""
    for model, kept_by in admin.site._registry.items():
        at = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{at}_changelist")
        yield reverse(f"{at}_add")
        for field in kept_by.autocomplete_fields:
            asked = f"app_label={model._meta.app_label}&model_name={model._meta.model_name}&field_name={field}"
            yield f"{reverse('admin:autocomplete')}?{asked}&term={SECRET}"


def records(shared: list[Model]) -> Iterator[str]:
    """The page and the history of each record."""
    for record in shared:
        yield from of_record(record)


def of_record(record: Model, key: object = None) -> Iterator[str]:
    """The addresses that a record has, its own and in the admin; under another ``key`` those that it would have."""
    if hasattr(record, "get_absolute_url"):
        yield record.get_absolute_url() if key is None else _under(record, key).get_absolute_url()
    if type(record) not in admin.site._registry:
        return
    for page in ("change", "history"):
        name = f"admin:{record._meta.app_label}_{record._meta.model_name}_{page}"
        yield reverse(name, args=[record.pk if key is None else key])


def _under(record: Model, key: object) -> Any:
    """The same record as if ``key``, a number that nothing has, were its own, in its reference too."""
    other: Any = copy(record)
    other.pk = key
    if hasattr(other, "reference"):
        other.reference = re.sub(r"[0-9]+$", str(key), other.reference)
    return other


# What differs from one answer to the next by itself: the token of forms, the nonce of scripts, the number of an entry.
VARYING = re.compile(rb'csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|"token": "[^"]+"|name="entry" value="[^"]+"')
TELLING = ("Location", "Content-Disposition", "Content-Type", "ETag", "Last-Modified", "Link")

type Answer = tuple[int, bytes, tuple[str | None, ...]]


def answer(client: Client, address: str) -> Answer:
    """What a reader is told at an address: status, words and headers."""
    given: Any = client.get(address)
    content = b"".join(given.streaming_content) if given.streaming else given.content
    return given.status_code, VARYING.sub(b"", content), tuple(given.headers.get(name) for name in TELLING)


def signed_in(name: str) -> Client:
    client = Client()
    if name:
        client.force_login(User.objects.get(username=name), backend=BACKEND)
        session = client.session
        recent.note(session, timezone.now())
        session.save()
        # Here for the second time, so that the home page says what happened since the first.
        for _visit in range(2):
            AccessLog.objects.create(username=name, path_info="/", user_agent="", http_accept="", ip_address=None)
    return client
