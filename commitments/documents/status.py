"""Text of the MOC status, shared by the portal, all documents and the API."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext as _, ngettext, pgettext

from core.text.multilingual_text import between_sentences
from moc.article_9_status import NoticeFact, Settlement, Standing, Status
from moc.article_9c_discontinuance import Clock
from moc.months import Period


@dataclass(frozen=True, slots=True)
class NameFormatter:
    """Formatter for status texts: ``name`` of a Participant by its code, ``day`` as a date in words."""

    name: Callable[[str], str]
    day: Callable[[date], str]

    def names(self, codes: tuple[str, ...]) -> str:
        return pgettext("between the names of a list", ", ").join(map(self.name, codes))


def sentences(status: Status, speech: NameFormatter) -> list[str]:
    """Return the status in sentences of the active language, the most important first."""
    return list(_sentences(status, speech))


def line(status: Status, speech: NameFormatter) -> str:
    """Return the status as one paragraph."""
    return between_sentences((get_language() or "en")[:2]).join(sentences(status, speech))


def of_the_notice(status: Status, speech: NameFormatter) -> list[str]:
    """Return the sentences on the notice that ends or has ended the MOC, or an empty list."""
    if status.standing is Standing.DISCONTINUED:
        return list(_discontinued(status, speech))
    return list(_notice(status.notice, status.on, speech)) if status.notice is not None else []


def consequence(sender: str, settlement: Settlement, speech: NameFormatter) -> list[str]:
    """Return the effect of one Participant's notice on the others, in the words of article 9(c), with open points."""
    sentences = [_("Article 9(c): “This MOC may be discontinued at any time by any Participant by written notice.”")]
    facts = {"decision": settlement.decision, "sender": speech.name(sender)}
    if settlement.others_continue:
        sentences.append(
            _("By joint decision %(decision)s, the other Participants continue without %(sender)s.") % facts
        )
    elif settlement.decision:
        sentences.append(_("By joint decision %(decision)s, the MOC ends for all Participants.") % facts)
    else:
        sentences += [
            _("The notice is from %(sender)s alone. The article does not state whether the others continue.") % facts,
            _(
                "The Participants can settle this by joint decision before the last day. Without one, the register "
                "becomes read-only for all after that day."
            ),
        ]
    return sentences


def explanation(clock: Clock, speech: NameFormatter) -> list[str]:
    """Return how the last day of the MOC follows from a notice: receipts, both countings, and the applicable one."""
    return list(_explanation(clock, speech))


def _sentences(status: Status, speech: NameFormatter) -> Iterator[str]:
    since = status.in_operation_from
    if since is None:
        yield _("Not in operation: date of signature missing for %(missing)s.") % {
            "missing": speech.names(status.missing_signatures)
        }
        return
    if status.standing is Standing.NOT_IN_OPERATION:
        yield _("Comes into operation on %(day)s, the last date of signature (article 9(a)).") % {
            "day": speech.day(since)
        }
        return
    if status.standing is Standing.DISCONTINUED:
        yield from _discontinued(status, speech)
        return
    if status.notice is not None:
        yield from _notice(status.notice, status.on, speech)
    yield _("In operation since %(day)s, the last date of signature (article 9(a)).") % {"day": speech.day(since)}
    for fact in status.left:
        assert fact.clock.takes_effect_on is not None
        yield _("%(sender)s has left the MOC (article 9(c), %(reference)s). Its last day was %(day)s.") % {
            "sender": speech.name(fact.sender),
            "reference": fact.reference,
            "day": speech.day(fact.clock.takes_effect_on),
        }
        yield _("By joint decision %(decision)s, the other Participants continue without %(sender)s.") % {
            "decision": fact.settlement.decision,
            "sender": speech.name(fact.sender),
        }
    if status.modification is not None:
        yield _("Modified with effect from %(day)s by %(decision)s (article 9(b)).") % {
            "day": speech.day(status.modification.effective_on),
            "decision": status.modification.decision,
        }


def _notice(fact: NoticeFact, on: date, speech: NameFormatter) -> Iterator[str]:
    yield _(
        "%(sender)s gave notice on %(day)s of its intention to discontinue the MOC (article 9(c), %(reference)s)."
    ) % {
        "sender": speech.name(fact.sender),
        "day": speech.day(fact.clock.issued_on),
        "reference": fact.reference,
    }
    left = fact.clock.days_left(on)
    if left is None:
        yield _(
            "The notice period begins when receipt has been acknowledged by %(missing)s. Counted from the date "
            "of issue, it would end on %(day)s."
        ) % {"missing": speech.names(fact.clock.missing), "day": speech.day(fact.clock.from_issue.ends_on)}
        yield from consequence(fact.sender, fact.settlement, speech)
        return
    assert fact.clock.takes_effect_on is not None
    yield ngettext(
        "Last day of the MOC: %(day)s (%(left)d day left).", "Last day of the MOC: %(day)s (%(left)d days left).", left
    ) % {"day": speech.day(fact.clock.takes_effect_on), "left": left}
    if fact.clock.is_short:
        yield short(fact.clock)
    yield from consequence(fact.sender, fact.settlement, speech)


def short(clock: Clock) -> str:
    """Return the warning that the stated date gives less than the months of notice. The notice is not refused."""
    months = clock.from_issue.months
    return ngettext(
        "Short notice: article 9(c) provides for %(months)d month.",
        "Short notice: article 9(c) provides for %(months)d months.",
        months,
    ) % {"months": months}


def _discontinued(status: Status, speech: NameFormatter) -> Iterator[str]:
    assert status.notice is not None
    assert status.notice.clock.takes_effect_on is not None
    yield _("Discontinued by notice of %(sender)s (article 9(c), %(reference)s). Last day: %(day)s.") % {
        "sender": speech.name(status.notice.sender),
        "reference": status.notice.reference,
        "day": speech.day(status.notice.clock.takes_effect_on),
    }
    yield _(
        "The register is read-only. Information shared before this date continues to be treated in line with the MOC."
    )


def _explanation(clock: Clock, speech: NameFormatter) -> Iterator[str]:
    if clock.stated_on is not None:
        yield _("Last day of the MOC as stated in the notice: %(day)s.") % {"day": speech.day(clock.stated_on)}
        if clock.is_short:
            yield short(clock)
    if clock.from_receipt is None:
        yield _("Receipt not yet acknowledged by: %(missing)s.") % {"missing": speech.names(clock.missing)}
        yield _("Counted from the date of issue, %(day)s:") % {"day": speech.day(clock.issued_on)}
        yield from _period(clock.from_issue, speech)
        return
    last = tuple(code for code, day in clock.receipts.items() if day == clock.last_receipt)
    yield _("Last receipt: %(day)s, by %(who)s (local time in its capital).") % {
        "day": speech.day(clock.from_receipt.received_on),
        "who": speech.names(last),
    }
    yield from _period(clock.from_receipt, speech)


def _period(period: Period, speech: NameFormatter) -> Iterator[str]:
    yield _("Canadian method (Interpretation Act, section 28), same day of the month: %(day)s.") % {
        "day": speech.day(period.same_number)
    }
    yield _("Japanese method (Civil Code, articles 140 and 143), day before the corresponding day: %(day)s.") % {
        "day": speech.day(period.day_before_corresponding)
    }
    if period.decided_by == "both":
        yield _("Both methods give the same date.")
    else:
        yield _("Date used in this portal: %(day)s.") % {"day": speech.day(period.ends_on)}
