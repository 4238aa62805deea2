"""Messages for violations of the constraints and triggers of the register."""

from django.utils.translation import gettext_lazy as _

from core.db.multilingual import NOT_IN_ORIGINAL
from core.refusals.constraint_messages import NEEDS_TEXT, explain, hold_to, internal
from moc import article_2c_areas, article_3a_forms, article_6a_contact_points, joint_decisions

CLOSED = _("The MOC is discontinued. The register is read-only.")
AS_WRITTEN = _("This text comes from the MOC or a joint decision. Only its translations can be corrected.")
FROZEN = _("The text has been proposed. Return it to draft to edit it.")
NOT_OPEN = _("The decision is not open for concurrence.")
ON_RECORD = _("This response is recorded and cannot be changed.")
OWN_OFFICERS = _("Only contact point officers of the Participant can respond on its behalf.")
# A foreign key ties an account that concurred, gave notice or acknowledged to the Participant it acted for.
ACTED = _("This account has already acted for its Participant. Create a separate account for the other Participant.")
ONCE = _("Another joint decision has already had this effect.")

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
    *("ip_instrument", "ip_instrument_commitment", "programme", "standard", "standard_position"),
    *("information", "information_receiver"),
)
explain({f"{name}_register_is_open": CLOSED for name in UNDER_THE_REGISTER})

explain(
    {
        "commitment_review_has_reason_and_day": _("Enter a reason. It will be kept on record."),
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
        "decision_decided_has_a_day_and_an_outcome": _("Enter the decision date and the outcome."),
        "decision_withdrawn_has_a_day": _("Enter the withdrawal date."),
        "decision_superseded_has_a_successor": _(
            "Choose the joint decision that replaces this one. It must already have been made."
        ),
        "decision_names_what_comes_to_be": _(
            "Enter a name. Only new areas, new forms and working arrangements have one."
        ),
        "decision_retires_a_named_area": _("Choose the area to retire. This field applies only to that effect."),
        "decision_retires_a_named_form": _("Choose the form to retire. This field applies only to that effect."),
        "decision_concerns_a_named_emergency": _(
            "Choose the emergency. This field applies only to emergency collaboration."
        ),
        "decision_rotates_a_named_side": _(
            "Choose the side whose chair rotates. This field applies only to that effect."
        ),
        "decision_names_the_counting": _(
            "Choose how months of notice are counted. This field applies only to that effect."
        ),
        "decided_once_emergency_begins": ONCE,
        "decided_once_emergency_ends": ONCE,
        "decided_once_retire_area": ONCE,
        "decided_once_retire_form": ONCE,
        "decision_proposed_is_never_deleted": _("A proposed decision cannot be deleted. Withdraw it instead."),
        "participant_concurs_once": _("This Participant has already concurred in this text."),
        "concurrence_stands_or_is_void": ON_RECORD,
        "concurrence_names_its_document": _("Enter the reference of the document that gives the concurrence."),
        "concurrence_to_the_text_as_it_is": FROZEN,
        "concurrence_by_own_officer": ACTED,
        "concurrence_by_an_officer": OWN_OFFICERS,
        "concurrence_while_open": NOT_OPEN,
        "concurrence_stays_as_given": ON_RECORD,
        "participant_objects_once": _("This Participant has already objected."),
        "objection_has_a_reason": _("Enter a reason. It will be kept on record."),
        "objection_by_own_officer": ACTED,
        "objection_by_an_officer": OWN_OFFICERS,
        "objection_while_open": NOT_OPEN,
        "objection_stays_as_raised": ON_RECORD,
    }
)

ISSUED = _("An issued notice cannot be edited. Create a new notice.")
AS_ADDRESSED = _("The addressees of an issued notice cannot be changed.")
ACKNOWLEDGED = _("An acknowledgement cannot be changed.")

