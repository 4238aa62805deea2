"""Reasons from the registers of the areas of cooperation: support programmes, standards, and information given."""

from collections.abc import Iterator

from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.reasons import Reason, ReasonCode
from moc.article_2c_areas import INFORMATION, STANDARDS


def area_record_reasons(register: AgendaInput, area: str) -> Iterator[Reason]:
    """Yield the reasons of the records of an area."""
    yield from _programmes(register, area)
    if area == STANDARDS:
        yield from _standards(register)
    if area == INFORMATION:
        yield from _information(register)


def _programmes(register: AgendaInput, area: str) -> Iterator[Reason]:
    """Yield the programmes of an area that opened or closed since the last Dialogue, until the day of this one.

    A programme is open on its last day. Without an earlier Dialogue there are none.
    """
    if register.previous is None:
        return
    since, day = register.previous.held_by, register.day
    for fact in register.programmes:
        if fact.area != area:
            continue
        if fact.starts_on is not None and since < fact.starts_on <= day:
            yield Reason(ReasonCode.PROGRAMME_OPENED, record=fact.reference, on=fact.starts_on)
        if fact.ends_on is not None and since <= fact.ends_on < day:
            yield Reason(ReasonCode.PROGRAMME_CLOSED, record=fact.reference, on=fact.ends_on)


def _standards(register: AgendaInput) -> Iterator[Reason]:
    """Yield the standards on which positions differ and whose next date is before the following Dialogue."""
    for fact in register.standards:
        if fact.differs and register.day <= fact.next_on < register.following_day:
            yield Reason(ReasonCode.STANDARD_DIFFERS, record=fact.reference, on=fact.next_on)


def _information(register: AgendaInput) -> Iterator[Reason]:
    """Yield the information given since the last Dialogue, and that which expires before the following one."""
    previous, day = register.previous, register.day
    for fact in register.information:
        if previous is not None and previous.held_by < fact.given_on <= day:
            yield Reason(ReasonCode.INFORMATION_GIVEN, record=fact.reference, on=fact.given_on)
        if fact.expires_on is not None and day <= fact.expires_on < register.following_day:
            yield Reason(ReasonCode.INFORMATION_EXPIRES, record=fact.reference, on=fact.expires_on)
