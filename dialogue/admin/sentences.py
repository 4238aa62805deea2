"""What a person reads who runs into a constraint on the Dialogue."""

from django.utils.translation import gettext_lazy as _

from commitments.admin.sentences import CLOSED
from contacts.admin.forms import NEEDS_TEXT, explain

CLOSES = ("dialogue", "agenda", "action", "arrangement", "paper", "referral")
explain({f"{name}_register_is_open": CLOSED for name in CLOSES})

explain(
    {
        "one_draft_agenda_a_dialogue": _("This Dialogue has a draft of its agenda already."),
        "agenda_issued_on_a_day": _("An agenda that was issued has the day of its issue."),
        "dialogues_are_numbered_from_one": _("Dialogues are numbered from one."),
        "dialogue_time_has_a_zone": _("Say in which time zone it begins."),
        "dialogue_bounds_are_in_order": _("The last possible day lies on the first possible day or later."),
        "dialogue_held_by_some_day": _("Give the day on which it was held, or the last on which it can have been."),
        "one_cochair_a_side": _("Each side has one co-chair."),
        "cochair_is_of_an_eligible_participant": _("This Participant does not chair for its side."),
        "cochair_is_of_the_side_of_its_eligibility": _("This Participant does not chair for this side."),
        "cochair_official_is_of_the_participant": _("This official is of another Participant."),
        "delegate_is_of_the_participant": _("This official is of another Participant."),
        "delegation_has_one_head": _("This delegation has a head already."),
        "discussion_has_a_title": NEEDS_TEXT,
        "action_has_a_title": NEEDS_TEXT,
        "action_closed_on_a_day": _("An action that is done or not pursued has the day on which it was closed."),
        "paper_has_a_title": NEEDS_TEXT,
        "paper_leaves_the_agenda_its_number": _("The first document of a Dialogue is its agenda."),
        "referral_has_a_title": NEEDS_TEXT,
        "referral_raised_on_a_day": _("Say on which day it was raised."),
        "referral_answered_with_words": _("Say on which day an answer came back, and what it says."),
        "overlap_once_a_status": _("This commitment is recorded as an overlap already."),
        "cmwg_status_says_something": _("Write what was considered, or say that there was nothing to report."),
    }
)
