"""Email that invites a stakeholder to a Dialogue; complete in itself, since stakeholders have no account."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from contacts.rules.email_content import EmailContent, on_one_line
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue, Invitee
from dialogue.rules.ordinals import ordinal
from dialogue.services.sides import readings


def invitation(invitee: Invitee, items: Sequence[str], language: str) -> EmailContent:
    """Return the invitation for these ``items``, which are in ``language`` like the rest."""
    series = _("%(ordinal)s %(series)s") % {
        "ordinal": ordinal(invitee.dialogue.number, language),
        "series": invitee.dialogue.instrument.dialogue.reading(language).text,
    }
    return EmailContent(
        subject=on_one_line(_("Invitation: %(dialogue)s") % {"dialogue": series}),
        lines=tuple(_lines(invitee, series, items, language)),
        footer=str(invitee.dialogue.instrument.status_line),
    )


def _lines(invitee: Invitee, series: str, items: Sequence[str], language: str) -> Iterator[str]:
    dialogue = invitee.dialogue
    yield _("Dear %(name)s,") % {"name": invitee.stakeholder.name_in(language)}
    yield _("The Participants in the %(instrument)s invite you to the %(dialogue)s.") % {
        "instrument": dialogue.instrument.name.reading(language).text,
        "dialogue": series,
    }
    yield from _when_and_where(dialogue, language)
    if dialogue.status_of is not DialogueStatus.CONFIRMED:
        yield _("The date is tentative. We will inform you of any change.")
    yield _("You are invited for these items of the agenda:")
    yield from items
    yield _("The other items are closed sessions.")
    if dialogue.contact:
        yield _("Please confirm your attendance by replying to: %(contact)s") % {"contact": dialogue.contact}
    else:
        proposer = invitee.proposed_by.applied_title.reading(language).text
        yield _("Please confirm your attendance to the ministry that proposed your invitation: %(ministry)s") % {
            "ministry": proposer
        }


def _when_and_where(dialogue: Dialogue, language: str) -> Iterator[str]:
    """Yield the local times of each capital, the host's first, then place and format."""
    if (starts := dialogue.starts_at) is not None:
        yield from readings(dialogue, starts, language)
    if place := _(", ").join(str(text) for text in (dialogue.venue, dialogue.city) if text):
        yield _("Place: %(place)s") % {"place": place}
    if dialogue.format:
        yield _("Format: %(format)s") % {"format": dialogue.get_format_display()}
