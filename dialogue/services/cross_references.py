"""Cross-references from the Dialogue to a commitment: agendas, proposals, actions, likely overlaps."""

from collections.abc import Collection, Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.enums import ActivityKindFilter
from commitments.models import Commitment
from commitments.services.activity_log import ActivityEntry
from commitments.services.cross_references import Mention, ReferenceSection, speaks_of_commitments, speaks_of_references
from contacts.models import User
from dialogue.enums import AgendaStatus, ItemOrigin, ProposalState
from dialogue.models import ActionItem, AgendaItem, Dialogue, ItemOutcome, Overlap, Proposal
from dialogue.rules.agenda.items import number_of
from dialogue.services.activity_entries import action_lines, agenda_lines, proposal_lines


@speaks_of_commitments
def agendas(commitment: Commitment, viewer: User, today: date) -> Iterable[Mention]:
    return on_agendas(commitment.reference, viewer, today)


@speaks_of_references
def on_agendas(reference: str, viewer: User, today: date) -> Iterable[Mention]:
    """Yield each Dialogue's item on the commitment, from the last agenda that the viewer may read."""
    items = AgendaItem.objects.visible_to(viewer).filter(records__contains=[reference])
    items = items.exclude(origin=ItemOrigin.REMOVED).select_related("agenda__dialogue")
    first: dict[int, AgendaItem] = {}
    last: dict[int, AgendaItem] = {}
    for item in items.order_by("agenda__dialogue__number", "agenda__issued_at", "agenda", "order"):
        first.setdefault(item.agenda.dialogue.number, item)
        held = last.get(item.agenda.dialogue.number)
        if held is None or held.agenda_id != item.agenda_id:
            last[item.agenda.dialogue.number] = item
    outcomes = _outcomes(last.values(), viewer)
    for number, item in sorted(last.items(), reverse=True):
        dialogue = item.agenda.dialogue
        words, url = _cited(item)
        happened = agenda_lines(first[number], item, outcomes.get((dialogue.pk, item.key)), *_cited(first[number]))
        yield Mention(ReferenceSection.AGENDA, words, url, dialogue.held_by, tuple(happened))


def _cited(item: AgendaItem) -> tuple[str, str]:
    """Return the item's label and URL."""
    dialogue = item.agenda.dialogue
    url = reverse("dialogue:version", args=[dialogue.number, item.agenda_id])
    if item.agenda.status == AgendaStatus.DRAFT:
        words, url = _("%(dialogue)s, draft of the agenda"), reverse("dialogue:draft", args=[dialogue.number])
    elif item.number is None:
        words = _("%(dialogue)s, agenda")
    else:
        words = _("%(dialogue)s, item %(item)s")
    return words % {"dialogue": dialogue, "item": number_of(item.number or 0, item.bis, item.letter)}, url


def _outcomes(items: Collection[AgendaItem], viewer: User) -> dict[tuple[int, str], ItemOutcome]:
    """Return the outcomes of the items, by Dialogue and key."""
    rows = ItemOutcome.objects.visible_to(viewer).filter(
        dialogue__in={item.agenda.dialogue_id for item in items}, item_key__in={item.key for item in items}
    )
    return {(outcome.dialogue_id, outcome.item_key): outcome for outcome in rows}


@speaks_of_commitments
def proposals(commitment: Commitment, viewer: User, today: date) -> Iterable[Mention]:
    rows = Proposal.objects.visible_to(viewer).filter(commitment=commitment).exclude(state=ProposalState.WITHDRAWN)
    for proposal in rows.select_related("dialogue", "participant").order_by("-dialogue__number", "pk"):
        words = _("%(dialogue)s, proposed by %(participant)s: %(state)s") % {
            "dialogue": proposal.dialogue,
            "participant": proposal.participant,
            "state": proposal.get_state_display(),
        }
        url = reverse("dialogue:proposal", args=[proposal.dialogue.number, proposal.pk])
        yield Mention(ReferenceSection.PROPOSAL, words, url, happened=tuple(proposal_lines(proposal, url)))


@speaks_of_commitments
def actions(commitment: Commitment, viewer: User, today: date) -> Iterable[Mention]:
    """Yield the actions that the commitment implements."""
    rows = ActionItem.objects.visible_to(viewer).filter(commitment=commitment).select_related("dialogue", "lead")
    for action in rows.order_by("dialogue__number", "number"):
        words = _("%(dialogue)s, action %(code)s: %(state)s") % {
            "dialogue": action.dialogue,
            "code": action.code,
            "state": action.get_state_display(),
        }
        url = reverse("dialogue:actions", args=[action.dialogue.number])
        yield Mention(ReferenceSection.ACTION, words, url, happened=tuple(action_lines(action, url)))


@speaks_of_commitments
def overlaps(commitment: Commitment, viewer: User, today: date) -> Iterable[Mention]:
    """Yield the Dialogues that considered an overlap with the working group (article 4(a)(iii))."""
    rows = Overlap.objects.visible_to(viewer).filter(commitment=commitment).select_related("status__dialogue")
    for overlap in rows.order_by("-status__as_of"):
        dialogue, on = overlap.status.dialogue, overlap.status.as_of
        words = _("%(dialogue)s, overlap with the working group") % {"dialogue": dialogue}
        url = reverse("dialogue:other-fora", args=[dialogue.number])
        line = ActivityEntry(ActivityKindFilter.DIALOGUE, words, on=on, url=url)
        yield Mention(ReferenceSection.OVERLAP, words, url, on, (line,))


@speaks_of_commitments
def proposing(commitment: Commitment, viewer: User, today: date) -> Iterable[Mention]:
    """Yield the link for proposing it for the next Dialogue."""
    if not viewer.has_perm("dialogue.add_proposal"):
        return
    coming = Dialogue.objects.visible_to(viewer).of(commitment.instrument).ahead().first()
    if coming is not None:
        words = _("Propose for the %(dialogue)s") % {"dialogue": coming}
        url = reverse("dialogue:new-proposal", args=[coming.number], query={"commitment": commitment.reference})
        yield Mention(ReferenceSection.ACT, words, url)
