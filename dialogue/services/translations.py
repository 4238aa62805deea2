"""Translation work: texts of visible records whose translation is missing, old or made by a machine."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast

import pghistory.core
from django.apps import apps
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    F,
    Func,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import pgettext

from commitments.enums import DecisionState, NoticeState
from commitments.models import Activity, Commitment, JointDecision, Milestone, Notice, ProgressReport
from contacts.models import Participant, User
from core.changes.enums import TranslationState
from core.changes.translations import Translation
from core.db.multilingual import texts_of
from core.text.facts import Disagreement, disagreements
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import AgendaStatus, ItemOrigin, ProposalState, RecordStatus, ReferralState
from dialogue.models import (
    ActionItem,
    AgendaItem,
    CmwgStatus,
    ConsultationSession,
    Dialogue,
    Overlap,
    Paper,
    Proposal,
    RecordCorrection,
    RecordFormula,
    RecordParagraph,
    Referral,
)
from dialogue.rules.agenda.items import Item

# Texts that can no longer be changed, or that the register gives to an item, are not work; the text bank is no text of
# a record.
CHANGEABLE: dict[type[Model], Q] = {
    AgendaItem: Q(agenda__status=AgendaStatus.DRAFT) & ~Q(origin__in=[ItemOrigin.REGISTER, ItemOrigin.REMOVED]),
    JointDecision: Q(state=DecisionState.DRAFT),
    Notice: Q(state=NoticeState.DRAFT),
    ProgressReport: Q(submitted_at=None),
    Proposal: Q(state=ProposalState.DRAFT),
    RecordParagraph: ~Q(record__status=RecordStatus.ADOPTED),
}
# Rights to edit records without a right to change them in general.
EDITED_BY_ACTS: dict[type[Model], str] = {
    AgendaItem: "dialogue.issue_agenda",
    Paper: "dialogue.bring_paper",
    RecordParagraph: "dialogue.run_meeting",
    Referral: "dialogue.refer_item",
}
PARTICIPANT_NAMES = ("label", "applied_title", "legal_name")
EXCLUDED: frozenset[type[Model]] = frozenset({RecordCorrection, RecordFormula})


@dataclass(frozen=True, slots=True)
class TranslationTask:
    """Translation with its record; ``original`` is the present text, ``current`` that in the language of the task."""

    translation: Translation
    record: Model
    original: str
    current: str
    due_on: date | None
    is_on_agenda: bool

    @property
    def label(self) -> str:
        """Return the name of the text, with its language."""
        opts = self.record._meta
        column: Any = opts.get_field(f"{self.translation.text}_{self.translation.language}")
        return capfirst(f"{opts.verbose_name}{pgettext('between facts on one line', ', ')}{column.verbose_name}")

    @property
    def url(self) -> str:
        """Return the address of the page of the translation."""
        row = self.translation
        return reverse("dialogue:translation", args=[row.model_name, row.record, row.text, row.language])


@cache
def translated_models() -> dict[str, type[Model]]:
    """Return the models of the work list by their table."""
    found = (each for each in apps.get_models() if texts_of(each) and hasattr(each, "original_language"))
    return {each._meta.db_table: each for each in found if each not in EXCLUDED}


def visible_records(model: type[Model], viewer: User) -> QuerySet[Any]:
    rows: Any = model._default_manager.all()
    return cast("QuerySet[Any]", rows.visible_to(viewer))


def agenda_texts(dialogue: Dialogue | None = None, items: Iterable[Item] = ()) -> Q:
    """Return the condition of the texts that a draft agenda prints: that of ``dialogue`` with ``items``, or any.

    All Participants can see these texts.
    """
    drafts = AgendaItem.objects.filter(agenda__status=AgendaStatus.DRAFT).exclude(origin=ItemOrigin.REMOVED)
    cited: Any = drafts.annotate(cited=Func(F("records"), function="unnest", output_field=CharField())).values("cited")
    meetings = Dialogue.objects.filter(agendas__status=AgendaStatus.DRAFT)
    proposals = Proposal.objects.filter(state=ProposalState.ACCEPTED)
    if dialogue is not None:
        drafts, meetings = drafts.filter(agenda__dialogue=dialogue), Dialogue.objects.filter(pk=dialogue.pk)
        every = [one for item in items for one in (item, *item.children)]
        cited = {reference for one in every for reference in one.records}
        proposals = proposals.filter(item_key__in=[one.key for one in every if one.spoken_of])
    commitments = Commitment.objects.shared().filter(reference__in=cited)
    updates = CmwgStatus.objects.filter(dialogue__in=meetings).order_by("dialogue_id", "-as_of", "-pk")
    updates = updates.distinct("dialogue_id")
    sessions = ConsultationSession.objects.order_by("forum_id", F("held_on").desc(nulls_last=True)).distinct("forum_id")
    instruments = meetings.order_by().values("instrument")
    decisions = JointDecision.objects.filter(instrument__in=instruments, reference__in=cited)
    code = Concat("dialogue__number", Value("/"), "number", output_field=CharField())
    actions = (
        ActionItem.objects.filter(dialogue__instrument__in=instruments).annotate(cited=code).filter(cited__in=cited)
    )
    referrals = Referral.objects.filter(dialogue__instrument__in=instruments).exclude(state=ReferralState.WITHDRAWN)
    printed: tuple[tuple[QuerySet[Any], tuple[str, ...]], ...] = (
        (drafts.exclude(origin=ItemOrigin.REGISTER), ()),
        (commitments, ("title",)),
        (Milestone.objects.filter(commitment__in=commitments, resolved_on=None), ("title",)),
        (Activity.objects.shared().filter(instrument__in=instruments, state="planned"), ("title", "place")),
        (Paper.objects.shared().filter(dialogue__in=meetings), ("title",)),
        (proposals.filter(dialogue__in=meetings), ()),
        (decisions, ("title", "text")),
        (actions, ("title",)),
        (updates, ("text",)),
        (Overlap.objects.shared().filter(status__in=updates.values("pk")), ("avoided_by",)),
        (referrals, ("title", "text", "answer")),
        (sessions, ("note",)),
    )
    found = Q(pk__in=[])
    for rows, texts in printed:
        condition = Q(table=rows.model._meta.db_table, record__in=rows.values("pk"))
        found |= condition & Q(text__in=texts) if texts else condition
    return found


def on_agenda(dialogue: Dialogue, items: Iterable[Item]) -> QuerySet[Translation]:
    """Return the translations on the agenda of ``dialogue`` with ``items``, with ``is_confirmed``."""
    found = Translation.objects.filter(agenda_texts(dialogue, items)).exclude(state=TranslationState.MISSING)
    return found.with_confirmations().order_by("table", "record", "text", "language")


def unapproved(dialogue: Dialogue, items: Iterable[Item]) -> QuerySet[Translation]:
    """Return the translations on the agenda of ``dialogue`` with ``items`` that are old or not approved."""
    found = Translation.objects.filter(agenda_texts(dialogue, items)).not_approved()
    return found.order_by("table", "record", "text", "language")


def body_names() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the names of each Participant by code and language, for the comparison of facts."""
    return {
        each.code: {
            language: tuple(filter(None, (getattr(each, f"{name}_{language}") for name in PARTICIPANT_NAMES)))
            for language in LANGUAGES
        }
        for each in Participant.objects.all()
    }


