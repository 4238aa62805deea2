"""Messages for violated constraints and triggers. Each app registers its own."""

from collections.abc import Iterable, Mapping

import structlog
from django.db import IntegrityError
from django.utils.translation import gettext as _, gettext_lazy
from django_stubs_ext import StrPromise

logger = structlog.get_logger(__name__)

NEEDS_TEXT = gettext_lazy("Enter a text in at least one of the three languages.")
# For rows that users do not write: only the operator can find the cause.
OWN_RECORD = gettext_lazy(
    "The change could not be saved because of an internal error. Try again. If the problem continues, contact "
    "technical support and quote the request number."
)
# For constraints without a message, such as that of a unique column: by the SQLSTATE.
BY_CODE = {
    "23503": gettext_lazy(
        "The change could not be saved: a linked record no longer exists, or another record still refers to "
        "this one (%(name)s). Reload both records."
    ),
    "23505": gettext_lazy(
        "Another record already has this value (%(name)s). Change this value or edit the other record."
    ),
}

# Message by the name of a constraint or trigger. Each app adds its own.
SENTENCES: dict[str, StrPromise] = {}


# Article of the MOC behind a constraint, by its name; all others implement a rule of the portal.
RULES: dict[str, StrPromise] = {}
# Constraints on rows that only the portal writes: no user's entry can violate them.
INTERNAL: set[str] = set()


def explain(sentences: Mapping[str, StrPromise]) -> None:
    """Register the messages of an app by the names of its constraints and triggers."""
    SENTENCES.update(sentences)


def hold_to(rule: str, sentences: Mapping[str, str]) -> None:
    """Register the article that constraints hold to, with their messages; both are texts of ``moc`` in English."""
    explain({name: gettext_lazy(sentence) for name, sentence in sentences.items()})
    RULES.update(dict.fromkeys(sentences, gettext_lazy(rule)))


def internal(*reasons: Iterable[str]) -> None:
    """Register internal constraints, which only a bug can violate; the violation is logged with its name."""
    names = {name for each in reasons for name in each}
    INTERNAL.update(names)
    explain(dict.fromkeys(names, OWN_RECORD))


def sentence_for(constraint: str | None) -> str:
    """Return the message for a violated constraint; a general one with its name if none is registered."""
    known = SENTENCES.get(constraint or "")
    return (
        str(known)
        if known
        else _("The change is not consistent with the rest of the record (%(name)s).") % {"name": constraint}
    )


def message_for(error: IntegrityError) -> str:
    """Return the message for an integrity error.

    For an internal constraint it includes the request id, which leads to the log entry.
    """
    name = constraint_of(error)
    if SENTENCES.get(name or "") is OWN_RECORD:
        logger.error("own_record_refused", constraint=name)
        number = structlog.contextvars.get_contextvars().get("request_id")
        return _numbered(sentence_for(name), number) if number else sentence_for(name)
    general = BY_CODE.get(getattr(error.__cause__, "sqlstate", None) or "")
    if general and name not in SENTENCES:
        return str(general) % {"name": name}
    return sentence_for(name)


def _numbered(sentence: str, number: object) -> str:
    return _("%(sentence)s Request number: %(number)s") % {"sentence": sentence, "number": number}


def constraint_of(error: IntegrityError) -> str | None:
    """Return the name of the violated constraint or trigger."""
    name: str | None = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return name
