"""Fields of activities."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from commitments.models import Activity
from commitments.records.expansions import COMMITMENT, FORM, INSTRUMENT
from commitments.records.shared import ACTORS, COUNTRY, MARK, NOT_THIS_FORM, SOURCE, STAGES, TITLE
from contacts.records.expansions import PARTICIPANT
from core.records import (
    ALWAYS,
    CHOICE,
    CHOICES,
    DATE,
    KEY,
    KEYS,
    MULTILINGUAL,
    ORIGINAL_LANGUAGE,
    OTHER,
    TEXT,
    Field,
    Record,
)


def open_for(rows: QuerySet[Any], activity: Activity | None) -> QuerySet[Any]:
    """Exclude the open-ended form and retired ones, except a retired one that the activity already has."""
    selectable = Q(retired_on=None) | (Q(activities=activity) if activity is not None else Q(pk__in=[]))
    return rows.filter(selectable, is_open_ended=False)


ACTIVITY_FIELDS = Record(
    Activity,
    url="reference",
    rows=(
        Field("reference", TEXT, order="reference__natural").in_files(
            _(
                "Leave blank for a new activity; a number is assigned at import. Enter a number to update "
                "an existing activity."
            ),
            "MOC-A-2026-003",
        ),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("kind", CHOICE, ALWAYS, needed=True, filter=True, order=True).in_files(_("Activity type"), "workshop"),
        Field("form", KEY, ALWAYS, needed=True, filter=True, key="key", expands=FORM)
        .limited(open_for, NOT_THIS_FORM)
        .in_files(_("The form of cooperation, article 3(a)."), "3(a)(i)"),
        Field("title", MULTILINGUAL, ALWAYS, needed=True).in_files(
            TITLE, ("Workshop on recycling", "Atelier sur le recyclage", "リサイクルに関するワークショップ")
        ),
        Field("text", MULTILINGUAL, ALWAYS).in_files(
            _("Description (one or more lines)"),
            ("Two days at a plant.", "Deux jours dans une usine.", "工場での2日間。"),
        ),
        ORIGINAL_LANGUAGE,
        Field("state", CHOICE, ALWAYS, filter=True, order=True).in_files(
            _("Status. Default for new rows: “planned”."), "planned"
        ),
        Field("starts_on", DATE, ALWAYS, filter=True, order=True).in_files(
            _("Start date, local to the venue"), "2027-03-31"
        ),
        Field("ends_on", DATE, ALWAYS, filter=True).in_files(
            _("End date, local to the venue. Leave blank if it is the start date."), "2027-04-01"
        ),
        Field("local_start", OTHER, ALWAYS),
        Field("time_zone", TEXT, ALWAYS).in_files(
            _("Time zone of the venue (IANA name). Leave blank if there is no start time."),
            "America/Toronto",
        ),
        Field("starts_at", OTHER),
        Field("place", MULTILINGUAL, ALWAYS).in_files(
            _("City or venue, on one line, up to 200 characters"), ("Toronto", "Toronto", "トロント")
        ),
        COUNTRY,
        Field("organizer", KEY, ALWAYS, filter=True, expands=PARTICIPANT).in_files(
            _("Organizing Participant. Default for new rows: your own."), "METI"
        ),
        Field("participants", KEYS, ALWAYS, filter="participant", expands=PARTICIPANT).in_files(
            _("Participants taking part"), "NRCAN; GAC"
        ),
        Field(
            "commitments",
            KEYS,
            ALWAYS,
            key="reference",
            filter="commitment",
            hidden=True,
            external=True,
            expands=COMMITMENT,
        ).in_files(_("References of related commitments that you have access to"), "MOC-2026-014"),
        STAGES,
        ACTORS,
        Field("purposes", CHOICES, ALWAYS, filter="purpose").in_files(
            _("Purpose of the information exchange, article 3(c)"), "strengthening"
        ),
        MARK,
        SOURCE,
    ),
)
