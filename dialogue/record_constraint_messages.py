"""Error messages of the constraints on the record of discussion."""

from django.utils.translation import gettext_lazy as _

from commitments.constraint_messages import CLOSED
from core.refusals.constraint_messages import NEEDS_TEXT, explain

BY_CORRIGENDUM = _("An adopted record can only be corrected by a corrigendum.")
OWN_OFFICERS = _("Only contact point officers of the Participant can respond on its behalf.")

explain(
    {
        "record_register_is_open": CLOSED,
        "record_adopted_on_a_day": _("Enter an adoption date for an adopted record, and only then."),
        "record_adopted_when_all_cleared": _(
            "A record can be adopted only when every Participant has approved every paragraph."
        ),
        "record_stays_adopted": BY_CORRIGENDUM,
        "paragraph_stays_adopted": BY_CORRIGENDUM,
        "paragraph_has_one_place": _("Two paragraphs cannot have the same position."),
        "paragraph_has_a_text": NEEDS_TEXT,
        "paragraph_has_one_text": _("Enter the text of the paragraph."),
        "formula_has_a_use": NEEDS_TEXT,
        "formula_has_a_text": NEEDS_TEXT,
        "participant_clears_once": _("This Participant has already responded to this paragraph."),
        "clearance_stands_or_is_void": _(
            "An approval applies to the text for which it was given. It becomes void when the text changes."
        ),
        "clearance_refused_with_a_comment": _("Give a reason if you do not approve a paragraph."),
        "clearance_of_the_text_as_it_is": _("This paragraph has changed. Review it again."),
        "clearance_by_own_officer": OWN_OFFICERS,
        "clearance_by_an_officer": OWN_OFFICERS,
        "clearance_while_open": _("The record is not open for approval."),
        "clearance_stays_as_given": _("A recorded approval cannot be changed. It becomes void if the text changes."),
        "correction_has_one_number": _("This corrigendum number is already used."),
        "correction_has_a_reason": _("Enter a reason. It will be kept on record."),
        "correction_has_a_text": NEEDS_TEXT,
        "correction_of_an_adopted_record": _(
            "Only an adopted record can have a corrigendum. An issued corrigendum cannot be edited."
        ),
    }
)
