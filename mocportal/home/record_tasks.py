"""Tasks on records of discussion: for the secretariat until they are opened, then for a ministry until it approves."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import get_language, gettext as _, ngettext, override

from contacts.permissions import holds_function
from core.text.multilingual_text import LANGUAGES, MultilingualText
from dialogue.enums import RecordStatus
from dialogue.models import Agenda, Clearance, Dialogue, Record, RecordParagraph
from mocportal.home.task_rows import LONGEST_LIST, Task, TaskButton, TaskList
from mocportal.templatetags.moc import day_in_words

if TYPE_CHECKING:
    from commitments.models import Instrument
    from contacts.models import User


def to_clear(user: "User", today: date) -> TaskList:
    """Return the records with paragraphs that await approval by the user's Participant, the earliest due first."""
    cleared = Clearance.objects.standing().filter(
        paragraph=OuterRef("pk"), participant=user.participant_id, cleared=True
    )
    waiting = RecordParagraph.objects.visible_to(user).filter(
        ~Exists(cleared),
        record__status=RecordStatus.CLEARING,
        record__dialogue__instrument__participations__participant=user.participant_id,
    )
    counts: dict[int, int] = {}
    for record in waiting.values_list("record", flat=True):
        counts[record] = counts.get(record, 0) + 1
    rows = Record.objects.filter(pk__in=counts).select_related("dialogue__instrument").order_by("clear_by", "pk")
    lines = [_line(record, counts[record.pk], user, today) for record in rows]
    return TaskList(lines=tuple(lines[:LONGEST_LIST]), count=len(lines), overdue=sum(line.is_overdue for line in lines))


def unwritten(instrument: "Instrument") -> Dialogue | None:
    """Return the last Dialogue held with this portal, unless its record has been opened for approval."""
    held = Dialogue.objects.filter(instrument=instrument).held()
    with_portal = Q(agendas__in=Agenda.objects.issued()) | Q(outcomes__isnull=False) | Q(record__isnull=False)
    last: Dialogue | None = held.filter(with_portal).order_by("number").last()
    opened = Record.objects.filter(dialogue=last).exclude(status=RecordStatus.DRAFT)
    return None if last is None or opened.exists() else last


def _line(record: Record, count: int, user: "User", today: date) -> Task:
    assert record.clear_by is not None
    url = reverse("dialogue:record", args=[record.dialogue.number])
    if holds_function(user):
        why = ngettext(
            "%(count)d paragraph to approve by %(day)s.",
            "%(count)d paragraphs to approve by %(day)s.",
            count,
        )
    else:
        why = ngettext(
            "%(count)d paragraph awaiting approval by a contact point officer of your ministry until %(day)s.",
            "%(count)d paragraphs awaiting approval by a contact point officer of your ministry until %(day)s.",
            count,
        )
    return Task(
        reference=record.symbol,
        title=_in_each_language(record),
        url=url,
        due_on=record.clear_by,
        why=why % {"count": count, "day": day_in_words(record.clear_by)},
        today=today,
        act=TaskButton(_("Review and approve %(reference)s") % {"reference": record.symbol}, url)
        if holds_function(user)
        else None,
        is_formal=True,
    )


def _in_each_language(record: Record) -> MultilingualText:
    """Return the title of the task in every language, so that it needs no fallback."""
    texts = {}
    for language in LANGUAGES:
        with override(language):
            texts[language] = _("Record of the %(dialogue)s") % {"dialogue": record.dialogue}
    return MultilingualText(**texts, wanted=(get_language() or "en")[:2])
