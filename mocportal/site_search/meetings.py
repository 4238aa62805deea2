"""Searchable types of the Dialogue, its people and possible attendees."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from contacts.models import ContactPoint, Official, Organization, Stakeholder, User
from core.text.multilingual_text import MultilingualText
from dialogue.enums import AgendaStatus
from dialogue.models import (
    ActionItem,
    AgendaItem,
    Discussion,
    ItemOutcome,
    Paper,
    PaperFile,
    ProducedDocument,
    Proposal,
    RecordParagraph,
    Referral,
    WorkingArrangement,
)
from dialogue.rules.agenda.items import number_of
from mocportal.site_search.searchable_types import SearchableType, one_of, own_page, title_of


def _dialogue(record: Any) -> str:
    return str(record.dialogue)


def _latest_agenda(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Filter agenda items to the latest version of each."""
    return one_of(rows, "agenda__dialogue_id", "key", first=("-agenda_id",))


def _agenda_page(record: AgendaItem) -> str:
    agenda = record.agenda
    if agenda.status == AgendaStatus.DRAFT:
        return reverse("dialogue:draft", args=[agenda.dialogue.number])
    return agenda.get_absolute_url()


def _number(record: AgendaItem) -> str:
    return "" if record.number is None else number_of(record.number, record.bis, record.letter)


def _outcome(record: ItemOutcome) -> str:
    return _("%(dialogue)s: outcome of an item") % {"dialogue": record.dialogue}


def _paragraph(record: RecordParagraph) -> str:
    return _("%(dialogue)s: paragraph %(number)s of the record") % {
        "dialogue": record.record.dialogue,
        "number": record.number,
    }


def _label(record: ContactPoint) -> MultilingualText:
    label: MultilingualText = record.participant.label
    return label


OF_A_DIALOGUE: dict[str, Any] = {"context": _dialogue, "beside": ("dialogue",)}

KINDS = (
    SearchableType(
        "subjects",
        Discussion,
        title_of,
        address=lambda record: f"{record.dialogue.get_absolute_url()}#subjects",
        order=("-dialogue__number", "order"),
        **OF_A_DIALOGUE,
    ),
    SearchableType(
        "items",
        AgendaItem,
        title_of,
        _number,
        context=lambda record: str(record.agenda.dialogue),
        address=_agenda_page,
        beside=("agenda__dialogue",),
        order=("-agenda__dialogue__number", "order"),
        once=_latest_agenda,
    ),
    SearchableType(
        "proposals", Proposal, title_of, address=own_page, order=("-dialogue__number", "-pk"), **OF_A_DIALOGUE
    ),
    SearchableType(
        "papers",
        Paper,
        title_of,
        lambda record: str(record.symbol),
        context=_dialogue,
        address=own_page,
        beside=("dialogue__instrument", "mark"),
        order=("-dialogue__number", "series", "number"),
    ),
    SearchableType(
        "files",
        PaperFile,
        str,
        context=lambda record: str(record.paper.dialogue),
        address=lambda record: str(record.paper.get_absolute_url()),
        beside=("paper__dialogue__instrument",),
        order=("-pk",),
    ),
    SearchableType(
        "outcomes",
        ItemOutcome,
        _outcome,
        address=lambda record: reverse("dialogue:room", args=[record.dialogue.number], query={"item": record.item_key}),
        beside=("dialogue",),
        order=("-dialogue__number", "pk"),
    ),
    SearchableType(
        "actions",
        ActionItem,
        title_of,
        lambda record: str(record.code),
        context=_dialogue,
        address=own_page,
        beside=("dialogue",),
        order=("-dialogue__number", "number"),
    ),
    SearchableType(
        "paragraphs",
        RecordParagraph,
        _paragraph,
        address=lambda record: f"{reverse('dialogue:record', args=[record.record.dialogue.number])}#p{record.pk}",
        beside=("record__dialogue",),
        order=("-record__dialogue__number", "order"),
    ),
    SearchableType(
        "referrals",
        Referral,
        title_of,
        address=lambda record: reverse("dialogue:referral", args=[record.dialogue.number, record.pk]),
        **OF_A_DIALOGUE,
    ),
    SearchableType(
        "documents",
        ProducedDocument,
        str,
        address=lambda record: reverse("dialogue:documents", args=[record.dialogue.number]),
        order=("-asked_at",),
        **OF_A_DIALOGUE,
    ),
    SearchableType(
        "arrangements",
        WorkingArrangement,
        title_of,
        lambda record: str(record.code),
        address=lambda record: f"{reverse('dialogue:series')}#{record.code}",
        order=("code__natural",),
    ),
    SearchableType(
        "officials",
        Official,
        str,
        context=lambda record: str(record.participant),
        beside=("participant",),
    ),
    SearchableType(
        "contact-points",
        ContactPoint,
        _label,
        address=lambda record: f"{reverse('contacts:contact-tree')}#{record.participant.code}",
        beside=("participant",),
    ),
    SearchableType(
        "stakeholders", Stakeholder, str, context=lambda record: str(record.organization), beside=("organization",)
    ),
    SearchableType("organizations", Organization, lambda record: record.name),
    SearchableType(
        "accounts", User, lambda record: record.full_name or record.username, lambda record: str(record.username)
    ),
)