explain(
    {
        "notice_has_a_subject": NEEDS_TEXT,
        "notice_issued_says_when_and_by_whom": ISSUED,
        "notice_of_discontinuance_states_its_scope": _(
            "Enter the scope of the discontinuance. Scope and last day apply only to this kind of notice."
        ),
        "notice_states_no_day_before_its_issue": _("The last day must be on or after the date of issue."),
        "notice_withdrawn_has_a_day": _("Enter the withdrawal date."),
        "notice_is_withdrawn_before_it_takes_effect": _("The notice has taken effect and cannot be withdrawn."),
        "notice_of_emergency_names_it": _("Only an emergency notice can refer to an emergency."),
        "notice_of_consultation_names_it": _("Only a request for consultations can refer to a consultation."),
        "notice_issued_by_own_officer": ACTED,
        "notice_by_an_officer": OWN_OFFICERS,
        "notice_is_frozen": ISSUED,
        "notice_does_not_come_back": _("The status of an issued or withdrawn notice cannot be changed."),
        "notice_issued_is_never_deleted": _("An issued notice cannot be deleted."),
        "addressee_has_an_address": _("This contact point has no address. Enter an address."),
        "addressees_are_frozen": AS_ADDRESSED,
        "acknowledgement_is_whole": ACKNOWLEDGED,
        "acknowledgement_stays": ACKNOWLEDGED,
        "acknowledged_by_own_officer": ACTED,
        "acknowledgement_by_an_officer": OWN_OFFICERS,
        "acknowledged_after_issue": _("A draft notice cannot be acknowledged. Issue it first."),
        "notice_event_stays": _("Entries in the notice log cannot be edited or deleted."),
    }
)

explain(
    {
        "commitment_has_a_title": NEEDS_TEXT,
        "commitment_not_pursued_has_a_reason": _("Enter a reason. It will be kept on record."),
        "commitment_superseded_has_a_successor": _("Choose the commitment that replaces this one."),
        "state_change_changes_it": _("The record already has this status."),
        "commitment_is_due_after_it_begins": _("The due date must be on or after the start date."),
        "no_commitment_on_the_preamble": _("Commitments cannot be linked to the title or the preamble."),
        "milestone_has_a_title": NEEDS_TEXT,
        "milestone_resolved_says_how": _(
            "Enter both the resolution date and how it was resolved, or leave both blank."
        ),
        "progress_report_has_a_text": NEEDS_TEXT,
        "submitted_report_never_changes": _("A submitted report cannot be edited. Submit a correction."),
        "evidence_has_a_title": NEEDS_TEXT,
        "evidence_is_a_link_or_a_file": _("Enter a link or upload a file, not both."),
        "evidence_in_a_file_says_what_it_is": _("File information is incomplete. Upload the file again."),
        "evidence_file_never_changes": _("An uploaded file cannot be replaced. Remove it and upload another."),
        "activity_has_a_title": NEEDS_TEXT,
        "activity_ends_after_it_starts": _("The end date must be on or after the start date."),
        "activity_time_has_a_zone": _("Choose the time zone of the start time."),
        "standard_has_a_title": NEEDS_TEXT,
        "standard_has_a_topic": _("Choose at least one."),
        "standard_stays_shared": _(
            "Other Participants have positions on this standard. Choose a handling mark that allows them to read it."
        ),
        "information_has_a_title": NEEDS_TEXT,
        "information_expires_after_it_is_given": _("The expiry date must be on or after the date given."),
        "programme_has_a_title": NEEDS_TEXT,
        "programme_has_a_subject": _("Choose at least one."),
        "programme_ends_after_it_starts": _("The end date must be on or after the start date."),
        "programme_has_a_public_address": _(
            "Enter the public web address. Only publicly available programmes are listed."
        ),
        "emergency_has_a_title": NEEDS_TEXT,
        "emergency_stands_down_after_it_begins": _("The end date of collaboration must be on or after its start date."),
        "consultation_has_a_title": NEEDS_TEXT,
        "consultation_concludes_with_an_understanding": _("Enter the common understanding before its date."),
        "consultation_concludes_after_it_was_raised": _("The conclusion date must be on or after the date raised."),
        "ip_instrument_has_a_title": NEEDS_TEXT,
        "ip_instrument_ends_after_it_was_signed": _("The end date must be on or after the date of signature."),
    }
)

explain(
    {
        "saved_view_has_a_name": _("Enter a name for the saved view."),
        "saved_view_is_shared_with_a_named_ministry": _(
            "Choose a ministry for a view shared with its staff. Leave it blank for other views."
        ),
    }
)

WITH_TEXTS = (
    *("activity", "commitment", "consultation", "emergency", "evidence", "ip_instrument", "joint_decision"),
    *("information", "milestone", "notice", "programme", "progress_report", "standard", "standard_position"),
)
explain({f"{name}_text_in_original": NOT_IN_ORIGINAL for name in WITH_TEXTS})

for article in (joint_decisions, article_2c_areas, article_3a_forms):
    hold_to(joint_decisions.RULE, article.CONSTRAINTS)
hold_to(article_6a_contact_points.NOTICE_RULE, article_6a_contact_points.NOTICE_CONSTRAINTS)

internal(
    # Number of a series; it is allocated under a lock when a record is created.
    ("one_counter_a_series_and_year",),
)
