"""Read model of an issued notice: addressees with copies and receipts, and all events in order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language, gettext as _, pgettext

from commitments.documents.status import consequence, explanation
from commitments.enums import NoticeEventKind, NoticeKind, NoticeState
from commitments.models import Notice, NoticeAddressee, NoticeLogEntry
from commitments.services.clocks import clock_of, settlement_of, speech_of
from commitments.services.notice_emails import key_of_issue
from commitments.services.notices import reached_by
from contacts.models import DeliveryAttempt, Message
from core.text.date_formatting import day
from core.text.multilingual_text import between_sentences


@dataclass(frozen=True, slots=True)
class Copy:
    """Email copy of the notice; ``is_current`` is true if the contact point still has this address."""

    message: Message
    is_current: bool

    @property
    def is_given_up(self) -> bool:
        """Return whether a user has reviewed the failed delivery and closed it."""
        return self.message.state_of.waits_for_a_person and self.message.decided_at is not None

    @property
    def needs_attention(self) -> bool:
        return self.message.state_of.waits_for_a_person and not self.is_given_up


@dataclass(frozen=True, slots=True)
class Receipt:
    addressee: NoticeAddressee
    copies: list[Copy]


@dataclass(frozen=True, slots=True)
class Event:
    """Event in words; ``at`` is an instant in UTC."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Details of an issued notice; ``clock`` is empty unless it is a notice of discontinuance and not withdrawn."""

    receipts: list[Receipt]
    events: list[Event]
    clock: list[str]

    @property
    def waiting(self) -> list[str]:
        """Return the Participants that have not acknowledged receipt, in the order of the MOC."""
        return [
            str(receipt.addressee.participant) for receipt in self.receipts if receipt.addressee.received_on is None
        ]

    @property
    def acknowledged(self) -> int:
        return len(self.receipts) - len(self.waiting)

    @property
    def needs_attention(self) -> bool:
        return any(copy.needs_attention for receipt in self.receipts for copy in receipt.copies)


def read_sheet(notice: Notice, *, at: datetime) -> Sheet:
    """Return the details of an issued notice at the aware instant ``at``, with a fixed number of statements."""
    messages = list(Message.objects.filter(key=key_of_issue(notice)).select_related("decided_by").order_by("pk"))
    current = {
        participant.pk: {to.address.casefold() for to in addressees}
        for participant, addressees in reached_by(notice, at=at).items()
    }
    copies = [Copy(each, each.address.casefold() in current.get(each.participant_id or 0, ())) for each in messages]
    addressees = notice.addressees.select_related("participant__side", "acknowledged_by")
    return Sheet(
        receipts=[
            Receipt(addressee, [copy for copy in copies if copy.message.participant_id == addressee.participant_id])
            for addressee in addressees.order_by("participant__order")
        ],
        events=_events(notice, {message.pk: message for message in messages}),
        clock=_clock(notice)
        if notice.kind_of is NoticeKind.DISCONTINUE and notice.state_of is NoticeState.ISSUED
        else [],
    )


def _clock(notice: Notice) -> list[str]:
    speech = speech_of(notice.instrument)
    settled = consequence(notice.sender.code, settlement_of(notice), speech)
    return [*explanation(clock_of(notice), speech), *settled]


def state_in_words(notice: Notice, sheet: Sheet) -> str:
    """Return the status of an issued notice in one or two sentences."""
    given = _("Issued by %(sender)s on %(day)s.") % {"sender": notice.sender, "day": _day(notice.issued_on)}
    if notice.state_of is NoticeState.WITHDRAWN:
        withdrawn = _("Withdrawn on %(day)s. Reason: %(reason)s") % {
            "day": _day(notice.withdrawn_on),
            "reason": notice.withdrawn_reason,
        }
        return between_sentences((get_language() or "en")[:2]).join([given, withdrawn])
    if not sheet.waiting:
        received = _("All %(count)d addressees have acknowledged receipt.") % {"count": len(sheet.receipts)}
    else:
        received = _("%(count)d of %(total)d addressees have acknowledged receipt. Awaiting %(names)s.") % {
            "count": sheet.acknowledged,
            "total": len(sheet.receipts),
            "names": pgettext("between the names of a list", ", ").join(sheet.waiting),
        }
    return between_sentences((get_language() or "en")[:2]).join([given, received])


def _events(notice: Notice, messages: Mapping[int, Message]) -> list[Event]:
    entries = notice.log.select_related("addressee__participant", "by").order_by("at", "pk")
    attempts = DeliveryAttempt.objects.filter(message__in=messages).order_by("began_at", "pk")
    events = [
        *(Event(entry.at, _entry(entry)) for entry in entries),
        *(_attempt(attempt, messages[attempt.message_id]) for attempt in attempts),
        *_decisions(messages.values()),
    ]
    # The sort is stable: events of one instant keep their order.
    return sorted(events, key=lambda event: event.at)


def _entry(entry: NoticeLogEntry) -> str:
    who = entry.addressee.participant if entry.addressee else ""
    match NoticeEventKind(entry.kind):
        case NoticeEventKind.ISSUED:
            return _("Issued by %(by)s.") % {"by": entry.by}
        case NoticeEventKind.ADDRESSED:
            words = _("Addressed to %(participant)s: %(addresses)s.")
            if entry.in_place_of:
                words = _(
                    "Also sent to %(participant)s: %(addresses)s. Reason: recorded at issue and no longer addresses of "
                    "the contact point: %(former)s."
                )
            return words % {"participant": who, "addresses": entry.detail, "former": entry.in_place_of}
        case NoticeEventKind.ACKNOWLEDGED:
            return _("Received by %(participant)s on %(day)s; acknowledged by %(by)s.") % {
                "participant": who,
                "day": _day(date.fromisoformat(entry.detail)),
                "by": entry.by,
            }
        case NoticeEventKind.REMINDED:
            return _("Reminder sent to %(participant)s.") % {"participant": who}
        case NoticeEventKind.CLOCK_STARTED:
            return _("Notice period determined. Last day of the MOC: %(day)s.") % {
                "day": _day(date.fromisoformat(entry.detail))
            }
        case NoticeEventKind.WITHDRAWN:
            return _("Withdrawn by %(by)s. Reason: %(reason)s") % {"by": entry.by, "reason": entry.detail}


def _attempt(attempt: DeliveryAttempt, message: Message) -> Event:
    how = attempt.get_outcome_display() or attempt.get_phase_display()
    words = _("Copy to %(address)s: %(how)s.") % {"address": message.address, "how": how}
    return Event(attempt.ended_at or attempt.began_at, words)


def _decisions(messages: Iterable[Message]) -> Iterator[Event]:
    for message in messages:
        if message.decided_at is not None:
            words = _("Copy to %(address)s: outcome recorded by %(by)s.")
            yield Event(message.decided_at, words % {"address": message.address, "by": message.decided_by})


def _day(value: date | None) -> str:
    assert value is not None
    return day(value, (get_language() or "en")[:2])
