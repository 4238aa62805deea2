"""Error messages of unique constraints on a Dialogue, its agenda and the rotation."""

from django.utils.translation import gettext_lazy as _

from core.refusals.constraint_messages import explain

explain(
    {
        "one_dialogue_a_number": _("There is a Dialogue with this number already: change that, or take the next one."),
        "discussion_has_one_place": _("Another subject of this Dialogue has this place: give each subject its own."),
        "discussion_touches_area_once": _("The subject touches this area already: name the area once."),
        "action_has_one_number": _("This Dialogue has an action with this number already: take the next number."),
        "participant_supports_action_once": _("This Participant supports the action already: name it once."),
        "step_has_one_day": _("This step before the Dialogue has its day already: change that day."),
        "delegate_once_a_dialogue": _("This official is a delegate to this Dialogue already: change that entry."),
        "invitee_once_a_dialogue": _("This stakeholder is an invitee of this Dialogue already: change that entry."),
        "invitee_sees_item_once": _("The invitee is in the room for this item already: name the item once."),
        "session_of_forum_has_one_number": _(
            "This forum has a session with this number already: change that session, or correct the number."
        ),
        "overlap_dismissed_once_a_status": _(
            "Somebody has decided already that this commitment is no overlap: read the entry on the working group "
            "again."
        ),
    }
)

explain(
    {
        "agenda_symbol_once": _(
            "This Dialogue has an agenda with this symbol already: read it again, since somebody may have issued it."
        ),
        "agenda_item_key_once": _(
            "The agenda has an item with this key already: read the draft again, and change that."
        ),
        "paper_has_one_number": _(
            "Another paper got this number at the same moment: bring yours again, and it gets the next number."
        ),
        "paper_file_once_a_language": _(
            "This paper has a file in this language already: bring yours as a new version of the paper."
        ),
        "item_has_one_outcome": _("This item has an outcome already: read it again, and change that outcome."),
        "brief_has_one_note_an_item": _("Your brief has a note on this item already: read it again, and change that."),
        "chair_eligibility_once": _("This Participant may co-chair with this rank already: correct that entry."),
        "rotation_position_once": _("Another Participant has this position in the rotation: give each its own."),
        "rotation_names_participant_once": _(
            "The rotation names this Participant already: name each Participant once."
        ),
    }
)
