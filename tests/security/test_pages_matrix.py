"""Each page, method, role, and record of one's own, of another, restricted, draft and gone, with the status expected.

The table is pages_matrix.txt: readers, editors, contact point officers, the secretariat, administrators; for pages
without a record also partner systems and whoever is not signed in; for forms of records editors alone; for records
that are gone editors and administrators. `MATRIX=write` writes it anew, to be read line by line before it is committed.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from contacts.enums import Role
from contacts.models import Participant
from tests.api.matrix import NOBODY, Row
from tests.security.pages import ROLES, acts, kinds, of_model, routes, signed_in, taken_back
from tests.security.statements import noted

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).with_name("pages_matrix.txt")
GONE = 9_000_000_000
PEOPLE = ROLES[:5]
ALL = (*ROLES, None)
# Statuses of a page that is not opened: led to sign in, refused, or as if it were not there.
SHUT = {302, 403, 404, 405}

type Clients = dict[Role, Client]
type Lines = dict[str, str]

# The rest of the routes, by how their names begin, and where each is tried by role and record.
ELSEWHERE = {
    "dialogue:": "tests/security/test_year_roles.py",
    "help": "tests/portal/test_help.py",
    "mailbox:": "tests/portal/test_mailbox.py",
    "open-data-": "tests/portal/test_open_data.py",
    "readyz": "tests/portal/test_health.py",
    "accounts:ministry": "tests/accounts/single_sign_on",
    "accounts:end-session": "tests/accounts/test_one_time_codes_and_off_boarding.py",
    "accounts:passkey-remove": "tests/accounts/test_signing_in.py",
    "commitments:import-template": "tests/commitments/imports/test_rights.py",
    "commitments:prepared-import": "tests/commitments/imports/test_rights.py",
    "commitments:export": "tests/commitments/imports/test_rights.py",
    "commitments:saved-view": "tests/commitments/views/test_saved_views.py",
    "commitments:text-": "tests/commitments/test_text_pages.py",
    "commitments:evidence-file": "tests/commitments",
    "commitments:bring-evidence": "tests/commitments",
    "commitments:activity": "tests/commitments/views/test_activities.py",
    "commitments:programme": "tests/commitments/views/test_area_records.py",
    "commitments:information": "tests/commitments/views/test_information_given.py",
    "commitments:standard": "tests/commitments/views/test_area_records.py",
    "commitments:new-position": "tests/commitments/views/test_area_records.py",
    "commitments:decision": "tests/commitments/views/test_decisions.py",
    "commitments:edit-": "tests/commitments/views/test_record_forms.py",
    "contacts:edit-contact-point": "tests/contacts/views/test_contact_point.py",
    "commitments:notice": "tests/commitments/views/test_notices.py",
    "commitments:emergency": "tests/commitments/views/test_consultations_and_emergencies.py",
    "commitments:consultation": "tests/commitments/views/test_consultations_and_emergencies.py",
    "commitments:instrument": "tests/commitments/views/test_consultations_and_emergencies.py",
    "commitments:commitment": "tests/commitments/views/test_commitment.py",
    "timeline": "tests/history/test_timeline.py",
    **{
        f"commitments:{act}{part}": "tests/commitments/views/test_parts.py"
        for act in ("new-", "")
        for part in ("milestone", "evidence", "note")
    },
    "commitments:report-act": "tests/commitments/admin/test_reports.py",
    # Django's own: a record's address without a word behind it, which leads to its page; pages of an app; 404.
    "admin:admin/": "tests/security/test_hostile.py",
    "admin:app_list": "tests/security/test_hostile.py",
    "admin:view_on_site": "tests/security/test_hostile.py",
}


@pytest.fixture
def clients(ours: Participant) -> Clients:
    return signed_in(ours)


def test_pages_of_records(ours: Participant, theirs: Participant, clients: Clients, unwritten: None) -> None:
    found: Lines = {}
    for whose, row in kinds():
        with taken_back():
            found |= of_record(whose, row, ours if whose == "ours" else theirs, clients)
    compare("record ", found)
    hidden = [line for line in found if line.startswith("record theirs") and "/hidden " in line]
    assert len(hidden) > 50
    assert [line for line in hidden if set(map(int, found[line].split())) - SHUT] == []


def of_record(whose: str, row: Row, owner: Participant, clients: Clients) -> Lines:
    record = row.make(owner)
    own = of_model(type(record))
    state = "hidden" if row.seen_by == NOBODY else "shared"
    found = {}
    for end, name in own.items():
        key, address = f"record {whose}/{row.route}/{row.name}/{state} {end}", reverse(name, args=[record.pk])
        if end != "delete":
            found[f"{key} get"] = statuses_of(clients, "get", address, PEOPLE)
        if end == "change":
            found[f"{key} post"] = statuses_of(clients, "post", address, [Role.EDITOR])
    for table in acts():
        for name in table.acts if table.model is type(record) else ():
            key, address = f"record {whose}/{row.route}/{row.name}/{state} {name}", table.address(record, name)
            found[f"{key} get"] = statuses_of(clients, "get", address, PEOPLE)
            found[f"{key} post"] = statuses_of(clients, "post", address, PEOPLE)
    return found


def test_pages_of_lists(ours: Participant, clients: Clients, unwritten: None) -> None:
    found: Lines = {}
    for model in admin.site._registry:
        prefix = f"admin:{model._meta.app_label}_{model._meta.model_name}_"
        for name, address in routes().items():
            if name.startswith(prefix) and "<" not in address:
                found[f"list {name} get"] = statuses_of(clients, "get", reverse(name), ALL)
        for end, name in of_model(model).items():
            gone = reverse(name, args=[GONE])
            found[f"list {prefix}{end} gone"] = statuses_of(clients, "get", gone, [Role.EDITOR, Role.ADMINISTRATOR])
    for table in acts():
        for name in table.acts:
            gone = reverse(table.route, kwargs={table.lookup: GONE, "name": name})
            found[f"list {table.route} {name} gone"] = statuses_of(
                clients, "get", gone, [Role.EDITOR, Role.ADMINISTRATOR]
            )
    compare("list ", found)
    assert [line for line in found if line.endswith(" gone") and set(map(int, found[line].split())) - SHUT] == []


def test_pages_without_a_record(ours: Participant, clients: Clients, unwritten: None) -> None:
    found: Lines = {}
    for name, address in plain():
        found |= {f"page {name} {way}": statuses_of(clients, way, address, ALL) for way in ("get", "post")}
    compare("page ", found)


@pytest.mark.parametrize("address", ["/", "/sign-in/code/", "/your-account/", "/api/v1/", "/healthz"])
def test_no_page_takes_a_trace(address: str, clients: Clients) -> None:
    assert clients[Role.READER].trace(address).status_code == 405


def plain() -> Iterator[tuple[str, str]]:
    for name, address in routes().items():
        of_a_model = name.startswith("admin:") and any(
            name.startswith(f"admin:{model._meta.app_label}_{model._meta.model_name}_")
            for model in admin.site._registry
        )
        if (
            "<" not in address
            and "^" not in address
            and not of_a_model
            and not name.startswith(("dialogue:", "mailbox:", "readyz"))
        ):
            yield name, f"/{address}"


def elsewhere(name: str) -> bool:
    return name.startswith(tuple(ELSEWHERE))


def statuses_of(clients: Clients, method: str, address: str, who: Iterable[Role | None]) -> str:
    """The statuses for ``who``; None is not signed in."""
    statuses = []
    for role in who:
        client = clients[role] if role else Client(raise_request_exception=False)
        # What only reads leaves nothing to take back; what signs out takes the cookie as well.
        cookies = deepcopy(client.cookies)
        with taken_back() if method == "post" else only_reads(address):
            statuses.append(getattr(client, method)(address).status_code)
        client.cookies = cookies
    return " ".join(map(str, statuses))


@contextmanager
def only_reads(address: str) -> Iterator[None]:
    """Nothing is written but the session, and nothing is locked."""
    does: dict[str, str] = {}
    with noted(does, f"GET {address}"):
        yield
    assert does == {}


def compare(part: str, found: Lines) -> None:
    """Hold what was found against the table."""
    kept = dict(line.rsplit("\t", 1) for line in TABLE.read_text().splitlines()) if TABLE.exists() else {}
    if os.environ.get("MATRIX") == "write":
        kept = {line: told for line, told in kept.items() if not line.startswith(part)} | found
        TABLE.write_text("".join(f"{line}\t{told}\n" for line, told in sorted(kept.items())))
        return
    expected = {line: told for line, told in kept.items() if line.startswith(part)}
    wrong = {line: (expected.get(line), found.get(line)) for line in sorted(expected.keys() | found.keys())}
    assert {line: both for line, both in wrong.items() if both[0] != both[1]} == {}


def test_there_are_thousands_of_cases_and_no_answer_is_a_failure() -> None:
    statuses = [status for line in TABLE.read_text().splitlines() for status in line.rsplit("\t", 1)[1].split()]
    assert len(statuses) >= 2_000
    assert [status for status in statuses if status >= "500"] == []


def test_a_new_route_is_in_the_table_or_has_a_test_of_its_own() -> None:
    table = TABLE.read_text()
    covered = {line.split()[1] for line in table.splitlines() if not line.startswith("record ")}
    missing = [name for name in routes() if name not in covered and not elsewhere(name)]
    assert missing == []
