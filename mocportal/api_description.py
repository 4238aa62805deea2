"""What drf-spectacular is told of the API, for SPECTACULAR_SETTINGS. No Django is read here.

The parts that it names are in ``core.rest.schema``.
"""

from typing import Any

# The enums whose names stand in the description, by app: a name that drf-spectacular makes up for itself would change
# with the next field that has the same values, and with it the classes of generated clients.
ENUMS = {
    "contacts": [
        "Audience",
        "NameOrder",
        "OfficerFunction",
        "ReminderKind",
        "ReminderState",
        "Role",
    ],
    "commitments": [
        "ActivityKind",
        "ActivityState",
        "Actor",
        "ChangeKind",
        "Channel",
        "CommitmentState",
        "Completion",
        "DecisionState",
        "Effect",
        "EvidenceKind",
        "ForumKind",
        "Health",
        "IpAnswer",
        "IpInstrumentKind",
        "LanguageStatus",
        "MilestoneResolution",
        "NoticeCounting",
        "NoticeEventKind",
        "NoticeKind",
        "NoticeState",
        "Origin",
        "Outcome",
        "ProvisionKind",
        "Purpose",
        "Scope",
        "Stage",
        "Step",
        "VoidReason",
    ],
    "dialogue": [
        "ActionState",
        "AgendaForm",
        "AgendaStatus",
        "ArrangementBasis",
        "ArrangementKind",
        "CalendarKind",
        "DelegateFunction",
        "DialogueStatus",
        "DocumentKind",
        "ItemOrigin",
        "ItemPurpose",
        "ItemResult",
        "MeetingFormat",
        "PaperSeries",
        "PlanStep",
        "RecordStatus",
        "ReferralState",
    ],
}
SETTINGS: dict[str, Any] = {
    "TITLE": "MOC Portal API",
    "DESCRIPTION": (
        "Commitments and the annual Dialogue under the Japan-Canada Memorandum of Cooperation concerning battery "
        "supply chains. The Memorandum of Cooperation is not legally binding (article 8(a))."
    ),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    # Closed until they are looked at: more than a hundred open operations keep a browser busy for seconds.
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "docExpansion": "none"},
    "GET_LIB_DOC_EXCLUDES": "core.rest.schema.without_description",
    "ENUM_SUFFIX": "",
    "ENUM_NAME_OVERRIDES": {name: f"{app}.enums.{name}" for app, names in ENUMS.items() for name in names}
    | {
        # Beside the scope of a commitment.
        "AccessScope": "partners.enums.Scope",
        "Language": "core.text.languages.Language",
        "RecordEvent": "core.changes.enums.RecordEvent",
        "ScanState": "core.files.enums.ScanState",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "core.rest.tables.schema.describe_tables",
        "core.rest.schema.add_shared",
        "core.rest.schema.add_examples",
        "core.rest.schema.add_labels",
        "core.rest.schema.add_deprecations",
        "partners.webhook_schema.describe_webhooks",
    ],
}
