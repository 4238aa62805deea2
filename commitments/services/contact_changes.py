"""What to tell the other Participants when a contact point has changed (article 6)."""

from datetime import date
from typing import Any

import pghistory.core
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from contacts.models import ContactPoint, ContactPointOfficer, Participant
from contacts.rules.words import LANGUAGES


def words_of_change(participant: Participant, *, on: date) -> dict[str, str]:
    """Subject and text of a notice in the three languages: the contact point on the day ``on``, and as it was before.

    Empty where the Participant has no contact point on record.
    """
    point = ContactPoint.objects.filter(participant=participant).first()
    if point is None:
        return {}
    before = _before(point)
    officers = list(ContactPointOfficer.objects.in_function(on).filter(contact_point=point).select_related("official"))
    told = {}
    for language in LANGUAGES:
        with translation.override(language):
            told[f"subject_{language}"] = _("Contact point of %(participant)s") % {
                "participant": participant.applied_title
            }
            told[f"body_{language}"] = "\n\n".join(_paragraphs(point, before, officers, language))
    return told


def _before(point: ContactPoint) -> Any:
    """The latest snapshot that says another mailbox or telephone than now; None where there never was one."""
    snapshots = next(iter(pghistory.core.event_models(tracks_model=ContactPoint)))
    past = snapshots._default_manager.filter(pgh_obj=point).exclude(mailbox=point.mailbox, telephone=point.telephone)
    return past.order_by("-pgh_id").first()


def _paragraphs(point: ContactPoint, before: Any, officers: list[Any], language: str) -> list[str]:
    now = [_lines(point)]
    if officers:
        now.append(
            "\n".join(
                pgettext("an officer of a contact point", "%(name)s (%(function)s): %(address)s")
                % {
                    "name": officer.official.name_in(language),
                    "function": officer.get_function_display(),
                    "address": officer.official.email or _("no address"),
                }
                for officer in officers
            )
        )
    paragraphs = [_("From now on our designated contact point under the MOC is reached as follows (article 6)."), *now]
    if before is not None and (before.mailbox or before.telephone):
        paragraphs += [_("Until now it was:"), _lines(before)]
    return paragraphs


def _lines(point: Any) -> str:
    lines = [_("Mailbox: %(address)s") % {"address": point.mailbox or _("not given")}]
    if point.telephone:
        lines.append(_("Telephone: %(number)s") % {"number": point.telephone})
    return "\n".join(lines)
