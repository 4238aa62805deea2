"""Fields of commitments."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from commitments.models import Commitment
from commitments.records.expansions import AREA, COMMITMENT, FORM, FORUM, INSTRUMENT, MINERAL, PROVISION
from commitments.records.shared import ACTORS, BY_REPORTS, COUNTRY, DUE_ON, MARK, NOT_THIS_FORM, SOURCE, STAGES, TITLE
from contacts.records.expansions import PARTICIPANT
from core.records import (
    ALWAYS,
    CHOICE,
    CHOICES,
    DATE,
    KEY,
    KEYS,
    MULTILINGUAL,
    ON_CREATE,
    ORIGINAL_LANGUAGE,
    OTHER,
    TEXT,
    TIMESTAMP,
    Field,
    Record,
)


def open_for(rows: QuerySet[Any], commitment: Commitment | None) -> QuerySet[Any]:
    """Exclude the open-ended entry and retired ones, except retired ones that the commitment already has."""
    selectable = Q(retired_on=None) | (Q(commitments=commitment) if commitment is not None else Q(pk__in=[]))
    return rows.filter(selectable, is_open_ended=False)


def bearing(rows: QuerySet[Any], _commitment: Commitment | None) -> QuerySet[Any]:
    """Exclude the title and the preamble, to which commitments cannot refer."""
    found: QuerySet[Any] = rows.bearing_commitments()  # type: ignore[attr-defined]  # Typed without own methods.
    return found


COMMITMENT_FIELDS = Record(
    Commitment,
    url="reference",
    rows=(
        Field("reference", TEXT, order="reference__natural").in_files(
            _(
                "Leave blank for a new commitment; a number is assigned at import. Enter a number to "
                "update an existing commitment."
            ),
            "MOC-2026-014",
        ),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("title", MULTILINGUAL, ALWAYS, needed=True).in_files(
            TITLE, ("Recycling pilot", "Projet pilote de recyclage", "リサイクル実証事業")
        ),
        Field("text", MULTILINGUAL, ALWAYS).in_files(
            _("Intended action (one or more lines)"),
            ("The Participants intend to …", "Les participants entendent …", "参加機関は…する意向である。"),
        ),
        ORIGINAL_LANGUAGE,
        Field(
            "lead", KEY, ALWAYS, filter=True, nulls=True, order="lead__order", column=_("Lead"), expands=PARTICIPANT
        ).in_files(
            _("Lead Participant. Default for new rows: your own. The secretariat can leave it blank."),
            "METI",
        ),
        Field("supporting", KEYS, ALWAYS, filter=True, column=_("Supporting"), expands=PARTICIPANT).in_files(
            _("Supporting Participants"), "NRCAN; GAC"
        ),
        Field("areas", KEYS, ALWAYS, needed=True, filter="area", nulls=True, column=_("Areas"), key="key", expands=AREA)
        .limited(open_for, _("This area is retired or not a specific area. New records cannot be linked to it."))
        .in_files(_("Areas of cooperation, article 2(c): at least one"), "2(c)(i); 2(c)(vii)"),
        Field("forms", KEYS, ALWAYS, needed=True, filter="form", nulls=True, column=_("Forms"), key="key", expands=FORM)
        .limited(open_for, NOT_THIS_FORM)
        .in_files(_("Forms of cooperation, article 3(a): at least one"), "3(a)(i)"),
        Field("provisions", KEYS, ALWAYS, filter="provision", key="key", expands=PROVISION)
        .limited(bearing, _("Commitments cannot be linked to the title or the preamble."))
        .in_files(_("Other related provisions of the MOC"), "1(a)"),
        Field("minerals", KEYS, ALWAYS, filter="mineral", expands=MINERAL).in_files(_("Minerals concerned"), "lithium"),
        Field("also_in", KEYS, ALWAYS, filter=True, expands=FORUM).in_files(
            _("Related fora, articles 2(a) and 3(b)"), "MSP"
        ),
        COUNTRY,
        STAGES,
        ACTORS,
        Field("steps", CHOICES, ALWAYS, filter="step").in_files(_("Steps listed in article 2(c)(i)"), "refining"),
        Field("state", CHOICE, ON_CREATE, filter=True, order=True).in_files(
            _("For new commitments: “active” (default) or “draft”. After import, change the status in the portal."),
            "active",
        ),
        Field("state_reason", TEXT),
        Field("health", CHOICE, filter=True, order=True).in_files(BY_REPORTS, "on_track"),
        Field("completion", CHOICE, filter=True, column=_("Completion")).in_files(BY_REPORTS, "limited"),
        Field("superseded_by", KEY, key="reference", hidden=True, filter=True, expands=COMMITMENT),
        Field("origin", CHOICE, ALWAYS, filter=True, column=_("Origin")).in_files(
            _("Origin. Default for new rows: “participant”."), "participant"
        ),
        SOURCE,
        Field("begun_on", DATE, ALWAYS, filter=True, order=True, column=_("Start date")).in_files(
            _("Start date"), "2026-04-01"
        ),
        Field("due_on", DATE, ALWAYS, filter=True, order=True, column=_("Due")).in_files(DUE_ON, "2027-03-31"),
        Field("reporting", CHOICE, ALWAYS, filter=True, column=_("Report schedule")).in_files(
            _("Schedule of the lead's reports. Default for new rows: “none”."), "quarterly"
        ),
        Field("report_due_on", DATE, filter=True, order=True, column=_("Next report due")).in_files(
            _("Computed from the report schedule"), "2027-03-31"
        ),
        Field("review", CHOICE, filter=True, column=_("Review by the lead")),
        Field("review_reason", TEXT),
        Field("reviewed_on", DATE, filter=True, column=_("Reviewed on")),
        Field("ip_answer", CHOICE, ALWAYS, filter=True).in_files(
            _("Are intellectual property matters expected (article 5(a))? Default for new rows: “not_asked”."),
            "not_expected",
        ),
        Field("ip_instruments", OTHER),
        MARK,
        Field("translations", OTHER),
        Field("created_at", TIMESTAMP, filter=True, order=True, answer=False),
        Field("updated_at", TIMESTAMP, filter=True, order=True, column=_("Updated"), answer=False),
    ),
)
