"""Fields and texts that several records of the register have."""

from django.utils.translation import gettext_lazy as _

from contacts.records.expansions import MARK as HANDLING_MARK, SIDE
from core.records import ALWAYS, CHOICES, KEY, TEXT, Field

TITLE = _("Title, on one line, up to 300 characters, in at least one of the three languages")
DUE_ON = _("Due date")
BY_REPORTS = _("From the last report. Submit a report to change it.")
NOT_THIS_FORM = _("This form is retired or not a specific form. New records cannot be linked to it.")

COUNTRY = Field("country", KEY, ALWAYS, filter=True, expands=SIDE).in_files(_("Country of the activity"), "CA")
STAGES = Field("stages", CHOICES, ALWAYS, filter="stage").in_files(_("Supply chain stages, article 1(a)"), "upstream")
ACTORS = Field("actors", CHOICES, ALWAYS, filter="actor").in_files(_("Actors, article 1(b)"), "government; industry")
SOURCE = Field("source", TEXT, ALWAYS).in_files(_("Source or publication"), "https://example.org/")
MARK = Field("mark", KEY, ALWAYS, needed=True, filter=True, column=_("Handling mark"), expands=HANDLING_MARK).in_files(
    _("Handling mark. You can restrict access at any time. A reason is required to widen access."),
    "participants",
)
