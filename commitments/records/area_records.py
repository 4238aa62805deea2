"""Fields of the registers of the areas of cooperation."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from commitments.models import InformationGiven, Standard, StandardPosition, SupportProgramme
from commitments.records.expansions import INSTRUMENT, STANDARD
from commitments.records.shared import MARK, TITLE
from contacts.records.expansions import PARTICIPANT, SIDE
from core.records import (
    ALWAYS,
    CHOICE,
    CHOICES,
    DATE,
    KEY,
    KEYS,
    MULTILINGUAL,
    NUMBER,
    ON_CREATE,
    ORIGINAL_LANGUAGE,
    TEXT,
    Field,
    Record,
)

HELD_BY_HELP = _("Participant that enters the record. Default for new rows: your own.")
HELD_BY = Field(
    "held_by", KEY, ALWAYS, filter=True, order="held_by__order", column=_("Entered for"), expands=PARTICIPANT
).in_files(HELD_BY_HELP, "METI")
DESCRIPTION = Field("text", MULTILINGUAL, ALWAYS).in_files(
    _("Description (one or more lines)"), ("More.", "Plus.", "補足。")
)
REFERENCE_HELP = _("Leave blank for a new record; a number is assigned at import. Enter a number to update a record.")


def area_rows(example: str, titles: tuple[str, str, str], *own: Field, held_by: Field = HELD_BY) -> tuple[Field, ...]:
    """Return the rows of a register: the common ones around its ``own``."""
    return (
        Field("reference", TEXT, order="reference__natural").in_files(REFERENCE_HELP, example),
        Field("instrument", KEY, expands=INSTRUMENT),
        held_by,
        Field("title", MULTILINGUAL, ALWAYS, needed=True).in_files(TITLE, titles),
        DESCRIPTION,
        ORIGINAL_LANGUAGE,
        *own,
        MARK,
    )


PROGRAMME_FIELDS = Record(
    SupportProgramme,
    url="reference",
    rows=area_rows(
        "MOC-P-2026-001",
        ("Example programme", "Programme donné en exemple", "例示プログラム"),
        Field("owner", MULTILINGUAL, ALWAYS, column=_("Owner")).in_files(
            _("Body that offers the support"), ("Example Agency", "Agence donnée en exemple", "例示機構")
        ),
        Field("country", KEY, ALWAYS, needed=True, filter=True, column=_("Country"), expands=SIDE).in_files(
            _("Country that offers the support"), "CA"
        ),
        Field("kind", CHOICE, ALWAYS, needed=True, filter=True, order=True, column=_("Kind")).in_files(
            _("Financial or other support"), "financial"
        ),
        Field("subjects", CHOICES, ALWAYS, needed=True, filter="subject", column=_("Supported subjects")).in_files(
            _("Subjects of the support, articles 2(c)(i) and (iii)"), "refining; processing"
        ),
        Field("beneficiaries", MULTILINGUAL, ALWAYS, column=_("Beneficiaries")).in_files(
            _("Eligible applicants, on one line"), ("Companies", "Entreprises", "企業")
        ),
        Field("starts_on", DATE, ALWAYS, filter=True, order=True, column=_("Start date")).in_files(
            _("Start date"), "2026-04-01"
        ),
        Field("ends_on", DATE, ALWAYS, filter=True, order=True, column=_("End date")).in_files(
            _("End date. Leave blank if there is none."), "2029-03-31"
        ),
        Field("link", TEXT, ALWAYS, needed=True, column=_("Public address")).in_files(
            _("Web address beginning with https:// or http://"), "https://example.org/"
        ),
        Field("checked_on", DATE, ALWAYS, past=True, filter=True, order=True, column=_("Address checked on")).in_files(
            _("Date on which the public address was last checked"), "2026-09-15"
        ),
    ),
)

STANDARD_FIELDS = Record(
    Standard,
    url="reference",
    rows=area_rows(
        "MOC-S-2026-001",
        ("Example standard", "Norme donnée en exemple", "例示規格"),
        Field("body", TEXT, ALWAYS, needed=True, filter=True, order=True, column=_("Body")).in_files(
            _("Body that develops the standard"), "ISO"
        ),
        Field("committee", TEXT, ALWAYS, column=_("Committee")).in_files(_("Committee of the body"), "TC 0"),
        Field("designation", TEXT, ALWAYS, column=_("Designation")).in_files(
            _("Designation of the standard by its body"), "ISO 0000"
        ),
        Field("topics", CHOICES, ALWAYS, needed=True, filter="topic", column=_("Topics")).in_files(
            _("Topics, article 2(c)(viii)"), "safety; recycling"
        ),
        Field("stage", CHOICE, ALWAYS, needed=True, filter=True, order=True, column=_("Stage")).in_files(
            _("Stage, by the first two digits of ISO’s stage codes"), "40"
        ),
        Field("stage_code", TEXT, ALWAYS, column=_("Stage code")).in_files(_("Stage code of the body"), "40.20"),
        Field("next_on", DATE, ALWAYS, filter=True, order=True, column=_("Next date")).in_files(
            _("Date of the next step"), "2027-05-31"
        ),
        Field("next_step", MULTILINGUAL, ALWAYS, column=_("Next step")).in_files(
            _("Next step, on one line"), ("Vote", "Vote", "投票")
        ),
        Field("link", TEXT, ALWAYS, column=_("Public address")).in_files(
            _("Web address beginning with https:// or http://"), "https://example.org/"
        ),
    ),
)

POSITION_FIELDS = Record(
    StandardPosition,
    url="id",
    rows=(
        Field("id", NUMBER).in_files(
            _("Leave blank for a new position. Enter a number to update an existing position."), "12"
        ),
        Field(
            "standard",
            KEY,
            ON_CREATE,
            needed=True,
            filter=True,
            order="standard__reference__natural",
            key="reference",
            external=True,
            expands=STANDARD,
        ).in_files(_("Number of the standard in the watch list. Cannot be changed later."), "MOC-S-2026-001"),
        Field("held_by", KEY, ON_CREATE, filter=True, expands=PARTICIPANT).in_files(HELD_BY_HELP, "METI"),
        Field("position", CHOICE, ALWAYS, needed=True, filter=True).in_files(_("Position"), "supports"),
        DESCRIPTION,
        ORIGINAL_LANGUAGE,
        MARK,
    ),
)

INFORMATION_FIELDS = Record(
    InformationGiven,
    url="reference",
    rows=area_rows(
        "MOC-I-2026-001",
        ("Example forecast", "Prévision donnée en exemple", "例示予測"),
        Field(
            "receivers", KEYS, ALWAYS, needed=True, filter="receiver", column=_("Receivers"), expands=PARTICIPANT
        ).in_files(_("Participants that received the information, separated by semicolons"), "METI; ISED"),
        Field(
            "given_on", DATE, ALWAYS, needed=True, past=True, filter=True, order=True, column=_("Date given")
        ).in_files(_("Date on which the information was given"), "2026-09-15"),
        Field("terms", MULTILINGUAL, ALWAYS, column=_("Terms of use")).in_files(
            _("Terms of use (one or more lines)"),
            ("For policy work.", "Pour l'élaboration des politiques.", "政策立案用。"),
        ),
        Field("expires_on", DATE, ALWAYS, filter=True, order=True, column=_("Expiry date")).in_files(
            _("Date on which the terms expire. Leave blank if there is none."), "2029-03-31"
        ),
        held_by=replace(HELD_BY, column=_("Given by")),
    ),
)