def differing_facts(task: TranslationTask, names: Mapping[str, Mapping[str, Iterable[str]]]) -> list[Disagreement]:
    """Return the facts in which the translation differs from its original."""
    row = task.translation
    return (
        disagreements(task.original, row.original_language, task.current, row.language, names) if task.current else []
    )


def open_translations(viewer: User) -> QuerySet[Translation]:
    """Return the open translations of the records that ``viewer`` can see: texts for the agenda first, then by date.

    Rows have ``is_on_agenda`` and ``due_on``.
    """
    visible = Q(record=None)
    due = []
    for table, model in translated_models().items():
        rows = visible_records(model, viewer).filter(CHANGEABLE.get(model, Q()))
        visible |= Q(table=table, record__in=rows.order_by().values("pk"))
        if any(field.name == "due_on" for field in model._meta.concrete_fields):
            dates = model._default_manager.filter(pk=OuterRef("record")).order_by().values("due_on")
            due.append(When(table=table, then=Subquery(dates)))
    found: QuerySet[Translation] = Translation.objects.open().filter(visible)
    return found.annotate(
        is_on_agenda=Case(When(agenda_texts(), then=True), default=False, output_field=BooleanField()),
        due_on=Case(*due, output_field=DateField()),
    ).order_by("-is_on_agenda", F("due_on").asc(nulls_last=True), "table", "record", "text", "language")


