"""Messages for constraints and triggers that refuse an entry. Each app registers its own."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import structlog
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

logger = structlog.get_logger(__name__)

NEEDS_TEXT = gettext_lazy("Write it in at least one of the three languages.")
# Of a row that nobody enters: what whoever asked did is no matter, and only the operator can find the cause.
OWN_RECORD = gettext_lazy(
    "What the portal keeps by itself would contradict itself, so nothing was kept. Try again. If it comes back, tell "
    "the operator the number of the request."
)
# Of what has no name of ours, such as a column that is unique by itself: by the code that PostgreSQL gives a refusal.
BY_CODE = {
    "23503": gettext_lazy(
        "It names a record that is not there any more, or another record still names it (%(name)s). Read both again."
    ),
    "23505": gettext_lazy("Another record has the same already (%(name)s). Change that record, or what is the same."),
}

# The name of a constraint or trigger, and what a person reads who runs into it. Each app adds its own.
SENTENCES: dict[str, "_StrPromise"] = {}


# The article of the MOC that a constraint holds to, by its name; all others hold to a rule of the portal.
RULES: dict[str, "_StrPromise"] = {}
# Constraints on rows that the portal alone writes: no entry of a person can violate them.
INTERNAL: set[str] = set()


def explain(sentences: "Mapping[str, _StrPromise]") -> None:
    """Register the messages of an app by the names of its constraints and triggers."""
    SENTENCES.update(sentences)


def hold_to(rule: str, sentences: Mapping[str, str]) -> None:
    """Register the article that constraints hold to, with their messages; both are texts of ``moc`` in English."""
    explain({name: gettext_lazy(sentence) for name, sentence in sentences.items()})
    RULES.update(dict.fromkeys(sentences, gettext_lazy(rule)))


def internal(*reasons: Iterable[str]) -> None:
    """Register constraints that only a fault of the portal can violate; the log then says which it was."""
    names = {name for each in reasons for name in each}
    INTERNAL.update(names)
    explain(dict.fromkeys(names, OWN_RECORD))


def sentence_for(constraint: str | None) -> str:
    """What to tell the person whose entry ran into ``constraint``, with its name where no sentence is known."""
    known = SENTENCES.get(constraint or "")
    return str(known) if known else _("The record would contradict itself (%(name)s).") % {"name": constraint}


def told(error: IntegrityError) -> str:
    """What to tell the person whose entry the database refused.

    Where the portal contradicts itself, the number of the request leads from what the person tells to the log.
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
    return _("%(sentence)s Number of the request: %(number)s") % {"sentence": sentence, "number": number}


def constraint_of(error: IntegrityError) -> str | None:
    """The name of the constraint or trigger that refused."""
    name: str | None = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return name
