"""Each page and each act of the Dialogue's year, tried by each role: the table of rights, line by line."""

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from commitments.models import Instrument
from core.text.times import last_day_everywhere
from tests.factories import law
from tests.security.test_year import signed_in
from tests.security.year import ROLES, routes, year

pytestmark = pytest.mark.django_db

# What is answered to a reader, an editor and an officer of the ministry whose the records are, to an editor of another,
# to the secretariat and to an administrator.
PAGES = """
series                 200 200 200 200 200 404
coverage               200 200 200 200 200 404
timeline               200 200 200 200 200 404
brief                  200 200 200 200 404 404
templates              200 200 200 200 404 404
template               200 200 200 404 404 404
plan                   403 403 403 403 200 403
detail                 200 200 200 200 200 404
schedule               403 403 403 403 200 404
status                 403 403 403 403 200 404
step                   403 403 403 403 200 404
agenda                 200 200 200 200 200 404
draft                  403 403 403 403 200 403
download               200 200 200 200 200 404
actions                200 200 200 200 200 404
record                 200 200 200 200 200 404
other-fora             200 200 200 200 200 404
consider               403 403 403 403 200 404
refer                  403 403 403 403 200 404
referral               200 200 200 200 200 404
new-invitee            403 200 200 200 200 404
invitee                200 200 200 200 200 404
room                   200 200 200 200 200 404
room-live              200 200 200 200 200 404
delegations            302 302 302 302 200 404
delegation             200 200 200 200 200 404
at-the-meeting         403 200 200 403 200 404
documents              200 200 200 200 200 404
documents-progress     200 200 200 200 200 404
document               200 200 200 200 200 404
papers                 200 200 200 200 200 404
new-paper              403 200 200 200 200 404
paper                  200 200 200 200 200 404
edit-paper             403 200 200 403 200 404
paper-file             200 200 200 200 200 404
paper-version          200 200 200 200 200 404
proposals              200 200 200 200 200 404
new-proposal           403 200 200 200 200 404
proposal               200 200 200 200 200 404
edit-proposal          403 403 403 403 403 404
issue                  403 403 403 403 200 403
version                200 200 200 200 200 404
version-file           200 200 200 200 200 404
compare                200 200 200 200 200 404
item                   403 403 403 403 200 403
"""

# The same for an act that is sent with nothing in it: 400, 404 and 409 where it is open to who asks, but incomplete.
ACTS = """
write-note             403 404 404 404 404 404
templates              403 400 400 400 404 404
plan                   403 403 403 403 302 403
schedule               403 403 403 403 200 404
status                 403 403 403 403 302 404
step                   403 403 403 403 200 404
step-back              403 403 403 403 302 404
save                   403 403 403 403 302 403
add                    403 403 403 403 400 403
take-out               403 403 403 403 302 403
put-back               403 403 403 403 302 403
action-take-on         403 403 403 403 302 404
action-settle          403 403 403 403 400 404
record-draft           403 403 403 403 409 404
record-open            403 403 403 403 400 404
record-adopt           403 403 403 403 400 404
record-clear-remaining 403 403 302 403 403 404
record-add             403 403 403 403 400 404
record-edit            403 403 403 403 400 404
record-remove          403 403 403 403 302 404
record-up              403 403 403 403 302 404
record-down            403 403 403 403 302 404
record-correct         403 403 403 403 400 404
record-clear           403 403 409 403 403 404
record-comment         403 403 400 403 403 404
consider               403 403 403 403 400 404
accept-overlap         403 403 403 403 404 404
dismiss-overlap        403 403 403 403 404 404
reconsider-overlap     403 403 403 403 404 404
refer                  403 403 403 403 400 404
raise-referral         403 403 403 403 400 404
answer-referral        403 403 403 403 400 404
withdraw-referral      403 403 403 403 400 404
new-invitee            403 400 400 400 400 404
invitee                403 400 400 403 400 404
send-invitation        403 403 403 403 302 404
enter-answer           403 403 403 403 400 404
take-back-invitee      403 302 302 403 302 404
room-begin             403 403 403 403 302 403
room-end               403 403 403 403 302 403
room-back              403 403 403 403 302 403
room-outcome           403 403 403 403 404 403
room-action            403 403 403 403 404 403
room-ask               403 403 403 403 404 403
room-floor             403 403 403 403 404 403
room-floor-end         403 403 403 403 404 403
room-leave             403 403 403 403 404 403
delegation             403 400 400 403 400 404
name-delegate          403 400 400 403 400 404
name-new-delegate      403 400 400 403 400 404
at-the-meeting         403 302 302 403 302 404
take-off               403 302 302 403 302 404
documents              200 200 200 200 200 404
new-paper              403 400 400 400 400 404
edit-paper             403 400 400 403 400 404
bring-paper            403 400 400 403 400 404
new-proposal           403 400 400 400 400 404
edit-proposal          403 403 403 403 403 404
send-proposal          403 302 302 403 403 404
withdraw-proposal      403 302 302 403 403 404
accept-proposal        403 403 403 403 302 404
decline-proposal       403 403 403 403 400 404
return-proposal        403 403 403 403 302 404
issue                  403 403 403 403 200 403
adopt                  403 403 403 403 302 403
item                   403 403 403 403 409 403
minutes                403 403 403 403 302 403
move                   403 403 403 403 302 403
item-facts             403 403 403 403 302 403
give-back              403 403 403 403 302 403
"""

