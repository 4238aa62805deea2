"""Dialogue preparation tasks of one ministry by planned date: its delegation and its papers."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import get_language, gettext as _, override

from core.text.multilingual_text import LANGUAGES, MultilingualText
from dialogue.enums import PlanStep
from dialogue.models import Delegate, Dialogue, Paper
from dialogue.services import key_dates
from mocportal.home.task_rows import LONGEST_LIST, Task, TaskButton, TaskList
from mocportal.templatetags.moc import day_in_words

if TYPE_CHECKING:
    from contacts.models import Participant, User


def meeting_tasks(user: "User", today: date, until: date) -> TaskList:
    """Return the tasks for the coming Dialogue due by ``until``, for the user's Participant."""
    ministry = user.participant
    dialogue = Dialogue.objects.visible_to(user).ahead().select_related("instrument").first()
    if ministry is None or dialogue is None:
        return TaskList(lines=(), count=0, overdue=0)
    days = {each.step: each.on for each in key_dates.steps(dialogue=dialogue)}
    lines = [
        *_delegation(dialogue, ministry, days[PlanStep.DELEGATIONS], today),
        *_papers(user, dialogue, days[PlanStep.PAPERS], today),
    ]
    near = [line for line in lines if line.due_on and line.due_on <= until]
    return TaskList(lines=tuple(near[:LONGEST_LIST]), count=len(near), overdue=sum(line.is_overdue for line in near))


def _delegation(dialogue: Dialogue, ministry: "Participant", by: date | None, today: date) -> Iterator[Task]:
    if by is None or Delegate.objects.filter(dialogue=dialogue, participant=ministry).exists():
        return
    url = reverse("dialogue:delegation", args=[dialogue.number, ministry.code])
    yield Task(
        reference=f"{dialogue.instrument.document_symbol}/{dialogue.number}",
        title=_in_each_language(dialogue),
        url=url,
        due_on=by,
        why=_("Due by %(day)s") % {"day": day_in_words(by)},
        today=today,
        act=TaskButton(_("Name delegation"), url),
    )


def _papers(user: "User", dialogue: Dialogue, all_due_on: date | None, today: date) -> Iterator[Task]:
    expected = Paper.objects.visible_to(user).filter(dialogue=dialogue, expected_from=user.participant_id).missing()
    for paper in expected.select_related("dialogue__instrument"):
        if (due_on := paper.due_on or all_due_on) is None:
            continue
        url = reverse("dialogue:paper", args=[dialogue.number, paper.pk])
        yield Task(
            reference=paper.symbol,
            title=paper.title,
            url=url,
            due_on=due_on,
            why=_("Paper due by %(day)s") % {"day": day_in_words(due_on)},
            today=today,
            act=TaskButton(_("Submit %(paper)s") % {"paper": paper.symbol}, url),
            mark=paper.mark,
        )


def _in_each_language(dialogue: Dialogue) -> MultilingualText:
    """Return the title of the task in every language, so that it needs no fallback."""
    texts = {}
    for language in LANGUAGES:
        with override(language):
            texts[language] = _("Delegation to the %(dialogue)s") % {"dialogue": dialogue}
    return MultilingualText(**texts, wanted=(get_language() or "en")[:2])
