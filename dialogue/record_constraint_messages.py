"""Error messages of the constraints on the record of discussion."""

from django.utils.translation import gettext_lazy as _

from commitments.constraint_messages import CLOSED
from core.refusals.constraint_messages import NEEDS_TEXT, explain

BY_CORRIGENDUM = _("An adopted record is corrected by a corrigendum alone.")
OWN_OFFICERS = _("Each Participant answers for itself, through its own contact point officers.")

explain(
    {
        "record_register_is_open": CLOSED,
        "record_adopted_on_a_day": _("A record that was adopted has the day of its adoption, and no other has."),
        "record_adopted_when_all_cleared": _("A record is adopted when each Participant has cleared each paragraph."),
        "record_stays_adopted": BY_CORRIGENDUM,
        "paragraph_stays_adopted": BY_CORRIGENDUM,
        "paragraph_has_one_place": _("Two paragraphs of a record do not share a place."),
        "paragraph_has_a_text": NEEDS_TEXT,
        "paragraph_has_one_text": _("A paragraph has one text."),
        "participant_clears_once": _("This Participant has answered to this paragraph already."),
        "clearance_stands_or_is_void": _("A clearance stands to the text that it was given to, or is void."),
        "clearance_refused_with_a_comment": _("Who does not clear a paragraph says why."),
        "clearance_of_the_text_as_it_is": _("The paragraph reads otherwise by now: read it again."),
        "clearance_by_own_officer": OWN_OFFICERS,
        "clearance_by_an_officer": OWN_OFFICERS,
        "clearance_while_open": _("The record is not open for clearance."),
        "clearance_stays_as_given": _("A clearance stays as it was given; it can only become void."),
        "correction_has_one_number": _("This record has a corrigendum of that number already."),
        "correction_has_a_reason": _("Give the reason: it stays in the record."),
        "correction_has_a_text": NEEDS_TEXT,
        "correction_of_an_adopted_record": _("A corrigendum corrects an adopted record, and stays as it was issued."),
    }
)
