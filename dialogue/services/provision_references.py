"""References of the Dialogue to a provision: past discussion, upcoming items, and silence."""

from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from commitments.models import Instrument
from commitments.services.provision_references import Found, ProvisionReference, hangs
from commitments.services.provision_references.table import provision_of, under
from contacts.models import User
from dialogue.enums import DialogueStatus, ProposalState
from dialogue.models import AgendaItem, Dialogue, Proposal
from dialogue.services.inactive_areas import InactiveAreas, read_silence

AHEAD = tuple(status for status in DialogueStatus if status.is_ahead)


@hangs
def spoken_of(instrument: Instrument, viewer: User, today: date) -> Found:
    """Yield for each area and form the last Dialogue that discussed it, the count, and whether it is silent."""
    silence = read_silence(instrument=instrument, viewer=viewer, today=today)
    for place in (*silence.areas, *silence.forms):
        yield from _last(silence, place.code)
        if place.code in silence.silent:
            yield (
                provision_of(place.code),
                ProvisionReference(under(place.code, _("No activity since two Dialogues ago")), is_silence=True),
            )


def _last(silence: InactiveAreas, code: str) -> Found:
    spoken = silence.spoken_of(code)
    if not spoken:
        return
    last = spoken[0]
    words = ngettext(
        "Last discussed: %(dialogue)s", "Last discussed: %(dialogue)s (at %(count)d Dialogues)", len(spoken)
    ) % {"dialogue": Dialogue.name_of(last.number), "count": len(spoken)}
    yield provision_of(code), ProvisionReference(under(code, words), reverse("dialogue:detail", args=[last.number]))


@hangs
def agenda(instrument: Instrument, viewer: User, today: date) -> Found:
    """Yield the areas and forms on the agenda of a Dialogue ahead, if the viewer may read it."""
    items = AgendaItem.objects.visible_to(viewer).filter(
        Q(key__startswith="area:") | Q(key__startswith="form:"),
        agenda__dialogue__instrument=instrument,
        agenda__dialogue__status__in=AHEAD,
    )
    found = items.order_by("agenda__dialogue__number", "key").values_list("agenda__dialogue__number", "key")
    for number, key in found.distinct():
        code = key.partition(":")[2]
        words = _("On the agenda: %(dialogue)s") % {"dialogue": Dialogue.name_of(number)}
        yield provision_of(code), ProvisionReference(under(code, words), reverse("dialogue:agenda", args=[number]))


@hangs
def proposals(instrument: Instrument, viewer: User, today: date) -> Found:
    rows = Proposal.objects.visible_to(viewer).filter(dialogue__instrument=instrument, provision__isnull=False)
    counted = rows.exclude(state=ProposalState.WITHDRAWN).values_list("provision__code", "dialogue__number")
    for code, number, count in counted.annotate(Count("pk")).order_by("dialogue__number"):
        words = ngettext("%(dialogue)s: %(count)d proposal", "%(dialogue)s: %(count)d proposals", count) % {
            "dialogue": Dialogue.name_of(number),
            "count": count,
        }
        yield code, ProvisionReference(words, reverse("dialogue:proposals", args=[number]))
