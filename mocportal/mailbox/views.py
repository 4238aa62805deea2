"""Mailbox views: the list, one message, its HTML, its attachments and the raw file."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from contacts.models import Side
from core.text.times import displayed_text
from mocportal.local.state import Servers, VarDirectory
from mocportal.mailbox.messages import CaughtMessage, file, names, read

PER_PAGE = 50

WITH_FRAME: Mapping[str, Any] = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}

# A sandboxed page without origin, scripts, forms or external resources. Links open a normal new tab.
SANDBOX = (
    f"sandbox allow-popups allow-popups-to-escape-sandbox; default-src {CSP.NONE}; style-src {CSP.UNSAFE_INLINE}; "
    f"img-src data:; base-uri {CSP.NONE}; form-action {CSP.NONE}; frame-ancestors {CSP.SELF}"
)


@login_required
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Render the list of caught messages, the newest first."""
    directory, sides = _directory(), list(Side.objects.all())
    page = Paginator(names(directory), PER_PAGE).get_page(request.GET.get("p"))
    found = [letter for name in page if (letter := _read(name, headers_only=True))]
    context = {
        "page": page,
        "rows": [(letter, _clocks(letter.at, sides)) for letter in found],
        "is_caught": _is_caught(),
    }
    return render(request, "mailbox/letters.html", context)


@login_required
@require_safe
@csp_override(WITH_FRAME)
def letter(request: HttpRequest, name: str) -> HttpResponse:
    """Render one message: recipients, text, HTML in a frame, attachments and all headers."""
    found = _found(name)
    context = {"letter": found, "clocks": _clocks(found.at, list(Side.objects.all()))}
    return render(request, "mailbox/letter.html", context)


@login_required
@require_safe
@xframe_options_sameorigin
def as_html(request: HttpRequest, name: str) -> HttpResponse:
    """Return the HTML of a message, sandboxed so that it cannot load or reach anything outside."""
    html = _found(name).html
    if not html:
        raise Http404
    # Links cannot open inside the frame, since the portal forbids framing.
    response = HttpResponse(html.replace("<head>", '<head><base target="_blank">', 1))
    response.headers["Content-Security-Policy"] = SANDBOX
    # A sandboxed page may not request its own process; browsers would show nothing.
    response.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    return response


@login_required
@require_safe
def attachment(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Return an attachment as a download, never as a page."""
    for part in _found(name).attachments:
        if part.number == number:
            return _file(part.content, part.name)
    raise Http404


@login_required
@require_safe
def whole(request: HttpRequest, name: str) -> HttpResponse:
    """Return the raw message for a mail program."""
    _found(name)
    return _file(file(_directory(), name).read_bytes(), f"{name}.eml")


def _directory() -> Path:
    return Path(settings.VAR_DIR) / "mail"


def _read(name: str, *, headers_only: bool = False) -> CaughtMessage | None:
    """Return the message, or None if it does not exist."""
    try:
        return read(_directory(), name, headers_only=headers_only)
    except (OSError, ValueError):
        return None


def _found(name: str) -> CaughtMessage:
    found = _read(name)
    if found is None:
        raise Http404
    return found


def _is_caught() -> bool:
    """Return whether the mail of this portal goes to the catcher."""
    servers = Servers.known(VarDirectory(Path(settings.VAR_DIR)))
    mailer: Any = settings.MAILERS["default"].get("OPTIONS", {})
    return servers is not None and servers.catch_mail_of(mailer)


def _clocks(at: datetime, sides: list[Side]) -> list[tuple[Side, datetime]]:
    """Return the local time of each capital, without a time zone, so that the template does not convert it again."""
    return [(side, displayed_text(at, side.time_zone).replace(tzinfo=None)) for side in sides]


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/octet-stream")
    header: Any = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = header
    return response
