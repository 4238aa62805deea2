"""Request parameters: language, and rejection of unknown or repeated parameters."""

from collections.abc import Container, Iterable
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from core.text.languages import Language

EVERY_LANGUAGE = "*"
# Computed once: an enumeration builds its list of values at each access, and every request reads it.
KNOWN = frozenset(Language.values)


def activate_language(request: Request, *, every: bool = True) -> None:
    """Activate the language of ``lang``, of Accept-Language, or the one last chosen by the account, in this order.

    ``lang=*`` requests the texts in all languages (if ``every`` allows it) and does not change the language of
    messages. Raises AuthenticationFailed for an invalid token, before any other error of the request, and
    ValidationError for any other value.
    """
    user = request.user
    requested = request.query_params.get("lang")
    if requested is None:
        chosen = getattr(user, "language", "")
        if chosen in KNOWN and "Accept-Language" not in request.headers:
            translation.activate(chosen)
    elif requested in KNOWN:
        translation.activate(requested)
    elif not (every and requested == EVERY_LANGUAGE):
        known = ", ".join([*Language.values, EVERY_LANGUAGE] if every else Language.values)
        raise ValidationError({"lang": [ErrorDetail(_("Choose one of: %(known)s.") % {"known": known}, "invalid")]})


def wanted_language(request: Request) -> str:
    """Return the language of the texts in the response: ``en``, ``fr``, ``ja``, or ``*`` for all of them."""
    if request.query_params.get("lang") == EVERY_LANGUAGE:
        return EVERY_LANGUAGE
    active = (translation.get_language() or Language.ENGLISH)[:2]
    return active if active in KNOWN else str(Language.ENGLISH)


def refuse_unknown_parameters(request: Request, known: Iterable[str], lists: Container[str] = ()) -> None:
    """Raise ValidationError for unknown parameters; the message names the known ones.

    A misspelt filter would otherwise be ignored and return everything, and so would all but the last value of a
    repeated parameter. Repeated parameters in ``lists`` are joined by commas instead: many generated clients repeat a
    parameter where others write commas.
    """
    known = frozenset(known)
    strange = [name for name in request.query_params if name not in known]
    if strange:
        names = sorted(known)
        message = _("Unknown parameter. Valid parameters: %(known)s.") % {"known": ", ".join(names)}
        raise ValidationError({name: [ErrorDetail(message, "unknown-parameter")] for name in strange})
    several = {name: values for name, values in request.query_params.lists() if len(values) > 1}
    refuse_repeated(name for name in several if name not in lists)
    if several:
        joined = request.query_params.copy()
        for name, values in several.items():
            joined[name] = ",".join(values)
        django_request: Any = request._request  # noqa: SLF001  # REST framework offers no API for it.
        django_request.GET = joined


def refuse_repeated(names: Iterable[str]) -> None:
    """Raise ValidationError for repeated parameters that take one value."""
    if errors := {name: [ErrorDetail(_("Send this parameter only once."), "twice")] for name in names}:
        raise ValidationError(errors)
