"""Messages for violations of the constraints and triggers of the register."""

from django.utils.translation import gettext_lazy as _

from core.db.multilingual import NOT_IN_ORIGINAL
from core.refusals.constraint_messages import NEEDS_TEXT, explain, hold_to, internal
from moc import article_2c_areas, article_3a_forms, article_6a_contact_points, joint_decisions

CLOSED = _("The MOC is discontinued: the register is kept and can no longer be changed.")
AS_WRITTEN = _("It stands in the MOC or in a joint decision: only its translations can be corrected.")
FROZEN = _("The text was proposed: take it back to draft to change it.")
NOT_OPEN = _("The decision is not open for concurrence.")
ON_RECORD = _("It stays on record as it was given.")
OWN_OFFICERS = _("Each Participant answers for itself, through its own contact point officers.")
# A foreign key ties an account that concurred, gave notice or acknowledged to the Participant it acted for.
ACTED = _("This account has acted for its Participant: make another account for the other Participant.")
ONCE = _("Another joint decision has done this already.")

UNDER_THE_REGISTER = (
    *("commitment", "commitment_area", "commitment_form", "milestone", "progress_report", "evidence", "state_change"),
    *("internal_note", "activity", "decision", "decision_turn", "provision_change", "concurrence", "objection"),
    *(
        "notice",
        "notice_draft",
        "emergency",
        "emergency_mineral",
        "consultation",
        "consultation_provision",
        "consultation_meeting",
    ),
    *("ip_instrument", "ip_instrument_commitment"),
)
explain({f"{name}_register_is_open": CLOSED for name in UNDER_THE_REGISTER})

explain(
    {
        "area_kept": AS_WRITTEN,
        "area_never_deleted": AS_WRITTEN,
        "form_kept": AS_WRITTEN,
        "form_never_deleted": AS_WRITTEN,
    }
)

explain(
    {
        "decision_has_one_text": FROZEN,
        "decision_is_proposed_with_a_frozen_text": FROZEN,
        "decision_draft_has_no_hash": FROZEN,
        "decision_decided_has_a_day_and_an_outcome": _("What was decided has the day of the decision and an outcome."),
        "decision_withdrawn_has_a_day": _("What was withdrawn has the day of the withdrawal."),
        "decision_superseded_has_a_successor": _("Name the other joint decision, taken by now, that takes its place."),
        "decision_names_what_comes_to_be": _(
            "Name what comes to be: a further area or form, or a working arrangement has a name, and nothing else."
        ),
        "decision_retires_a_named_area": _("Choose the area to be retired, and only for that effect."),
        "decision_retires_a_named_form": _("Choose the form to be retired, and only for that effect."),
        "decision_concerns_a_named_emergency": _("Choose the emergency that begins or stands down, and only then."),
        "decision_rotates_a_named_side": _("Choose the side whose chair rotates, and only for that effect."),
        "decision_names_the_counting": _("Choose how months of notice are counted, and only for that effect."),
        "decided_once_emergency_begins": ONCE,
        "decided_once_emergency_ends": ONCE,
        "decided_once_retire_area": ONCE,
        "decided_once_retire_form": ONCE,
        "decision_proposed_is_never_deleted": _("A decision that was proposed stays on record: withdraw it."),
        "participant_concurs_once": _("This Participant has concurred in this text already."),
        "concurrence_stands_or_is_void": ON_RECORD,
        "concurrence_names_its_document": _("Give the reference of the document by which the concurrence was given."),
        "concurrence_to_the_text_as_it_is": FROZEN,
        "concurrence_by_own_officer": ACTED,
        "concurrence_by_an_officer": OWN_OFFICERS,
        "concurrence_while_open": NOT_OPEN,
        "concurrence_stays_as_given": ON_RECORD,
        "participant_objects_once": _("This Participant has objected already."),
        "objection_has_a_reason": _("Give the reason: it stays in the record."),
        "objection_by_own_officer": ACTED,
        "objection_by_an_officer": OWN_OFFICERS,
        "objection_while_open": NOT_OPEN,
        "objection_stays_as_raised": ON_RECORD,
    }
)

ISSUED = _("A notice that was issued stays as it is: give another.")
AS_ADDRESSED = _("A notice that was issued keeps its addressees.")
ACKNOWLEDGED = _("An acknowledgement stays as it was given.")

