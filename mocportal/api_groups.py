"""Operation groups of the API description, by collection."""

from core.rest.schema.groups import OperationTag

GROUPS = (
    OperationTag(
        "About",
        "What this API is about, where its records are, and what its problems mean.",
        ("", "access", "schema", "problems"),
    ),
    OperationTag(
        "Staying in sync",
        "The whole register as a stream, every later change, the calendar, and webhooks for changes.",
        ("changes", "register", "external-ids", "calendar", "webhooks"),
    ),
    OperationTag(
        "Commitments",
        "Commitments of the Participants and their progress. No commitment is legally binding (article 8(a)).",
        ("commitments", "milestones", "progress-reports", "evidence", "state-changes", "internal-notes", "activities"),
    ),
    OperationTag(
        "Areas of cooperation",
        "Registers of the areas of article 2(c): publicly available support programmes, a watch list of standards, and "
        "the information that Participants gave each other.",
        ("programmes", "standards", "standard-positions", "information-given"),
    ),
    OperationTag(
        "The text",
        "The memorandum of cooperation, its provisions, and the lists of areas, forms, fora and minerals.",
        (
            "instruments",
            "signatures",
            "text-versions",
            "provisions",
            "wordings",
            "areas",
            "forms",
            "fora",
            "minerals",
        ),
    ),
    OperationTag(
        "Decisions and notices",
        "Joint decisions, notices with their receipts, emergencies, consultations, and intellectual property.",
        ("decisions", "notices", "emergencies", "consultations", "ip-instruments"),
    ),
    OperationTag(
        "Dialogue",
        "The annual Dialogue: date, place, people and outcome.",
        (
            "dialogues",
            "cochairs",
            "planned-steps",
            "discussions",
            "delegates",
            "invitees",
            "item-outcomes",
            "speakers",
            "actions",
            "chair-eligibilities",
        ),
    ),
    OperationTag(
        "Agenda and papers",
        "The subjects of a Dialogue: proposals, the versions of the agenda, papers and documents.",
        ("proposals", "agendas", "agenda-items", "papers", "paper-files", "documents", "document-templates"),
    ),
    OperationTag(
        "Record of discussion",
        "The record of discussion as the Participants approved it, and later corrections.",
        ("records", "record-paragraphs", "clearances", "record-corrections"),
    ),
    OperationTag(
        "Other fora and arrangements",
        "Where others work on the same: overlaps, referrals, the working group, and who chairs when.",
        (
            "cmwg-statuses",
            "overlaps",
            "dismissed-overlaps",
            "referrals",
            "consultation-sessions",
            "working-arrangements",
        ),
    ),
    OperationTag(
        "People",
        "The Participants, their officials and contact points, organizations, stakeholders, ranks and marks.",
        (
            "sides",
            "participants",
            "handling-marks",
            "ranks",
            "officials",
            "contact-points",
            "organizations",
            "stakeholders",
            "reminders",
        ),
    ),
    OperationTag("Partner systems", "Settings of a partner system.", ("webhooks", "tokens")),
)
