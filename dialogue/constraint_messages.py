"""Error messages of the constraints on the Dialogue."""

from django.utils.translation import gettext_lazy as _

from commitments.constraint_messages import CLOSED
from core.db.multilingual import NOT_IN_ORIGINAL
from core.refusals.constraint_messages import NEEDS_TEXT, explain, hold_to, internal
from moc import article_4a_i_chairs, article_4a_iii_duplication

CLOSES = (
    *("dialogue", "agenda", "action", "arrangement", "paper", "referral"),
    *("planned_step", "outcome", "speaker", "brief_note"),
)
explain({f"{name}_register_is_open": CLOSED for name in CLOSES})

WITH_TEXTS = (
    *("action_item", "agenda_item", "cmwg_status", "consultation_session", "discussion", "item_outcome", "overlap"),
    *("paper", "proposal", "record_correction", "record_paragraph", "referral", "working_arrangement"),
)
explain({f"{name}_text_in_original": NOT_IN_ORIGINAL for name in WITH_TEXTS})

explain(
    {
        "one_draft_agenda_a_dialogue": _("This Dialogue has a draft of its agenda already."),
        "agenda_issued_on_a_day": _("An agenda that was issued has the day of its issue."),
        "dialogues_are_numbered_from_one": _("Dialogues are numbered from one."),
        "dialogue_time_has_a_zone": _("Say in which time zone it begins."),
        "dialogue_bounds_are_in_order": _("The last possible day lies on the first possible day or later."),
        "dialogue_held_by_some_day": _("Give the day on which it was held, or the last on which it can have been."),
        "cochair_official_is_of_the_participant": _("This official is of another Participant."),
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
    }
)

# Issued and generated rows are immutable.
explain(
    {
        "agenda_stays_as_issued": _(
            "An issued agenda stays as it is: change the draft, and issue that as a revision, an addendum or a "
            "corrigendum."
        ),
        "agenda_item_stays_as_issued": _(
            "The items of an issued agenda stay as they are: change the draft, and issue that as a revision, an "
            "addendum or a corrigendum."
        ),
        "agenda_adopted_on_a_day": _("An agenda that was adopted has the day of its adoption, and no other has."),
        "one_adopted_agenda_a_dialogue": _(
            "An agenda of this Dialogue was adopted already: issue a corrigendum beside it."
        ),
        "agenda_stands_beside_its_base": _(
            "An addendum or a corrigendum has a number and names the agenda beside which it stands; a revision names "
            "none."
        ),
        "stored_file_never_changes": _("A stored file is kept as it is: bring the new one as a file of its own."),
        "document_stays_as_made": _("A document that was made is kept as it is: have a new one made."),
        "document_ready_has_a_file": _("A document is ready once its file is here and has a name."),
        "document_brief_is_of_one_participant": _(
            "An internal brief is one Participant's own and is not shared: say whose it is."
        ),
        "document_for_invitees_names_one": _(
            "Choose the invitee for whom the agenda for invitees is made; no other document is made for one."
        ),
    }
)

explain(
    {
        "one_item_is_under_discussion": _("Another item is under discussion: end it before the next one begins."),
        "item_ends_after_it_began": _("An item does not end before it began: correct one of the two times."),
        "one_has_the_floor": _("Somebody else has the floor: end that first, then give it."),
        "speaker_ends_after_beginning": _("Nobody ends before beginning to speak: correct one of the two times."),
        "speaker_is_a_participant_or_an_invitee": _("Choose who speaks: a Participant or an invitee, and not both."),
        "participant_is_listed_once": _("This Participant is on the list of speakers for this item already."),
        "invitee_is_listed_once": _("This invitee is on the list of speakers for this item already."),
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