explain(
    {
        "notice_has_a_subject": NEEDS_TEXT,
        "notice_issued_says_when_and_by_whom": ISSUED,
        "notice_of_discontinuance_states_its_scope": _(
            "State the scope of a discontinuance; other notices have neither a scope nor a last day."
        ),
        "notice_states_no_day_before_its_issue": _("The stated last day is the day of issue or a later one."),
        "notice_withdrawn_has_a_day": _("What was withdrawn has the day of the withdrawal."),
        "notice_is_withdrawn_before_it_takes_effect": _("The notice has taken effect: it can no longer be withdrawn."),
        "notice_of_emergency_names_it": _("Only a notice of an emergency names one."),
        "notice_of_consultation_names_it": _("Only a request for consultations names one."),
        "notice_issued_by_own_officer": ACTED,
        "notice_by_an_officer": OWN_OFFICERS,
        "notice_is_frozen": ISSUED,
        "notice_does_not_come_back": _("A notice that was issued or withdrawn stays so."),
        "notice_issued_is_never_deleted": _("A notice that was issued stays on record."),
        "addressee_has_an_address": _("No address is on record for this contact point."),
        "addressees_are_frozen": AS_ADDRESSED,
        "acknowledgement_is_whole": ACKNOWLEDGED,
        "acknowledgement_stays": ACKNOWLEDGED,
        "acknowledged_by_own_officer": ACTED,
        "acknowledgement_by_an_officer": OWN_OFFICERS,
        "acknowledged_after_issue": _("A notice that was not issued cannot be acknowledged."),
        "notice_event_stays": _("The log of a notice is only added to."),
    }
)

explain(
    {
        "commitment_has_a_title": NEEDS_TEXT,
        "commitment_not_pursued_has_a_reason": _("Give the reason: it stays in the record."),
        "commitment_superseded_has_a_successor": _("Name the commitment that takes its place."),
        "state_change_changes_it": _("It is in that state already."),
        "commitment_is_due_after_it_begins": _("It is due on the day it begins or later."),
        "no_commitment_on_the_preamble": _("No commitment hangs on the title or the preamble."),
        "milestone_has_a_title": NEEDS_TEXT,
        "milestone_resolved_says_how": _("Give both the day and how it was resolved, or neither."),
        "progress_report_has_a_text": NEEDS_TEXT,
        "submitted_report_never_changes": _("A submitted report never changes: enter a correction."),
        "evidence_has_a_title": NEEDS_TEXT,
        "evidence_is_a_link_or_a_file": _("Give a public link or a file, and not both."),
        "evidence_in_a_file_says_what_it_is": _("A file goes with its name, size, kind and checksum."),
        "evidence_file_never_changes": _("What was brought stays as it is: take it off, and bring another file."),
        "activity_has_a_title": NEEDS_TEXT,
        "activity_ends_after_it_starts": _("It ends on its first day or later."),
        "activity_time_has_a_zone": _("Say in which time zone it begins."),
        "emergency_has_a_title": NEEDS_TEXT,
        "emergency_stands_down_after_it_begins": _("It stands down on the day it begins or later."),
        "consultation_has_a_title": NEEDS_TEXT,
        "consultation_concludes_with_an_understanding": _("Write the common understanding before its day."),
        "consultation_concludes_after_it_was_raised": _("It is concluded on the day it was raised or later."),
        "ip_instrument_has_a_title": NEEDS_TEXT,
        "ip_instrument_ends_after_it_was_signed": _("The term ends on the day of signature or later."),
    }
)

explain(
    {
        "saved_view_has_a_name": _("A view that is kept has a name."),
        "saved_view_is_shared_with_a_named_ministry": _(
            "A view for the staff of a ministry names that ministry, and no other view names one."
        ),
    }
)

WITH_TEXTS = (
    *("activity", "commitment", "consultation", "emergency", "evidence", "ip_instrument", "joint_decision"),
    *("milestone", "notice", "progress_report"),
)
explain({f"{name}_text_in_original": NOT_IN_ORIGINAL for name in WITH_TEXTS})

for article in (joint_decisions, article_2c_areas, article_3a_forms):
    hold_to(joint_decisions.RULE, article.CONSTRAINTS)
hold_to(article_6a_contact_points.NOTICE_RULE, article_6a_contact_points.NOTICE_CONSTRAINTS)

internal(
    # Number of a series; it is allocated under a lock when a record is created.
    ("one_counter_a_series_and_year",),
)
