"""Each form of each page, with what nobody means in each of its fields: refused in words, or kept as the text it is.

The forms are read off the pages themselves, as whoever may open them finds them: those of the sweep over all pages
(tests/e2e/sweep/table.py) and the lists and forms of the admin. `make chance` tries each word in each field, and each
field by itself. Bodies of the API: tests/api/contract/test_every_field.py.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cached_property

import pytest
from django.db import connection
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.utils import timezone
from lxml import html  # type: ignore[import-untyped]  # lxml has no types.

from accounts.services import recent
from contacts.models import User
from tests.e2e.sweep import admin_pages, dataset
from tests.e2e.sweep.table import PAGES
from tests.random_examples import LONG, tries
from tests.security.forms import TEXTS, Control, Form, encoded, forms_of
from tests.security.pages import taken_back
from tests.sessions import BACKEND

pytestmark = pytest.mark.django_db

MARKUP = "\"'><img src=x onerror=moc></script></textarea> {{ 7*7 }} %(x)s {0} \u200dabc"
UNESCAPED = re.compile(rb"<img src=x onerror|\b49 %\(x\)s")
CORPUS = (
    *(MARKUP, "\x00", "\ud800", "9" * 5000, "x" * 100_000, "-1", "²", "0001-01-01", "9999-12-31T23:59", "' OR 1=1 --"),
    *("\u202eabc", "a\r\nBcc: x@y.example", "=1+1", "1e400", "../../etc/passwd", ""),
)
# What its reader does not write.
GIVEN = frozenset({"hidden", "checkbox", "radio"})
LAST = "SELECT coalesce(max(id), 0) FROM history_change"

# What begins a record or a sending is no change of what is stored.
SAVES = re.compile(r"Save(?! (as|this|and submit))")

type Sent = list[tuple[str, str]]


class Portal:
    """The pages with their forms, and who may send them."""

    def __init__(self) -> None:
        self.keys = dataset.made()
        self.clients: dict[str, Client] = {}
        self.wrong: list[str] = []
        self.refused = self.kept = 0

    @cached_property
    def forms(self) -> list[Form]:
        """Each once, whichever pages it stands on."""
        pages = [(visit.by, visit.address(self.keys)) for visit in PAGES]
        pages += [(opened.by, opened.address) for opened in admin_pages.pages()]
        found: dict[tuple[str, ...], Form] = {}
        for by, address in pages:
            # A page that leads on, such as that of codes which are shown once, leads to one of the others.
            page = self.client(by).get(address, follow=True)
            assert page.status_code == 200, (by, address)
            here = page.redirect_chain[-1][0] if page.redirect_chain else address
            for form in forms_of(page.content, by=by, address=here):
                found.setdefault(form.what, form)
        return list(found.values())

    def client(self, by: str) -> Client:
        if by not in self.clients:
            client = self.clients[by] = Client(raise_request_exception=False)
            if by:
                client.force_login(User.objects.get(username=by), backend=BACKEND)
                session = client.session
                recent.note(session, timezone.now())
                session.save()
        return self.clients[by]

    def send(self, form: Form, sent: Sent, *, follow: bool = False, changes: bool = True) -> None:
        """Send a form, look at the answer, and take back what came of it.

        What ``changes`` nothing is refused, or answered with a sentence that states so.
        """
        client = self.client(form.by)
        cookies = deepcopy(client.cookies)
        with taken_back():
            before = _last_change()
            if form.method == "post":
                answer = client.post(form.address, encoded(sent), content_type="application/x-www-form-urlencoded")
            else:
                answer = client.get(f"{form.address.partition('?')[0]}?{encoded(sent)}")
            wrote = _last_change() > before
            problems = list(_problems(form, answer, wrote=wrote))
            if follow and answer.status_code == 302:
                after = client.get(answer.headers["Location"])
                problems += _said(after)
                if not changes and b"No changes were made." not in after.content:
                    problems.append("does not state that nothing changed")
            if wrote and not changes:
                problems.append("writes what was there")
            self.kept += wrote
            self.refused += answer.status_code == 400
        client.cookies = cookies
        entries = sorted({value[:20] for _, value in sent})
        self.wrong += [f"{form.method} {form.address} by {form.by}: {problem} {entries}" for problem in problems]


def _last_change() -> int:
    with connection.cursor() as cursor:
        cursor.execute(LAST)
        return int(cursor.fetchone()[0])


def _problems(form: Form, answer: HttpResponse, *, wrote: bool) -> Iterator[str]:
    if answer.status_code >= 500:
        yield f"answers {answer.status_code}"
    if answer.status_code in {200, 400} and form.method == "post" and wrote:
        yield "was refused, and something was kept"
    yield from _said(answer)
    # An address that nobody could have come by is answered with a page that only says so.
    if answer.status_code == 400 and answer.content and form.method == "post":
        yield from _unexplained(answer)


def _said(answer: HttpResponse) -> Iterator[str]:
    if not answer.streaming and (found := UNESCAPED.search(answer.content)):
        yield f"says unescaped {answer.content[found.start() - 60 : found.end()]!r}"


def _unexplained(answer: HttpResponse) -> Iterator[str]:
    """A refusal says what is wrong, and each field that is wrong, or the group that it is of, names what says so.

    The summary above leads to each of them.
    """
    page = html.fromstring(answer.content)
    invalid = page.xpath("//*[@aria-invalid='true']")
    if not page.xpath("//*[@role='alert']"):
        yield "refuses without a word"
    links = {link.get("href")[1:] for link in page.xpath("//*[@role='alert']//a[starts-with(@href, '#')]")}
    yield from (
        f"the summary leads to #{key}, which is not there" for key in links if page.get_element_by_id(key, None) is None
    )
    for field in invalid:
        # The summary leads to the first button of a group.
        if not links & {field.get("id"), re.sub(r"_\d+$", "_0", field.get("id", ""))}:
            yield f"{field.get('name')} is wrong, and no summary leads to it"
        named = " ".join(field.xpath("ancestor-or-self::*[self::fieldset or @name]/@aria-describedby")).split()
        told = [page.get_element_by_id(key, None) for key in named]
        if not any(each is not None and each.text_content().strip() for each in told):
            yield f"{field.get('name')} is wrong and does not say why"


def _honest(control: Control) -> Sent:
    return [(control.name, control.value)] if control.value is not None else []


def _with_what_is_no_text(form: Form) -> Iterator[Sent]:
    """Nothing, then what is no text, then what the page did not put there: what is wrong is told on the page."""
    yield [pair for each in form.controls for pair in (_honest(each) if each.kind in GIVEN else [(each.name, "")])]
    for kinds in (TEXTS, GIVEN):
        wrong = {each.name for each in form.controls if each.kind in kinds and not each.is_own}
        honest = [pair for each in form.controls if each.name not in wrong for pair in _honest(each)]
        if wrong:
            yield [*honest, *((name, "\x00") for name in sorted(wrong))]


def test_what_is_saved_without_changes_writes_nothing_and_says_so() -> None:
    portal = Portal()
    saves = [
        form
        for form in portal.forms
        if form.method == "post" and SAVES.match(form.button) and "/new/" not in form.address
    ]
    assert len(saves) > 20
    for form in saves:
        shown = [(each.name, each.shown) for each in form.controls if each.shown is not None]
        portal.send(form, shown, follow=True, changes=False)
    assert not portal.wrong, "\n".join(portal.wrong)


def test_no_form_breaks_and_no_text_becomes_more_than_text(monkeypatch: pytest.MonkeyPatch) -> None:
    portal = Portal()
    assert len(portal.forms) > 300
    for form in (each for each in portal.forms if any(field.takes_text for field in each.controls)):
        # All that is free text, and the rest as an honest person leaves it.
        sent = [
            pair for each in form.controls for pair in ([(each.name, MARKUP)] if each.takes_text else _honest(each))
        ]
        portal.send(form, sent, follow=True)
    for form in (each for each in portal.forms if each.method == "post" and not each.address.startswith("/admin/")):
        for sent in _with_what_is_no_text(form):
            portal.send(form, sent)
    if not LONG:
        # What the pages say was looked at above; what follows asks for their status alone.
        monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", property(lambda _response: ""))
    turns = tries(1, long=len(CORPUS))
    # What is asked for by an address is tried in tests/security/test_hostile.py.
    for number, form in enumerate(each for each in portal.forms if LONG or (each.method == "post" and each.asks)):
        for turn in range(turns):
            # Each field has so many of the words, and each word comes to fields of every kind.
            begin = number + turn * len(CORPUS) // turns
            sent = []
            for place, each in enumerate(form.controls):
                sent += _honest(each) if each.is_own else [(each.name, CORPUS[(begin + place) % len(CORPUS)])]
            portal.send(form, sent)
        for alone in (each for each in form.controls if LONG):
            for word in CORPUS[:4]:
                sent = [
                    pair for each in form.controls for pair in ([(each.name, word)] if each is alone else _honest(each))
                ]
                portal.send(form, sent)
    assert not portal.wrong, "\n".join(portal.wrong)
    assert (portal.kept > 10, portal.refused > 20) == (True, True), (portal.kept, portal.refused)
