"""Every page of the portal in every language: open to everyone, calm in the console, whole on a telephone.

Who looks is in table.py, and in which manner in looking.py: light in English, dark in French, narrow in Japanese.
"""

from collections.abc import Collection, Iterator

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, Response
from pytest_django.live_server_helper import LiveServer

from accounts.services import recent
from contacts.models import User
from tests.e2e.conftest import SignIn
from tests.e2e.sweep import admin_pages, dataset
from tests.e2e.sweep.dialogues import Keys
from tests.e2e.sweep.page_audit import MANNERS, look
from tests.e2e.sweep.routes import routes
from tests.e2e.sweep.table import ACTS, NO_PAGES, PAGES, SENT, wanted_by
from tests.fixtures.browser import watch
from tests.security.pages import acts
from tests.sessions import signed_in

# Of the form with the most fields all that is to be filled in is emptied, and what the browser would say itself is not.
SEND_EMPTY = """() => {
  const forms = [...document.querySelectorAll("main form[method=post]")];
  const form = forms.sort((one, other) => other.elements.length - one.elements.length)[0];
  for (const field of form.querySelectorAll("input:not([type=hidden], [type=submit]), select, textarea")) {
    if (["checkbox", "radio"].includes(field.type)) field.checked = false;
    else field.value = "";
  }
  form.noValidate = true;
  form.requestSubmit(form.querySelector("[type=submit]"));
}"""
SAID_OF_A_FIELD = ".error, .errorlist, [aria-invalid=true]"


def test_every_route_has_its_row() -> None:
    """Where this fails: a new page goes into tests/e2e/sweep/table.py, with who looks at it."""
    assert {visit.route for visit in PAGES} | ACTS | NO_PAGES >= routes()


@pytest.fixture
def keys(transactional_db: None) -> Keys:
    return dataset.made()


def test_what_counts_as_an_act_is_no_page(keys: Keys) -> None:
    client = Client()
    client.force_login(User.objects.get(username="secretariat"), backend="django.contrib.auth.backends.ModelBackend")
    addresses = [reverse(route, kwargs={name: keys.get(name, 0) for name in wanted_by(route)}) for route in ACTS]
    assert {address for address in addresses if client.get(address).status_code != 405} == set()


def test_each_act_is_looked_at_where_it_is_offered(keys: Keys) -> None:
    """An act that is not offered leads back to its record."""
    visits = [visit for visit in PAGES if visit.route in {each.route for each in acts()}]
    named = {(visit.route, visit.keys.get("name", "schedule")) for visit in visits}
    assert {(each.route, name) for each in acts() for name in each.acts} - named == set()
    clients = {by: signed_in(User.objects.get(username=by)) for by in {visit.by for visit in visits}}
    for client in clients.values():
        session = client.session
        recent.note(session, timezone.now())
        session.save()
    answers = {visit.address(keys): clients[visit.by].get(visit.address(keys)).status_code for visit in visits}
    assert {address: status for address, status in answers.items() if status != 200} == {}


class Visitor:
    """A browser in one language with a window for each account, which notes what the console says."""

    def __init__(self, browser: Browser, server: LiveServer, language: str, sign_in: SignIn) -> None:
        self.problems: list[str] = []
        self._said: dict[str, list[str]] = {}
        self._browser, self._server, self._language, self._sign_in = browser, server, language, sign_in
        self._pages: dict[str, Page] = {}
        # How much of what the console said belongs to earlier pages.
        self._heard = 0

    def visit(self, by: str, address: str) -> None:
        page = self._page_of(by)
        self._look(by, address, page.goto(address))

    def send_empty(self, by: str, address: str) -> None:
        page = self._page_of(by)
        page.goto(address)
        with page.expect_navigation() as sent:
            page.evaluate(SEND_EMPTY)
        self._look(by, f"{address}, sent", sent.value, (200, 400))
        if not page.locator(SAID_OF_A_FIELD).count():
            self.problems.append(f"{self._language} {by} {address}, sent: says of no field what is wrong")

    def _page_of(self, by: str) -> Page:
        page = self._pages.get(by) or self._pages.setdefault(by, self._open(by))
        self._heard = len(self._said[by])
        return page

    def _look(self, by: str, place: str, answer: Response | None, statuses: Collection[int] = (200,)) -> None:
        assert answer is not None
        found = []
        if answer.status not in statuses:
            found.append(f"answers {answer.status}")
        else:
            found += look(self._pages[by], self._language)
        found += self._said[by][self._heard :]
        self.problems += [f"{self._language} {by} {place}: {problem}" for problem in found]

    def _open(self, by: str) -> Page:
        page = MANNERS[self._language].opened_in(self._browser, self._server.url)
        self._said[by] = watch(page, self._server.url)
        if by:
            self._sign_in(page, by)
        return page

    def close(self) -> None:
        for page in self._pages.values():
            page.context.close()


@pytest.fixture
def visitor(
    request: pytest.FixtureRequest, keys: Keys, browser: Browser, live_server: LiveServer, sign_in: SignIn
) -> Iterator[Visitor]:
    User.objects.update(language=request.param)
    visiting = Visitor(browser, live_server, request.param, sign_in)
    yield visiting
    visiting.close()


@pytest.mark.parametrize("visitor", MANNERS, indirect=True)
def test_every_page_is_open_to_everyone(visitor: Visitor, keys: Keys) -> None:
    for visit in PAGES:
        visitor.visit(visit.by, visit.address(keys))
    assert not visitor.problems, "\n".join(visitor.problems)


@pytest.mark.parametrize("visitor", MANNERS, indirect=True)
def test_a_form_that_is_sent_empty_says_what_is_wrong(visitor: Visitor, keys: Keys) -> None:
    for visit in SENT:
        visitor.send_empty(visit.by, visit.address(keys))
    assert not visitor.problems, "\n".join(visitor.problems)


@pytest.mark.parametrize("visitor", MANNERS, indirect=True)
def test_every_list_and_form_of_the_admin_is_open_to_everyone(visitor: Visitor) -> None:
    for opened in admin_pages.pages():
        visitor.visit(opened.by, opened.address)
    assert not visitor.problems, "\n".join(visitor.problems)
