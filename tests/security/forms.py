"""The forms of a page as a browser finds them: where each is sent, and what it sends as it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

from django.urls import Resolver404, resolve
from lxml import html  # type: ignore[import-untyped]  # lxml has no types.

TEXTS = frozenset({"text", "search", "textarea", "email", "url", "tel", "password"})
# What the portal itself put there: a form that brings something else is refused before it is read.
OWN = re.compile(r"csrfmiddlewaretoken|.+-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS")
DAYS = {"date": "2026-11-24", "time": "09:30", "datetime-local": "2026-11-24T09:30", "number": "1", "month": "2026-11"}


@dataclass(frozen=True)
class Control:
    """One field by its name; ``value`` is what an honest person would leave or enter there, None for nothing.

    ``shown`` is what the page shows there, which is sent if nobody enters anything.
    """

    name: str
    kind: str
    value: str | None
    shown: str | None

    @property
    def takes_text(self) -> bool:
        return self.kind in TEXTS

    @property
    def is_own(self) -> bool:
        return OWN.fullmatch(self.name) is not None


@dataclass(frozen=True)
class Form:
    """``by`` may send it to ``address``."""

    by: str
    method: str
    address: str
    controls: tuple[Control, ...] = field(repr=False)
    # The words of the button that is pressed: the first.
    button: str = field(default="", repr=False, compare=False)

    @property
    def asks(self) -> bool:
        """Whether it sends more than the button that was pressed."""
        return any(not each.is_own and each.kind != "button" for each in self.controls)

    @property
    def what(self) -> tuple[str, ...]:
        """What makes it another form: where it goes, and its fields whatever their numbers."""
        path = urlsplit(self.address).path
        try:
            route = resolve(path).view_name or path
        except Resolver404:
            route = path
        return self.method, route, *sorted({re.sub(r"\d+", "0", each.name) for each in self.controls})


def forms_of(content: bytes, *, by: str, address: str) -> Iterator[Form]:
    page = html.fromstring(content)
    for form in page.iter("form"):
        inside = [*form.iter("input", "select", "textarea", "button")]
        beside = page.xpath("//*[@form=$name]", name=form.get("id")) if form.get("id") else []
        found = [each for each in dict.fromkeys([*inside, *beside]) if each.get("form") in {None, form.get("id")}]
        controls = tuple(_controls(found))
        words = [each.text_content().strip() for each in found if each.tag == "button"]
        to = urljoin(address, form.get("action") or address)
        yield Form(by, (form.get("method") or "get").lower(), to, controls, next(iter(words), ""))


def _controls(found: list[html.HtmlElement]) -> Iterator[Control]:
    pressed = False
    for each in found:
        name, kind = each.get("name"), each.get("type", "text").lower()
        if not name or each.get("disabled") is not None or kind in {"file", "reset", "image"}:
            continue
        if each.tag == "button" or kind == "submit":
            # One button is pressed: the first.
            if not pressed:
                yield Control(name, "button", each.get("value", ""), each.get("value", ""))
            pressed = True
        elif each.tag == "select":
            yield Control(name, "select", _chosen(each), each.value)
        elif each.tag == "textarea":
            text = (each.text or "").removeprefix("\n")
            yield Control(name, "textarea", text, text)
        elif kind in {"checkbox", "radio"}:
            value = each.get("value", "on") if each.get("checked") is not None else None
            yield Control(name, kind, value, value)
        else:
            yield Control(name, kind, each.get("value") or DAYS.get(kind, ""), each.get("value", ""))


def _chosen(select: html.HtmlElement) -> str | None:
    options = [(each.get("value", each.text or ""), each.get("selected") is not None) for each in select.iter("option")]
    chosen = [value for value, is_chosen in options if is_chosen and value]
    return next(iter([*chosen, *(value for value, _ in options if value)]), None)


def encoded(sent: list[tuple[str, str]]) -> str:
    """The body of a form; a lone surrogate as no browser sends it, but anybody can."""
    return "&".join(f"{quote(name)}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in sent)
