"""Draft text of the notice of a changed contact point to the other Participants (article 6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pghistory.core
from django.utils import translation
from django.utils.translation import gettext as _, pgettext

from commitments.enums import NoticeKind, NoticeState
from commitments.models import Notice
from contacts.enums import OfficerFunction
from contacts.models import ContactPoint, ContactPointOfficer, Official, Participant
from core.text.date_formatting import day
from core.text.multilingual_text import LANGUAGES
from core.text.times import displayed_text

POINT = ("mailbox", "telephone")
OFFICER = ("official_id", "function", "telephone")


@dataclass(frozen=True, slots=True)
class Reach:
    """Contact details of an officer on a date; ``until`` is the first date without the function."""

    officer: Any  # A ContactPointOfficer, or a snapshot of one.
    official: Official
    address: str
    since: date
    until: date | None

    @property
    def notified_details(self) -> tuple[Any, ...]:
        """Key of the details that the other Participants were notified of."""
        return (self.official.pk, self.officer.function, self.officer.telephone, self.address)


def words_of_change(participant: Participant, *, on: date) -> dict[str, str]:
    """Return the subject and text of a notice in three languages: the contact point from ``on``, and the previous one.

    The previous details are those of the last notice of this kind or, if there is none, the previously recorded ones.
    Returns an empty dict if the Participant has no contact point.
    """
    point = ContactPoint.objects.filter(participant=participant).select_related("participant__side").first()
    if point is None:
        return {}
    last = _last_notice_at(participant)
    before = _then(_snapshots(ContactPoint).filter(pgh_obj_id=point.pk), point, POINT, last) or point
    officers = [
        Reach(officer, officer.official, officer.official.email, officer.since, officer.until)
        for officer in ContactPointOfficer.objects.not_over(on).filter(contact_point=point).select_related("official")
    ]
    known = {officer.notified_details for officer in officers}
    gone = [officer for officer in _officers_then(point, last) if officer.notified_details not in known]
    words = {}
    for language in LANGUAGES:
        with translation.override(language):
            words[f"subject_{language}"] = _("Contact point of %(participant)s") % {
                "participant": participant.applied_title
            }
            opening = _(
                "The designated contact point of our Participant under the MOC has changed (article 6). New "
                "contact details:"
            )
            paragraphs = [opening, *_paragraph(_now(point, before), officers, language, on)]
            if was := _paragraph(_was(point, before), gone, language, None):
                paragraphs += [_("Previous contact details:"), *was]
            words[f"body_{language}"] = "\n\n".join(paragraphs)
    return words


def _last_notice_at(participant: Participant) -> datetime | None:
    """Return when the draft of the last issued contact point notice was created, by the database clock.

    Snapshots have the same clock. The time of issue is not used: changes between draft and issue are in no notice yet.
    """
    notices = Notice.objects.filter(sender=participant, kind=NoticeKind.CONTACT_POINT, state=NoticeState.ISSUED)
    last = notices.order_by("-issued_at").first()
    if last is None:
        return None
    written: datetime = _snapshots(Notice).filter(pgh_obj_id=last.pk).earliest("pgh_id").pgh_created_at
    return written


def _officers_then(point: ContactPoint, last: datetime | None) -> Iterator[Reach]:
    """Return the officers of the last notice or, if there was none, all officers ever recorded."""
    now = ContactPointOfficer.objects.filter(contact_point=point).in_bulk()
    rows = _snapshots(ContactPointOfficer).filter(contact_point_id=point.pk)
    known = displayed_text(last, point.participant.side.time_zone).date() if last else None
    for pk in rows.order_by("pgh_obj_id").values_list("pgh_obj_id", flat=True).distinct():
        then = _then(rows.filter(pgh_obj_id=pk), now.get(pk), OFFICER, last)
        if then is None or (known and then.until and then.until <= known):
            continue
        official = Official.objects.get(pk=then.official_id)
        addressed = _then(_snapshots(Official).filter(pgh_obj_id=official.pk), official, ("email",), last) or official
        yield Reach(then, official, addressed.email, then.since, then.until)


def _then(rows: Any, now: Any, names: tuple[str, ...], last: datetime | None) -> Any:
    """Return the snapshot at the instant ``last``, None if there was none then.

    Without ``last``, return the latest snapshot that differs from ``now`` in the columns ``names``, or else ``now``.
    """
    if last is not None:
        row = rows.filter(pgh_created_at__lte=last).order_by("pgh_id").last()
        return None if row is None or row.pgh_label == "delete" else row
    for row in rows.order_by("-pgh_id"):
        if now is None or any(getattr(row, name) != getattr(now, name) for name in names):
            return row
    return now


def _snapshots(model: type) -> Any:
    return next(iter(pghistory.core.event_models(tracks_model=model)))._default_manager.all()


def _now(point: ContactPoint, before: Any) -> list[str]:
    lines = [_("Mailbox: %(address)s") % {"address": point.mailbox or pgettext("feminine", "not set")}]
    if point.telephone or before.telephone:
        # A number that was removed is shown as "none" instead of being left out.
        lines.append(_("Telephone: %(number)s") % {"number": point.telephone or _("none")})
    return lines


def _was(point: ContactPoint, before: Any) -> list[str]:
    """Return the previous values of the fields that changed."""
    lines = []
    if before.mailbox and before.mailbox != point.mailbox:
        lines.append(_("Mailbox: %(address)s") % {"address": before.mailbox})
    if before.telephone and before.telephone != point.telephone:
        lines.append(_("Telephone: %(number)s") % {"number": before.telephone})
    return lines


def _paragraph(lines: list[str], officers: list[Reach], language: str, on: date | None) -> list[str]:
    """Return one paragraph for the contact point and one for its officers, without empty ones."""
    people = [_officer(officer, language, on) for officer in officers]
    return ["\n".join(block) for block in (lines, people) if block]


def _officer(officer: Reach, language: str, on: date | None) -> str:
    """Return one line for an officer, with the dates of the function that are after ``on``."""
    first = officer.since if on and officer.since > on else None
    last = officer.until - timedelta(days=1) if on and officer.until else None
    if first and last:
        pattern = pgettext("an officer of a contact point", "%(name)s (%(function)s), %(first)s to %(last)s: %(reach)s")
    elif first:
        pattern = pgettext("an officer of a contact point", "%(name)s (%(function)s), from %(first)s: %(reach)s")
    elif last:
        pattern = pgettext("an officer of a contact point", "%(name)s (%(function)s), until %(last)s: %(reach)s")
    else:
        pattern = pgettext("an officer of a contact point", "%(name)s (%(function)s): %(reach)s")
    return pattern % {
        "name": officer.official.name_in(language),
        "function": OfficerFunction(officer.officer.function).label,
        "first": first and day(first, language),
        "last": last and day(last, language),
        "reach": _reach(officer),
    }


def _reach(officer: Reach) -> str:
    address, number = officer.address or _("no address"), officer.officer.telephone
    if not number:
        return address
    return _("%(address)s, telephone %(number)s") % {"address": address, "number": number}
