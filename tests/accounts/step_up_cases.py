"""Pages that take a form, and do without a recent confirmation, each under the reason. All others are in PAGES.

A confirmation is asked for where somebody at an open session could give a Participant's word, turn where notices go,
or open the portal to others. What is below can be put right by whoever sees it, by the same page or the next one.
"""

# Whoever is not signed in yet, or shows the password or a code with the very form.
SHOWS_IT = "It asks itself for what a confirmation would ask."
NARROWS = "It takes access away, and gives none."
READS = "It changes no record."
ENTERS = "It enters or puts right what the register holds; the history keeps what stood before."
PREPARES = "It prepares a Dialogue, and the next page undoes it; what all are bound to read is the agenda, which asks."
RECORD = "Each Participant clears its own words, and what was adopted is put right by a correction that all see."
ROOM = "It is pressed in the room, before all, and taken back there."
LEADS_OUT = "What leads out says that something changed, and never what."
CALENDAR = "It opens the dates of the calendar, and nothing else (decision 0022)."
SYSTEMS = "A partner system does it with its own token; a session is refused."
DRAFTS = "A draft binds nobody: what makes it a word asks."

PAGES: dict[str, tuple[str, ...]] = {
    SHOWS_IT: (
        *("accounts:code", "accounts:confirm", "accounts:forgotten", "accounts:new-password", "accounts:second-step"),
        *("admin:login", "admin:password_change"),
    ),
    NARROWS: (
        *("accounts:end-others", "accounts:end-session", "admin:logout"),
        *("partners:token-act/revoke", "partners:calendar-act/revoke", "partners:webhook-act/turn-off"),
        *("partners:client-act/limit", "partners:client-act/end"),
    ),
    READS: (
        *("accounts:account", "admin:app_list", "admin:index", "admin:records", "home", "language", "session"),
        # Django's own, which answers 404 to all that is no page.
        "admin:admin/(?P<url>.*)$",
        *("admin:contacts_official_personal_data", "admin:contacts_stakeholder_personal_data"),
        *("admin:contacts_user_personal_data", "admin:partners_client_usage"),
        *("commitments:saved-view", "commitments:saved-views", "dialogue:documents", "dialogue:templates"),
    ),
    ENTERS: (
        *(f"commitments:commitment-act/{state}" for state in ("active", "completed", "not_pursued", "superseded")),
        *("commitments:report-act/submit", "commitments:report-act/correct", "commitments:report-act/confirm"),
        *(f"commitments:review-act/{answer}" for answer in ("keep", "restate", "close")),
        "commitments:decision-act/outcome",
        *("contacts:message-act/arrived", "contacts:message-act/send-again", "contacts:message-act/give-up"),
        *("commitments:bring-evidence", "commitments:change", "commitments:commitment", "commitments:import"),
        *(
            f"commitments:{act}-{name}"
            for act in ("new", "edit")
            for name in (
                *("commitment", "activity", "programme", "standard", "position", "information"),
                *("milestone", "evidence", "note"),
            )
        ),
        *(f"commitments:{name}-act/delete" for name in ("milestone", "evidence", "note")),
        "commitments:edit-report",
        *(f"commitments:edit-commitment-{field}" for field in ("lead", "due", "reporting")),
        *("dialogue:new-action", "dialogue:edit-action"),
        *("commitments:prepared-import", "dialogue:action-settle", "dialogue:action-take-on", "dialogue:translation"),
    ),
    DRAFTS: (
        *(f"commitments:{act}-{name}" for act in ("new", "edit") for name in ("decision", "notice")),
        *("commitments:decision-act/propose", "commitments:decision-act/delete", "commitments:notice-act/delete"),
        "dialogue:propose-for-concurrence",
    ),
    CALENDAR: ("partners:subscribe",),
    LEADS_OUT: (
        *("partners:webhook-act/ping", "partners:webhook-act/send-failed-again", "partners:webhook-act/turn-on"),
        "partners:webhook-message-act/again",
    ),
    PREPARES: tuple(
        f"dialogue:{name}"
        for name in (
            *("accept-overlap", "accept-proposal", "add", "adopt", "answer-referral", "bring-paper", "change-track"),
            "chairs",
            *(
                "consider",
                "decline-proposal",
                "delegation",
                "dismiss-overlap",
                "edit-paper",
                "edit-proposal",
                "enter-answer",
            ),
            *("give-back", "invitee", "item", "item-facts", "minutes", "move", "name-delegate", "name-new-delegate"),
            *("new-invitee", "new-paper", "new-proposal", "plan", "put-back", "raise-referral"),
            *("reconsider-overlap", "refer", "return-proposal", "save", "schedule", "send-invitation"),
            *("send-proposal", "status", "step", "step-back", "take-back-invitee", "take-off", "take-out"),
            *("withdraw-proposal", "withdraw-referral", "withdraw-track"),
            "write-note",
        )
    ),
    RECORD: tuple(
        f"dialogue:{name}"
        for name in (
            *("record-add", "record-adopt", "record-clear", "record-clear-remaining", "record-comment"),
            *("record-correct", "record-down", "record-draft", "record-edit", "record-open", "record-remove"),
            *("note-issue", "record-up"),
        )
    ),
    ROOM: tuple(
        f"dialogue:{name}"
        for name in (
            *("at-the-meeting", "room-action", "room-ask", "room-back", "room-begin", "room-end", "room-floor"),
            *("room-floor-end", "room-leave", "room-outcome"),
        )
    ),
}

