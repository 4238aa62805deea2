"""The columns that the API does not show, each with its reason; a test compares this list with the models.

Primary keys are not named here: a record has its key in its address.
"""

ACCOUNT = "An account; the API names the Participant that somebody acts for, never the account."
DELIVERY = "When the portal sends email to a person; no other system sends it."
PRODUCTION = "State of the task that makes the file; the API has the finished document."
EDITING = "Of the draft that the secretariat edits; the API has the text that came of it."

REASONS = {
    "commitments.Commitment": {"entered_by": ACCOUNT},
    "commitments.Concurrence": {"by": ACCOUNT},
    "commitments.Consultation": {"entered_by": ACCOUNT},
    "commitments.Emergency": {"entered_by": ACCOUNT},
    "commitments.Evidence": {"file": "The path of the stored file; /evidence/{id}/file/ downloads it."},
    "commitments.Instrument": {
        "discontinued_on": "Copy for the triggers that close the register; /instruments/{code}/status/ computes it.",
        "notice_counting": "Part of the clock of a notice, field `counting`.",
    },
    "commitments.InternalNote": {"written_by": ACCOUNT},
    "commitments.JointDecision": {"entered_by": ACCOUNT},
    "commitments.Notice": {"entered_by": ACCOUNT, "issued_by": ACCOUNT},
    "commitments.NoticeAddressee": {
        "acknowledged_by": ACCOUNT,
        "addresses": "Email addresses can be personal; the sender's officers see them in the portal.",
    },
    "commitments.NoticeLogEntry": {
        "detail": "Repeats other fields, partly with email addresses; in the portal only.",
        "in_place_of": "Email addresses can be personal; the sender's officers see them in the portal.",
    },
    "commitments.Objection": {"by": ACCOUNT},
    "commitments.ProgressReport": {"entered_by": ACCOUNT},
    "contacts.ContactPoint": {"digest_hour": DELIVERY, "publishes_open_data": "Its effect, /open/, is public."},
    "contacts.ContactPointOfficer": {"digest_hour": DELIVERY},
    "contacts.Official": {"account": ACCOUNT},
    "contacts.Stakeholder": {"email": "An address for invitations, which only the secretariat writes."},
    "dialogue.ActionItem": {"entry": "Idempotency key of a form."},
    "dialogue.Agenda": {"issued_by": ACCOUNT, "saved_by": ACCOUNT, "not_ready_reason": EDITING},
    "dialogue.AgendaItem": {"changed_by": ACCOUNT, "is_late": EDITING, "left_out": EDITING},
    "dialogue.Clearance": {"by": ACCOUNT, "standing_hash": "Copy of `text_hash` while the clearance is valid."},
    "dialogue.Dialogue": {"sequence": "Revision number in calendar files."},
    "dialogue.DismissedOverlap": {"dismissed_by": ACCOUNT},
    "dialogue.DocumentTemplate": {"failure": PRODUCTION, "failures": PRODUCTION, "uploaded_by": ACCOUNT},
    "dialogue.ItemOutcome": {
        "entered_by": ACCOUNT,
        "joint_decision": "A draft is hidden from other ministries; the joint decision names the number in its title.",
    },
    "dialogue.PaperFile": {"brought_by": ACCOUNT},
    "dialogue.ProducedDocument": {
        "asked_by": ACCOUNT,
        "invitee": "The recipient of a version for one invitee, of whom the API has no name.",
        **dict.fromkeys(("claimed_at", "done", "error", "steps"), PRODUCTION),
    },
    "dialogue.Proposal": {"entered_by": ACCOUNT, "proposed_by": ACCOUNT, "settled_by": ACCOUNT},
    "dialogue.RecordCorrection": {"issued_by": ACCOUNT},
}