def tasks(rows: Iterable[Translation], viewer: User) -> list[TranslationTask]:
    """Return the tasks of ``rows`` that ``viewer`` can see, by one statement for each model."""
    rows = list(rows)
    keys: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        keys[row.table].add(row.record)
    records = {}
    for table, found in keys.items():
        records[table] = visible_records(translated_models()[table], viewer).in_bulk(found)
    return [_task(row, records[row.table][row.record]) for row in rows if row.record in records[row.table]]


def _task(row: Translation, record: Model) -> TranslationTask:
    return TranslationTask(
        row,
        record,
        original=getattr(record, f"{row.text}_{row.original_language}"),
        current=getattr(record, f"{row.text}_{row.language}"),
        due_on=getattr(row, "due_on", None),
        is_on_agenda=getattr(row, "is_on_agenda", False),
    )


def find(*, model: str, record: int, text: str, language: str, viewer: User) -> TranslationTask | None:
    """Return the translation of ``text`` of a visible record; None if there is none."""
    table = next((name for name, each in translated_models().items() if each._meta.model_name == model), "")
    rows = Translation.objects.filter(table=table, record=record, text=text, language=language)
    found = rows.with_confirmations().first()
    row = visible_records(translated_models()[table], viewer).filter(pk=record).first() if found else None
    return _task(found, row) if found and row else None


def earlier_original(task: TranslationTask, viewer: User) -> str:
    """Return the original from which the translation was made, from the history that ``viewer`` can see, or "" ."""
    row = task.translation
    column = f"{row.text}_{row.original_language}"
    for snapshots in pghistory.core.event_models(tracks_model=type(task.record)):
        # The querysets of records work on their snapshots too.
        queryset: Any = type(task.record)._default_manager.all()
        rows: Any = type(queryset)(snapshots).filter(pgh_obj_id=task.record.pk)
        digest = Func(F(column), function="history_text_digest", output_field=CharField())
        known = rows.visible_to(viewer).annotate(known=digest).filter(known=row.of_version).order_by("-pgh_id")
        if words := known.values_list(column, flat=True).first():
            return str(words)
    return ""


def may_edit(record: Model, user: User) -> bool:
    """Return whether ``user`` may edit the texts of ``record``."""
    opts = record._meta
    right = EDITED_BY_ACTS.get(type(record), f"{opts.app_label}.change_{opts.model_name}")
    return bool(user.has_perm(right, record))


def may_confirm(task: TranslationTask, user: User) -> bool:
    """Return whether ``user`` may edit the record, or runs the register."""
    return may_edit(task.record, user) or _runs_register(user)


def may_confirm_typo(task: TranslationTask, user: User) -> bool:
    """Return whether ``user`` may confirm the declared typo: the secretariat, or another person than its author."""
    declared_by = task.translation.typo_by
    return declared_by is not None and (_runs_register(user) or (declared_by != user.pk and may_confirm(task, user)))


def _runs_register(user: User) -> bool:
    return bool(user.has_perm("dialogue.issue_agenda"))
