"""Error messages of unique constraints on a Dialogue, its agenda and the rotation."""

from django.utils.translation import gettext_lazy as _

from core.refusals.constraint_messages import explain

explain(
    {
        "one_dialogue_a_number": _(
            "This Dialogue number is already used. Edit the existing Dialogue or enter the next number."
        ),
        "discussion_has_one_place": _("This position is already used by another subject. Choose another position."),
        "discussion_touches_area_once": _("This area is already listed. Remove the duplicate."),
        "action_has_one_number": _("This action number is already used. Enter the next number."),
        "participant_supports_action_once": _(
            "This Participant is already listed as supporting. Remove the duplicate."
        ),
        "step_has_one_day": _("This step already has a date. Edit the existing date."),
        "delegate_once_a_dialogue": _("This official is already a delegate. Edit the existing entry."),
        "invitee_once_a_dialogue": _("This stakeholder is already an invitee. Edit the existing entry."),
        "invitee_sees_item_once": _("This item is already listed for the invitee. Remove the duplicate."),
        "session_of_forum_has_one_number": _(
            "This session number is already used. Edit the existing session or correct the number."
        ),
        "overlap_dismissed_once_a_status": _(
            "This commitment has already been reviewed as not overlapping. Reload the page."
        ),
    }
)

explain(
    {
        "agenda_symbol_once": _(
            "This agenda symbol is already used. Reload the page: the agenda may have been issued."
        ),
        "agenda_item_key_once": _("This item key is already used. Reload the draft and edit the existing item."),
        "paper_has_one_number": _(
            "This paper number has just been used. Upload your paper again to get the next number."
        ),
        "paper_file_once_a_language": _(
            "This paper already has a file in this language. Upload yours as a new version."
        ),
        "track_change_once_a_subject": _("This change of debate is already recorded. Edit it instead."),
        "meeting_decision_has_own_number": _("This number is already used. Save the decision again."),
        "item_has_one_outcome": _("This item already has an outcome. Reload the page and edit it."),
        "brief_has_one_note_an_item": _("Your brief already has a note on this item. Reload the page and edit it."),
        "chair_eligibility_once": _("This Participant already has this rank. Edit the existing entry."),
        "rotation_position_once": _("This position in the rotation is already taken. Choose another position."),
        "rotation_names_participant_once": _("This Participant is already in the rotation. Remove the duplicate."),
    }
)
