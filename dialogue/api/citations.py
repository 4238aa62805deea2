"""Look-up of agendas, items and records of discussion by symbol and number in a URL.

A symbol has a hyphen for each stroke: ``JCBD-3-1-Rev.1`` for JCBD/3/1/Rev.1. A number is written like the code of a
provision, ``6-bis.a`` for 6 bis(a). Both are assigned on issue, so a draft has neither.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Replace

from commitments.models import Instrument
from dialogue.enums import AgendaForm, AgendaStatus

_DIALOGUE = r"(?P<dialogue>[1-9][0-9]{0,3})"
_SYMBOL = rf"(?P<prefix>[A-Za-z0-9-]{{1,8}})-{_DIALOGUE}"
_AGENDA = rf"{_SYMBOL}-1(?:-(?P<form>Rev|Add|Corr)\.(?P<revision>[1-9][0-9]{{0,3}}))?"
_NUMBER = r"(?P<number>[0-9]{1,4})(?:-(?P<bis>[0-9a-z-]{1,12}))?(?:\.(?P<letter>[a-z]{1,3}))?"

AGENDA = re.compile(_AGENDA)
AGENDA_ITEM = re.compile(rf"{_AGENDA}\.{_NUMBER}")
OUTCOME = re.compile(rf"{_DIALOGUE}\.{_NUMBER}")
RECORD = re.compile(rf"{_SYMBOL}-REC")
FORMS = {
    "": AgendaForm.REVISION,
    "Rev": AgendaForm.REVISION,
    "Add": AgendaForm.ADDENDUM,
    "Corr": AgendaForm.CORRIGENDUM,
}


def of_dialogue(records: QuerySet[Any], parts: Mapping[str, str], *, through: str) -> QuerySet[Any]:
    """Filter records by the Dialogue number at the path ``through``, and by the symbol prefix if there is one."""
    found: QuerySet[Any] = records.filter(
        **{
            f"{through}__number": int(parts["dialogue"]),
            f"{through}__instrument__in": Instrument.objects.order_by("pk").values("pk")[:1],
        }
    )
    if "prefix" not in parts:
        return found
    symbol = Replace(f"{through}__instrument__document_symbol", Value("/"), Value("-"))
    described: QuerySet[Any] = found.alias(symbol=symbol).filter(symbol=parts["prefix"])
    return described


def version(parts: Mapping[str, str], *, through: str = "") -> Q:
    """Return the filter for the issued version that the symbol names."""
    values = {"form": FORMS[parts["form"]], "revision": int(parts["revision"] or 0)}
    named = Q(**{through + name: value for name, value in values.items()})
    return named & ~Q(**{f"{through}status": AgendaStatus.DRAFT})


def numbered(parts: Mapping[str, str]) -> Q:
    """Return the filter for items with the number."""
    return Q(number=int(parts["number"]), bis=parts["bis"], letter=parts["letter"])
