"""Preview of issuing a notice: its recipients, its emails and its notice period."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import translation

from commitments.documents.status import consequence, explanation
from commitments.enums import NoticeKind
from commitments.models import Notice
from commitments.services.clocks import settlement_of, speech_of
from commitments.services.notice_emails import copy_of
from commitments.services.notices import reached_by
from contacts.models import Participant
from contacts.rules.email_content import EmailContent
from contacts.services.addresses import Addressee
from core.text.languages import Language
from core.text.times import displayed_text
from moc.article_9c_discontinuance import clock
from moc.months import Counting


@dataclass(frozen=True, slots=True)
class NoticePreview:
    """Preview of a notice that would be issued now.

    ``reached`` has all other Participants in the order of the MOC; ``letters`` the email in each language used.
    ``clock`` explains the notice period of a discontinuance, counted from today; it is empty for other kinds.
    """

    reached: dict[Participant, list[Addressee]]
    letters: dict[Language, EmailContent]
    clock: list[str]

    @property
    def unreachable(self) -> list[Participant]:
        return [participant for participant, addressees in self.reached.items() if not addressees]

    @property
    def copies(self) -> int:
        """Return the number of emails."""
        return sum(map(len, self.reached.values()))


def preview(notice: Notice, *, at: datetime) -> NoticePreview:
    """Return the result of issuing the draft at the aware instant ``at``, without writing anything."""
    reached = reached_by(notice, at=at)
    languages = {to.language for addressees in reached.values() for to in addressees}
    return NoticePreview(
        reached=reached,
        letters={language: _letter(notice, language) for language in Language if language in languages},
        clock=_clock(notice, reached, at) if notice.kind_of is NoticeKind.DISCONTINUE else [],
    )


def _letter(notice: Notice, language: str) -> EmailContent:
    with translation.override(language):
        return copy_of(notice)


def _clock(notice: Notice, reached: dict[Participant, list[Addressee]], at: datetime) -> list[str]:
    counted = clock(
        issued_on=displayed_text(at, notice.sender.side.time_zone).date(),
        receipts={participant.code: None for participant in reached},
        months=notice.instrument.notice_months,
        counting=Counting(notice.instrument.notice_counting),
        stated_on=notice.stated_on,
    )
    speech = speech_of(notice.instrument)
    return [*explanation(counted, speech), *consequence(notice.sender.code, settlement_of(notice), speech)]
