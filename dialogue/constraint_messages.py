"""Error messages of the constraints on the Dialogue."""

from django.utils.translation import gettext_lazy as _

from commitments.constraint_messages import CLOSED
from core.db.multilingual import NOT_IN_ORIGINAL
from core.refusals.constraint_messages import NEEDS_TEXT, explain, hold_to, internal
from moc import article_4a_i_chairs, article_4a_iii_duplication

CLOSES = (
    *("dialogue", "agenda", "action", "arrangement", "paper", "referral"),
    *("planned_step", "outcome", "speaker", "brief_note", "track_change"),
)
explain({f"{name}_register_is_open": CLOSED for name in CLOSES})

WITH_TEXTS = (
    *("action_item", "agenda_item", "cmwg_status", "consultation_session", "discussion", "item_outcome", "overlap"),
    *("paper", "proposal", "record_correction", "record_formula", "record_paragraph", "referral"),
    "working_arrangement",
)
explain({f"{name}_text_in_original": NOT_IN_ORIGINAL for name in WITH_TEXTS})

explain(
    {
        "one_draft_agenda_a_dialogue": _("This Dialogue already has a draft agenda."),
        "agenda_issued_on_a_day": _("Enter the date of issue of an issued agenda."),
        "dialogues_are_numbered_from_one": _("Dialogue numbers start at 1."),
        "dialogue_time_has_a_zone": _("Choose the time zone of the start time."),
        "dialogue_bounds_are_in_order": _("The latest possible date must be on or after the earliest possible date."),
        "dialogue_held_by_some_day": _("Enter the date of the Dialogue, or the latest possible date."),
        "cochair_official_is_of_the_participant": _("This official belongs to another Participant."),
        "delegation_has_one_head": _("This delegation already has a head."),
        "discussion_has_a_title": NEEDS_TEXT,
        "action_has_a_title": NEEDS_TEXT,
        "action_closed_on_a_day": _("Enter the closing date of an action that is done or not pursued."),
        "paper_has_a_title": NEEDS_TEXT,
        "paper_leaves_the_agenda_its_number": _("The first document of a Dialogue must be its agenda."),
        "referral_has_a_title": NEEDS_TEXT,
        "referral_raised_on_a_day": _("Enter the date on which the item was raised."),
        "referral_answered_with_words": _("Enter the date and the text of the response."),
        "overlap_once_a_status": _("This commitment is already recorded as an overlap."),
        "track_change_of_one_subject": _("A change of debate concerns either one commitment or one agenda item."),
        "track_change_has_a_reason": _("Enter the reason for the change. Only a Participant’s request needs none."),
        "track_change_requested_by_its_own": _("A change of debate is requested by the Participant itself."),
    }
)

# Issued and generated rows are immutable.
explain(
    {
        "agenda_stays_as_issued": _(
            "An issued agenda cannot be edited. Edit the draft and issue a revision, an addendum or a corrigendum."
        ),
        "agenda_item_stays_as_issued": _(
            "Items of an issued agenda cannot be edited. Edit the draft and issue a revision, an addendum or a "
            "corrigendum."
        ),
        "agenda_adopted_on_a_day": _("Enter an adoption date for an adopted agenda, and only then."),
        "one_adopted_agenda_a_dialogue": _("The agenda of this Dialogue has been adopted. Issue a corrigendum."),
        "agenda_stands_beside_its_base": _(
            "An addendum or a corrigendum must have a number and refer to an issued agenda. A revision refers to none."
        ),
        "stored_file_never_changes": _("A stored file cannot be replaced. Upload the new file separately."),
        "document_stays_as_made": _("A generated document cannot be edited. Generate a new one."),
        "document_ready_has_a_file": _("A document is ready only when its file has been stored and named."),
        "document_brief_is_of_one_participant": _(
            "Choose the Participant for an internal brief. It is visible to that Participant only."
        ),
        "document_for_invitees_names_one": _(
            "Choose an invitee for the agenda for invitees. Other documents do not have an invitee."
        ),
    }
)

explain(
    {
        "one_item_is_under_discussion": _("Another item is under discussion. End that item first."),
        "item_ends_after_it_began": _("The end time of an item must be after its start time."),
        "one_has_the_floor": _("Another speaker has the floor. End that intervention first."),
        "speaker_ends_after_beginning": _("The end time of an intervention must be after its start time."),
        "speaker_is_a_participant_or_an_invitee": _("Choose a speaker: a Participant or an invitee, not both."),
        "participant_is_listed_once": _("This Participant is already on the list of speakers for this item."),
        "invitee_is_listed_once": _("This invitee is already on the list of speakers for this item."),
    }
)

hold_to(article_4a_i_chairs.RULE, article_4a_i_chairs.CONSTRAINTS)
hold_to(article_4a_i_chairs.MEMBERS_RULE, article_4a_i_chairs.MEMBERS_CONSTRAINTS)
hold_to(article_4a_iii_duplication.RULE, article_4a_iii_duplication.CONSTRAINTS)

internal(
    # Targets of composite foreign keys: they contain the primary key, so no row can violate them.
    (
        "chair_eligibility_of_participant",
        "chair_eligibility_of_side",
    ),
)
