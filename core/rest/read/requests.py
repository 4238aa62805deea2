"""What a request asks for beside its address: a language, and parameters that must be known."""

from collections.abc import Container, Iterable
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from core.text.languages import Language

EVERY_LANGUAGE = "*"
# Worked out once: an enumeration makes its list of values anew each time that it is asked, and every request asks.
KNOWN = frozenset(Language.values)


def activate_language(request: Request, *, every: bool = True) -> None:
    """Answer in the language of ``lang``, else of Accept-Language, else the one last chosen by the account.

    ``lang=*`` asks for the texts in all languages (where ``every`` allows it) and leaves the language of messages.
    Raises AuthenticationFailed for a token that does not open the portal, which is told before anything else that is
    wrong with the request, and ValidationError for any other value.
    """
    user = request.user
    asked = request.query_params.get("lang")
    if asked is None:
        chosen = getattr(user, "language", "")
        if chosen in KNOWN and "Accept-Language" not in request.headers:
            translation.activate(chosen)
    elif asked in KNOWN:
        translation.activate(asked)
    elif not (every and asked == EVERY_LANGUAGE):
        known = ", ".join([*Language.values, EVERY_LANGUAGE] if every else Language.values)
        raise ValidationError({"lang": [ErrorDetail(_("Choose one of: %(known)s.") % {"known": known}, "invalid")]})


def wanted_language(request: Request) -> str:
    """The language of the texts in the answer: ``en``, ``fr``, ``ja``, or ``*`` for all of them."""
    if request.query_params.get("lang") == EVERY_LANGUAGE:
        return EVERY_LANGUAGE
    active = (translation.get_language() or Language.ENGLISH)[:2]
    return active if active in KNOWN else str(Language.ENGLISH)


def refuse_unknown_parameters(request: Request, known: Iterable[str], lists: Container[str] = ()) -> None:
    """Raise ValidationError for parameters that the endpoint does not know, and name those that it does.

    A filter with a slip of the pen would otherwise be ignored and answer with everything. So would all values but the
    last of a parameter that stands in the address several times. Of one that takes several values, a name in
    ``lists``, they are joined by commas: many generated clients repeat a parameter where others write commas.
    """
    known = frozenset(known)
    strange = [name for name in request.query_params if name not in known]
    if strange:
        names = sorted(known)
        message = _("This parameter is not known here. Known are: %(known)s.") % {"known": ", ".join(names)}
        raise ValidationError({name: [ErrorDetail(message, "unknown-parameter")] for name in strange})
    several = {name: values for name, values in request.query_params.lists() if len(values) > 1}
    refuse_repeated(name for name in several if name not in lists)
    if several:
        joined = request.query_params.copy()
        for name, values in several.items():
            joined[name] = ",".join(values)
        asked: Any = request._request  # noqa: SLF001  # REST framework has no way of its own.
        asked.GET = joined


def refuse_repeated(names: Iterable[str]) -> None:
    """Raise ValidationError for parameters with one value that the address names several times."""
    if errors := {name: [ErrorDetail(_("Give this parameter once."), "twice")] for name in names}:
        raise ValidationError(errors)