# Forms of the admin: what may be added, changed or deleted of which records.
FORMS: dict[str, dict[str, str]] = {
    ENTERS: {
        **dict.fromkeys(
            (
                *("commitments.Forum", "commitments.Mineral", "commitments.IpInstrument"),
                *("commitments.Consultation", "commitments.Emergency"),
                "commitments.Signature",
            ),
            "add change",
        ),
        **dict.fromkeys(
            (*("contacts.Organization", "contacts.Stakeholder", "contacts.MarkEquivalent", "dialogue.Discussion"),),
            "add change delete",
        ),
        # New ones are entered, and deleted, on pages of the portal.
        **dict.fromkeys(
            (
                *("commitments.Evidence", "commitments.Milestone", "commitments.InternalNote"),
                *("commitments.ProgressReport", "dialogue.ActionItem"),
                *("commitments.AreaOfCooperation", "commitments.FormOfCooperation"),
                *("commitments.Activity", "commitments.Commitment", "commitments.SupportProgramme"),
                *("commitments.Standard", "commitments.StandardPosition", "commitments.InformationGiven"),
            ),
            "change",
        ),
        # Somebody is behind a contact point by a function, which asks; who has one is not deleted.
        "contacts.Official": "add delete",
    },
    DRAFTS: dict.fromkeys(("commitments.JointDecision", "commitments.Notice"), "change"),
    PREPARES: {
        **dict.fromkeys(
            (
                *("dialogue.Agenda", "dialogue.AgendaItem", "dialogue.PlannedStep", "dialogue.CmwgStatus"),
                *("dialogue.Proposal", "dialogue.Overlap"),
            ),
            "change",
        ),
        **dict.fromkeys(
            ("dialogue.WorkingArrangement", "dialogue.ConsultationSession", "dialogue.Dialogue"), "add change"
        ),
        "dialogue.RecordFormula": "add change delete",
    },
}

# Of the API, by the name of the route; a session can send these too.
API: dict[str, tuple[str, ...]] = {
    ENTERS: tuple(
        f"api:{name}"
        for name in (
            *("activity-detail", "activity-list", "commitment-detail", "commitment-list", "commitment-state"),
            *("evidence-detail", "evidence-files", "evidence-list", "milestone-detail", "milestone-list"),
            *("progress-report-correction", "progress-report-detail", "progress-report-list"),
            *("progress-report-submission", "activity-batch", "commitment-batch", "evidence-batch", "milestone-batch"),
            *("progress-report-batch", "programme-batch", "programme-detail", "programme-list"),
            *("information-batch", "information-detail", "information-list"),
            *("standard-batch", "standard-detail", "standard-list"),
            *("standard-position-batch", "standard-position-detail", "standard-position-list"),
        )
    ),
    PREPARES: (
        "api:dialogue-debate",
        "api:proposal-batch",
        "api:proposal-detail",
        "api:proposal-list",
        "api:proposal-submission",
        "api:proposal-withdrawal",
    ),
    LEADS_OUT: tuple(f"api:webhook{name}" for name in ("s", "", "-again", "-failed", "-ping", "-secret", "-state")),
    SYSTEMS: ("api:token-rotation",),
}