# What is one ministry's own: a paper with a narrow mark, and a proposal that was not sent.
HIDDEN = {
    "paper": ("narrow", "200 200 200 404 404 404"),
    "edit-paper": ("narrow", "403 200 200 404 404 404"),
    "proposal": ("draft", "200 200 200 404 404 404"),
    "edit-proposal": ("draft", "403 200 200 404 404 404"),
}
HIDDEN_ACTS = {
    "bring-paper": ("narrow", "403 400 400 404 404 404"),
    "edit-paper": ("narrow", "403 400 400 404 404 404"),
    "edit-proposal": ("draft", "403 400 400 404 404 404"),
    "send-proposal": ("draft", "403 302 302 404 404 404"),
    "withdraw-proposal": ("draft", "403 302 302 404 404 404"),
    "accept-proposal": ("draft", "403 403 403 404 404 404"),
}

# After the last day documents are still made: what was shared stays in the hands of all.
STILL_OPEN = {"documents"}


def table(text: str) -> dict[str, list[int]]:
    lines = (line.split() for line in text.strip().splitlines())
    return {name: [int(status) for status in statuses] for name, *statuses in lines}


def asked(client: Client, method: str, address: str) -> int:
    """The answer's status; whatever was done is undone, so that each act meets the same year."""
    with transaction.atomic():
        status: int = getattr(client, method)(address).status_code
        transaction.set_rollback(True)
    return status


def test_each_page_and_each_act_has_a_line() -> None:
    assert table(PAGES).keys() | table(ACTS).keys() == set(routes())


def test_each_role_is_answered_as_the_table_of_rights_says() -> None:
    """Who is not signed in is led to the door and nowhere else."""
    with time_machine.travel(law.AT, tick=False):
        made, nobody = year(), Client(raise_request_exception=False)
        for place, role in enumerate(ROLES):
            client = signed_in(made.user(role))
            for method, lines, hidden in (("get", PAGES, HIDDEN), ("post", ACTS, HIDDEN_ACTS)):
                expected = {name: statuses[place] for name, statuses in table(lines).items()}
                found = {name: asked(client, method, made.address(name)) for name in expected}
                assert (role, found) == (role, expected)
                own = {name: int(statuses.split()[place]) for name, (_key, statuses) in hidden.items()}
                found = {}
                for name, (key, _statuses) in hidden.items():
                    # The last word of the name is what the address names by its key.
                    keys = {name.rpartition("-")[2]: made.keys[key]}
                    found[name] = asked(client, method, made.address(name, **keys))
                assert (role, found) == (role, own)
        for method, lines in (("get", PAGES), ("post", ACTS)):
            for name in table(lines):
                answer = getattr(nobody, method)(made.address(name))
                assert answer.status_code == 302, name
                assert answer.headers["Location"].startswith(reverse("admin:login")), name


def test_no_act_is_taken_from_another_site_and_once_the_register_is_closed_none_at_all() -> None:
    with time_machine.travel(law.AT, tick=False):
        made = year()
        for role in ("officer", "secretariat"):
            client = Client(enforce_csrf_checks=True, raise_request_exception=False)
            client.force_login(made.user(role), backend="django.contrib.auth.backends.ModelBackend")
            answers = {name: asked(client, "post", made.address(name)) for name in table(ACTS)}
            assert set(answers.values()) == {403}
        Instrument.objects.update(discontinued_on=last_day_everywhere())
    with time_machine.travel(law.AT.replace(year=law.AT.year + 1), tick=False):
        for role in ROLES:
            client = signed_in(made.user(role))
            answers = {name: asked(client, "post", made.address(name)) for name in table(ACTS).keys() - STILL_OPEN}
            assert {name: status for name, status in answers.items() if status not in {403, 404}} == {}, role
