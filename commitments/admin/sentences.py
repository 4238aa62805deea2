"""What a person reads who runs into a constraint on commitments."""

from django.utils.translation import gettext_lazy as _

from contacts.admin.forms import NEEDS_TEXT, explain

explain(
    {
        "commitment_has_a_title": NEEDS_TEXT,
        "commitment_is_due_after_it_begins": _("It is due on the day it begins or later."),
        "no_commitment_on_open_ended_area": _("A further area needs a joint decision of all Participants."),
        "no_commitment_on_open_ended_form": _("A further form needs a joint decision of all Participants."),
        "no_commitment_on_the_preamble": _("No commitment hangs on the title or the preamble."),
        "milestone_has_a_title": NEEDS_TEXT,
        "milestone_resolved_says_how": _("Give both the day and how it was resolved, or neither."),
        "progress_report_has_a_text": NEEDS_TEXT,
        "submitted_report_never_changes": _("A submitted report never changes: enter a correction."),
        "evidence_has_a_title": NEEDS_TEXT,
        "evidence_is_a_link_or_a_file": _("Give a public link or a file, and not both."),
        "activity_has_a_title": NEEDS_TEXT,
        "activity_ends_after_it_starts": _("It ends on its first day or later."),
        "activity_time_has_a_zone": _("Say in which time zone it begins."),
    }
)
