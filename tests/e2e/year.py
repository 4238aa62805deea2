"""The year of a Dialogue as people live it: an account for each role, each in a browser of its own, and one clock."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import time_machine
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from contacts.enums import Role
from contacts.models import ContactPoint, Official, Participant, Rank, User
from core.text.languages import Language
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue
from tests import tables
from tests.e2e.conftest import Inspect
from tests.factories.contacts import OrganizationFactory, StakeholderFactory
from tests.factories.register import account

TOKYO, OTTAWA = "Asia/Tokyo", "America/Toronto"

# What never leaves its ministry, or its audience: words that stand nowhere else, and are searched for in bytes.
SECRETS: Mapping[str, str] = {
    "draft": "Quetzal",
    "brief": "Narwhal",
    "paper": "Axolotl",
    "declined": "Okapi",
}

# In which language each ministry is written to.
LETTERS = {"METI": Language.JAPANESE, "MOFA": Language.JAPANESE, "ISED": Language.FRENCH}

# As what they may chair (article 4(a)(i)).
RANKS = {"JP": "bureau-director-general", "CA": "assistant-deputy-minister"}


class Year:
    """The clock of the story and the people in it. What any of their pages writes to the console is a problem."""

    def __init__(self, browser: Browser, address: str, clock: time_machine.Traveller, inspect: Inspect) -> None:
        self._browser, self._address, self._clock, self._inspect = browser, address, clock, inspect
        self._pages: dict[str, Page] = {}
        self.problems: list[str] = []

    def at(self, wall: str, zone: str = OTTAWA) -> None:
        """Go on to a wall time in ``zone``, such as ``2026-02-09 18:00``."""
        self._clock.move_to(datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)))
        for page in self._pages.values():
            page.context.clear_cookies()

    def page(self, name: str, path: str = "") -> Page:
        """The page of an account, signed in; at ``path`` where one is given."""
        page = self._pages.get(name) or self._pages.setdefault(name, self._open(name))
        if not page.context.cookies():
            self._sign_in(page, name)
        if path:
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200, f"{name} finds no page {path}: {answer.status}"
        return page

    def status(self, name: str, path: str) -> int:
        """What answers an account that asks for ``path``."""
        return self.page(name).request.get(path, max_redirects=0).status

    def body(self, name: str, path: str) -> bytes:
        """The bytes of a file that an account takes away."""
        answer = self.page(name).request.get(path)
        assert answer.status == 200, f"{name} gets no file {path}: {answer.status}"
        return answer.body()

    def look(self, page: Page, name: str) -> None:
        """A page that the story comes to for the first time passes what every page has to pass."""
        self._inspect(page)

    @contextmanager
    def speaking(self, account_name: str, language: str) -> Iterator[None]:
        User.objects.filter(username=account_name).update(language=language)
        yield
        User.objects.filter(username=account_name).update(language="en")

    def close(self) -> None:
        for page in self._pages.values():
            page.context.close()

    def _open(self, name: str) -> Page:
        context = self._browser.new_context(
            base_url=self._address,
            locale="en-CA",
            reduced_motion="reduce",
            viewport={"width": 1280, "height": 900},
        )
        page = context.new_page()

        def note(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
                self.problems.append(f"{name}: {message.text}")

        page.on("console", note)
        page.on("pageerror", lambda error: self.problems.append(f"{name}: {error}"))
        return page

    def _sign_in(self, page: Page, name: str) -> None:
        """With a session of now: those of weeks ago are over, and signing in by the page is tried elsewhere."""
        client = Client()
        client.force_login(User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self._address}])


def people() -> None:
    """An account a role and ministry, an official for each that has none, mailboxes, and who may be invited."""
    account(Role.SECRETARIAT)
    for seat in Participant.objects.all():
        account(Role.CONTACT_OFFICER, seat.code)
        account(Role.EDITOR, seat.code)
        mailbox = f"{seat.code.lower()}@example.org"
        ContactPoint.objects.filter(participant=seat).update(
            mailbox=mailbox, language=LETTERS.get(seat.code, Language.ENGLISH)
        )
        Official.objects.create(
            participant=seat,
            family_name=f"Family-{seat.code}",
            given_name="Given",
            rank=Rank.objects.get(code=RANKS[seat.side.code]),
            title_en="Fictitious title",
        )
    StakeholderFactory.create(
        name="Fictitious Guest",
        email="guest@example.org",
        organization=OrganizationFactory.create(name_en="Fictitious Cells"),
        proposed_by=Participant.objects.get(code="NRCAN"),
    )


def before_the_close() -> None:
    """The seed as it was on the day of the Second Dialogue: that one under way, the third not there yet."""
    tables.seed()
    Dialogue.objects.filter(number=3).delete()
    Dialogue.objects.filter(number=2).update(
        status=DialogueStatus.CONFIRMED,
        held_on=None,
        local_start=datetime(2025, 8, 26, 14, tzinfo=UTC),
        time_zone=TOKYO,
    )


def choose(select: Locator, words: str) -> None:
    """Choose the first option that has ``words`` in it."""
    options = select.locator("option").all_inner_texts()
    select.select_option(index=next(place for place, option in enumerate(options) if words in option))


def told(page: Page, words: str) -> None:
    """The page says ``words`` of what was done."""
    expect(page.locator(".messagelist, .messages, main [role=status]").first).to_contain_text(words)
