"""Fields of milestones, progress reports and evidence."""

from django.utils.translation import gettext_lazy as _

from commitments.models import Evidence, InternalNote, Milestone, ProgressReport, StateChange
from commitments.records.expansions import COMMITMENT
from commitments.records.shared import DUE_ON, MARK, TITLE
from contacts.records.expansions import PARTICIPANT
from core.records import (
    ALWAYS,
    BOOLEAN,
    CHOICE,
    DATE,
    KEY,
    MULTILINGUAL,
    NUMBER,
    ON_CREATE,
    ORIGINAL_LANGUAGE,
    OTHER,
    TEXT,
    TIMESTAMP,
    Field,
    Record,
)

OF_COMMITMENT = Field(
    "commitment",
    KEY,
    ON_CREATE,
    needed=True,
    filter=True,
    order="commitment__reference__natural",
    key="reference",
    external=True,
    expands=COMMITMENT,
)

MILESTONE_FIELDS = Record(
    Milestone,
    url="id",
    rows=(
        Field("id", NUMBER).in_files(
            _("Leave blank for a new milestone. Enter a number to update an existing milestone."), "27"
        ),
        OF_COMMITMENT.in_files(_("Reference of the commitment. Cannot be changed later."), "MOC-2026-014"),
        Field("title", MULTILINGUAL, ALWAYS, needed=True).in_files(
            TITLE, ("Site chosen", "Emplacement choisi", "用地選定")
        ),
        ORIGINAL_LANGUAGE,
        Field("due_on", DATE, ALWAYS, needed=True, filter=True, order=True).in_files(DUE_ON, "2027-03-31"),
        Field("resolved_on", DATE, ALWAYS, past=True, filter=True, order=True).in_files(
            _("Resolution date. Leave blank while open."), "2026-09-15"
        ),
        Field("resolution", CHOICE, ALWAYS, filter=True).in_files(_("Resolution. Leave blank while open."), "met"),
    ),
)

REPORT_FIELDS = Record(
    ProgressReport,
    url="id",
    rows=(
        Field("id", NUMBER).in_files(_("Leave blank for a new report. Enter a number to update a draft report."), "31"),
        OF_COMMITMENT.in_files(_("Reference of the commitment"), "MOC-2026-014"),
        Field("participant", KEY, ON_CREATE, filter=True, expands=PARTICIPANT).in_files(
            _("Reporting Participant. Default for new rows: your own. Required for the secretariat."), "METI"
        ),
        Field("reported_on", DATE, ALWAYS, needed=True, past=True, filter=True, order=True).in_files(
            _("Reporting date"), "2026-09-30"
        ),
        Field("text", MULTILINGUAL, ALWAYS, needed=True).in_files(
            _("Report text in at least one of the three languages"),
            ("The site was chosen.", "L’emplacement a été choisi.", "用地を選定した。"),
        ),
        ORIGINAL_LANGUAGE,
        Field("health", CHOICE, ALWAYS, needed=True, filter=True).in_files(_("Health of the commitment"), "on_track"),
        Field("completion", CHOICE, ALWAYS, needed=True, filter=True).in_files(_("Completion"), "limited"),
        Field("provisional", BOOLEAN, ALWAYS, filter=True).in_files(
            _("“true”: the content is not final. Default: “false”"), "false"
        ),
        Field("corrects", KEY, key="id"),
        Field("on_behalf", BOOLEAN, filter=True),
        Field("submitted_at", TIMESTAMP, filter=True, nulls=True, order=True),
    ),
)

EVIDENCE_FIELDS = Record(
    Evidence,
    url="id",
    rows=(
        Field("id", NUMBER).in_files(_("Leave blank for a new link. Enter a number to update an existing link."), "19"),
        OF_COMMITMENT.in_files(
            _("Reference of the supported commitment. Cannot be changed later."),
            "MOC-2026-014",
        ),
        # An unsubmitted report is visible to fewer users than its evidence.
        Field("report", KEY, ON_CREATE, key="id", hidden=True),
        Field("kind", CHOICE, filter=True),
        Field("title", MULTILINGUAL, ALWAYS, needed=True).in_files(
            TITLE, ("Report of the visit", "Rapport de la visite", "訪問報告")
        ),
        ORIGINAL_LANGUAGE,
        Field("link", TEXT, ALWAYS, needed=True).in_files(
            _("Web address beginning with https:// or http://"), "https://example.org/"
        ),
        *(Field(name, OTHER) for name in ("file_name", "size", "media_type", "sha256", "scan_state")),
        MARK,
    ),
)

STATE_CHANGE_FIELDS = Record(
    StateChange,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field(
            "commitment", KEY, key="reference", filter=True, expands=COMMITMENT, order="commitment__reference__natural"
        ),
        Field("before", CHOICE),
        Field("after", CHOICE, filter=True),
        Field("on", DATE, filter=True, order=True),
        Field("reason", TEXT),
        Field("by", KEY, source="by__participant__code"),
        Field("entered_at", TIMESTAMP),
    ),
)

INTERNAL_NOTE_FIELDS = Record(
    InternalNote,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("commitment", KEY, key="reference", filter=True, expands=COMMITMENT),
        Field("participant", KEY, expands=PARTICIPANT),
        Field("text", TEXT),
        Field("written_at", TIMESTAMP, filter=True),
    ),
)
