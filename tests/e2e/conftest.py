"""People and records for the browser, and what every page has to pass: axe, no overflow, nothing too small."""

import json
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from commitments.enums import Health, NoticeKind, Scope
from commitments.models import Commitment, Instrument, Notice, ProgressReport
from commitments.services import notices
from commitments.services.decisions import today_at
from contacts.enums import Role
from contacts.models import ContactPoint, Participant, User
from tests import tables
from tests.e2e.axe import by_axe
from tests.factories.register import PASSWORD, account, commitment, milestone

type Inspect = Callable[[Page], None]
type SignIn = Callable[[Page, str], None]

# The smallest text of the design, in px.
SMALLEST = 14


@pytest.fixture
def register(transactional_db: None) -> None:
    """The seed, one account a role, and one ministry with something late and something due."""
    tables.make_once("register", fill_register)


def fill_register() -> None:
    """What ``register`` has."""
    call_command("seed", verbosity=0)
    account(Role.SECRETARIAT)
    account(Role.ADMINISTRATOR)
    account(Role.READER, "METI")
    account(Role.EDITOR, "NRCAN")
    account(Role.CONTACT_OFFICER, "MOFA")
    # As the editor counts, who reads how late it is: in Ottawa it is another day than here for some hours.
    today = today_at(Participant.objects.get(code="NRCAN"), timezone.now())
    late = commitment("NRCAN", due_on=today - timedelta(days=40), health=Health.AT_RISK)
    milestone(late, today + timedelta(days=20))
    commitment("NRCAN", due_on=today + timedelta(days=400), title_en="", title_ja="架空の取組", original_language="ja")
    commitment("METI", due_on=today + timedelta(days=10), health=Health.DELAYED)


@pytest.fixture
def sign_in(live_server: LiveServer) -> SignIn:
    """Sign in by what the page sends, without the page: the browser takes over the session, and opens nothing yet."""

    def do(page: Page, username: str) -> None:
        client = Client()
        answer = client.post(reverse("admin:login"), {"username": username, "password": PASSWORD})
        assert answer.status_code == HTTPStatus.FOUND
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return do


@pytest.fixture
def speak() -> Callable[[str, str], None]:
    """Give an account a language, as the switch of languages does."""

    def do(username: str, language: str) -> None:
        User.objects.filter(username=username).update(language=language)

    return do


@pytest.fixture(scope="session")
def inspect() -> Inspect:
    """Look at the page as it stands: axe finds nothing, nothing runs off the side, no text is smaller than 14 px."""

    def do(page: Page) -> None:
        # After a click the next page may still be on its way; one without a main part fails here.
        page.locator("main").first.wait_for(state="attached")
        found = by_axe(page)
        assert not found, "\n".join(found)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"The page is {wider} px wider than the window."
        small = page.evaluate(SMALL_TEXTS, SMALLEST)
        assert not small, json.dumps(small, ensure_ascii=False)

    return do


SMALL_TEXTS = """(smallest) => [...document.querySelectorAll("body *")]
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((element) => element.checkVisibility() && parseFloat(getComputedStyle(element).fontSize) < smallest)
  .map((element) => `${element.tagName}: ${element.textContent.trim().slice(0, 40)}`)"""


SEATS = ("METI", "MOFA", "ISED", "NRCAN", "GAC")


@pytest.fixture
def officers(register: None) -> dict[str, User]:
    """A contact point officer of each Participant."""
    found = {user.participant.code: user for user in User.objects.filter(role=Role.CONTACT_OFFICER) if user.participant}
    return {code: found.get(code) or account(Role.CONTACT_OFFICER, code) for code in SEATS}


def reach(*codes: str) -> None:
    """Put an address behind the contact point of each."""
    for point in ContactPoint.objects.filter(participant__code__in=codes).select_related("participant"):
        point.mailbox = f"contact@{point.participant.code.lower()}.example"
        point.save(update_fields=["mailbox"])


@pytest.fixture
def reachable(register: None) -> None:
    reach(*SEATS)


def given(officers: dict[str, User], *acknowledged: str, kind: NoticeKind = NoticeKind.DISCONTINUE) -> Notice:
    """A notice of NRCan, issued a day ago and acknowledged by those named."""
    by, at = officers["NRCAN"], timezone.now() - timedelta(days=1)
    scope = Scope.NOT_STATED if kind is NoticeKind.DISCONTINUE else ""
    words = {"subject_en": "Fictitious notice", "body_en": "Fictitious words."}
    notice = Notice(instrument=Instrument.objects.shipped(), kind=kind, scope=scope, **words)
    notices.put_on_record(notice=notice, by=by, on=at.date())
    notices.issue(notice=notice, by=by, at=at)
    for code in acknowledged:
        notices.acknowledge(notice=notice, by=officers[code], at=timezone.now())
    return notice


@pytest.fixture
def late(register: None) -> Commitment:
    """The commitment of one ministry that is at risk, with a report that was corrected."""
    commitment: Commitment = Commitment.objects.get(lead__code="NRCAN", health=Health.AT_RISK)
    editor, at = User.objects.get(username="nrcan-editor"), timezone.now()
    said: dict[str, Any] = {
        "commitment": commitment,
        "participant_id": commitment.lead_id,
        "entered_by": editor,
        "submitted_at": at,
    }
    said |= {"reported_on": at.date() - timedelta(days=9), "health": "at_risk", "completion": "limited"}
    wrong = ProgressReport.objects.create(text_en="Seven sites were visited.", **said)
    ProgressReport.objects.create(text_en="Six sites were visited.", corrects=wrong, **said)
    return commitment
