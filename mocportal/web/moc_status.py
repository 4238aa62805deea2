"""MOC status text: in full on the home page, and as one line on every page if the MOC may end."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language, gettext as _

from commitments.documents.status import explanation, of_the_notice, sentences
from commitments.enums import NoticeState
from commitments.models import Instrument, Notice
from commitments.services.clocks import read_status, speech_of, status_day
from contacts.models import User
from core.text.multilingual_text import between_sentences
from moc.article_9_status import Standing, Status


@dataclass(frozen=True, slots=True)
class StatusCard:
    """MOC status in words.

    ``clock`` explains the current notice of discontinuance, ``withdrawn`` the withdrawn ones.
    """

    status: Status
    sentences: list[str]
    of_the_notice: list[str]
    notice: Notice | None
    clock: list[str]
    withdrawn: list[str]

    @property
    def is_discontinued(self) -> bool:
        return self.status.standing is Standing.DISCONTINUED

    @property
    def days_left(self) -> int | None:
        return self.status.days_left

    @property
    def strip(self) -> str:
        """Return one line for every page; empty without a notice of discontinuance, pending or effective."""
        return between_sentences((get_language() or "en")[:2]).join(self.of_the_notice)


def read_moc_status(instrument: Instrument, today: date) -> StatusCard:
    """Return the status on the date ``today``, in words of the active language."""
    status, speech = read_status(instrument, today), speech_of(instrument)
    given = list(Notice.objects.filter(instrument=instrument).of_discontinuance().issued().select_related("sender"))
    standing = status.notice.reference if status.notice else ""
    return StatusCard(
        status=status,
        sentences=sentences(status, speech),
        of_the_notice=of_the_notice(status, speech),
        notice=next((notice for notice in given if notice.reference == standing), None),
        clock=explanation(status.notice.clock, speech) if status.notice else [],
        withdrawn=[
            _("%(sender)s withdrew its notice of discontinuance %(reference)s on %(day)s.")
            % {
                "sender": notice.sender,
                "reference": notice.reference,
                "day": speech.day(notice.withdrawn_on),
            }
            for notice in given
            if notice.withdrawn_on
        ],
    )


def read_strip(instrument: Instrument, user: User, now: datetime) -> str:
    """Return the status line at the aware datetime ``now``, if the user may read the register; mostly one statement."""
    if not user.may.reads_register or not _may_end(instrument):
        return ""
    return read_moc_status(instrument, status_day(instrument, now)).strip


def _may_end(instrument: Instrument) -> bool:
    notices = Notice.objects.filter(instrument=instrument).of_discontinuance()
    return notices.filter(state=NoticeState.ISSUED).exists()
