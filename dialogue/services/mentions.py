"""What the Dialogue has to do with a commitment: agendas, proposals, actions that it carries on, likely overlaps."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.models import Commitment
from commitments.services.mentions import Mention, Place, speaks_of_commitments
from contacts.models import User
from dialogue.enums import AgendaStatus, ItemOrigin, ProposalState
from dialogue.models import ActionItem, AgendaItem, Dialogue, Overlap, Proposal
from dialogue.rules.agenda.items import number_of


@speaks_of_commitments
def agendas(commitment: Commitment, viewer: User, today: date) -> Iterable[Mention]:
    """The item of each Dialogue under which it stands, as the last agenda that the viewer may read has it."""
    items = AgendaItem.objects.visible_to(viewer).filter(records__contains=[commitment.reference])
    items = items.exclude(origin=ItemOrigin.REMOVED).select_related("agenda__dialogue")
    last: dict[int, AgendaItem] = {}
    for item in items.order_by("agenda__dialogue__number", "agenda__issued_at", "agenda", "order"):
        held = last.get(item.agenda.dialogue.number)
        if held is None or held.agenda_id != item.agenda_id:
            last[item.agenda.dialogue.number] = item
    for number, item in sorted(last.items(), reverse=True):
        dialogue = item.agenda.dialogue
        url = reverse("dialogue:version", args=[number, item.agenda_id])
        if item.agenda.status == AgendaStatus.DRAFT:
            words, url = _("%(dialogue)s, draft of the agenda"), reverse("dialogue:draft", args=[number])
        elif item.number is None:
            words = _("%(dialogue)s, agenda")
        else:
            words = _("%(dialogue)s, item %(item)s")
        told = {"dialogue": dialogue, "item": number_of(item.number or 0, item.bis, item.letter)}
        yield Mention(Place.AGENDA, words % told, url, dialogue.held_by)


@speaks_of_commitments
def proposals(commitment: Commitment, viewer: User, today: date) -> Iterable[Mention]:
    rows = Proposal.objects.visible_to(viewer).filter(commitment=commitment).exclude(state=ProposalState.WITHDRAWN)
    for proposal in rows.select_related("dialogue", "participant").order_by("-dialogue__number", "pk"):
        words = _("%(dialogue)s, proposed by %(participant)s: %(state)s") % {
            "dialogue": proposal.dialogue,
            "participant": proposal.participant,
            "state": proposal.get_state_display(),
        }
        yield Mention(Place.PROPOSAL, words, reverse("dialogue:proposal", args=[proposal.dialogue.number, proposal.pk]))


@speaks_of_commitments
def actions(commitment: Commitment, viewer: User, today: date) -> Iterable[Mention]:
    """The actions that it carries on."""
    rows = ActionItem.objects.visible_to(viewer).filter(commitment=commitment).select_related("dialogue")
    for action in rows.order_by("dialogue__number", "number"):
        words = _("%(dialogue)s, action %(code)s: %(state)s") % {
            "dialogue": action.dialogue,
            "code": action.code,
            "state": action.get_state_display(),
        }
        yield Mention(Place.ACTION, words, reverse("dialogue:actions", args=[action.dialogue.number]))


@speaks_of_commitments
def overlaps(commitment: Commitment, viewer: User, today: date) -> Iterable[Mention]:
    """The Dialogues at which an overlap with the working group was considered (article 4(a)(iii))."""
    rows = Overlap.objects.visible_to(viewer).filter(commitment=commitment).select_related("status__dialogue")
    for overlap in rows.order_by("-status__as_of"):
        dialogue = overlap.status.dialogue
        words = _("%(dialogue)s, overlap with the working group") % {"dialogue": dialogue}
        yield Mention(
            Place.OVERLAP, words, reverse("dialogue:other-fora", args=[dialogue.number]), overlap.status.as_of
        )


@speaks_of_commitments
def proposing(commitment: Commitment, viewer: User, today: date) -> Iterable[Mention]:
    """The page on which it is proposed for the next Dialogue."""
    if not viewer.has_perm("dialogue.add_proposal"):
        return
    coming = Dialogue.objects.visible_to(viewer).of(commitment.instrument).ahead().first()
    if coming is not None:
        words = _("Propose it for the %(dialogue)s") % {"dialogue": coming}
        url = reverse("dialogue:new-proposal", args=[coming.number], query={"commitment": commitment.reference})
        yield Mention(Place.ACT, words, url)
