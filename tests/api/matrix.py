"""Records of each API route, and the roles that may read them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant
from contacts.rules.reminder_schedule import OWN
from tests.api import decision_and_notice_fixtures
from tests.factories import commitments as c, contacts as p, dialogue as d, messages as m, records as r

EVERYONE = frozenset(Role)
READERS = EVERYONE - {Role.ADMINISTRATOR}
STAFF = frozenset({Role.READER, Role.EDITOR, Role.CONTACT_OFFICER})
SECRETARIAT = frozenset({Role.SECRETARIAT})
NOBODY: frozenset[Role] = frozenset()

ACTS = {
    *("commitment-state", "progress-report-submission", "progress-report-correction"),
    *("proposal-submission", "proposal-withdrawal"),
    # Who may request a debate is tried in writing/test_debate.py.
    "dialogue-debate",
    # Who may bring and have files of evidence is tried in writing/test_evidence_files.py.
    *("evidence-files", "evidence-file"),
}


class Row(NamedTuple):
    """A record of ``route``: made for a Participant, found under the key that ``key`` reads, seen by ``seen_by``."""

    route: str
    name: str
    make: Callable[[Participant], Any]
    key: Callable[[Any], object]
    seen_by: frozenset[Role]


def code(record: Any) -> object:
    return record.code


def key(record: Any) -> object:
    return record.key


def pk(record: Any) -> object:
    return record.pk


def reference(record: Any) -> object:
    return record.reference


def number(record: Any) -> object:
    return record.number


def shared(lead: Participant) -> Commitment:
    return c.CommitmentFactory.create(lead=lead)


def draft(lead: Participant) -> Commitment:
    return c.CommitmentFactory.create(lead=lead, state=CommitmentState.DRAFT)


def own_only(lead: Participant) -> Commitment:
    return c.CommitmentFactory.create(lead=lead, mark=p.HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))


def named_only(lead: Participant) -> Commitment:
    return c.CommitmentFactory.create(lead=lead, mark=p.HandlingMarkFactory.create(audience=Audience.NAMED))


def narrow_paper(by: Participant | None, audience: Audience) -> Any:
    return d.PaperFactory.create(expected_from=by, mark=p.HandlingMarkFactory.create(audience=audience))


OURS = [
    Row("side", "any", lambda own: own.side, code, EVERYONE),
    Row("participant", "any", lambda own: own, code, EVERYONE),
    Row("handling-mark", "any", lambda _own: p.HandlingMarkFactory.create(), code, EVERYONE),
    Row("rank", "any", lambda _own: p.RankFactory.create(), code, EVERYONE),
    Row("official", "own", lambda own: p.OfficialFactory.create(participant=own), pk, READERS),
    Row(
        "contact-point",
        "own",
        lambda own: p.ContactPointFactory.create(participant=own),
        lambda point: point.participant.code,
        READERS,
    ),
    Row("organization", "any", lambda _own: p.OrganizationFactory.create(), pk, READERS),
    Row("stakeholder", "own", lambda own: p.StakeholderFactory.create(proposed_by=own), pk, READERS),
    Row(
        "reminder",
        "a ministry's",
        lambda own: m.ReminderFactory.create(participant=own),
        pk,
        frozenset({Role.CONTACT_OFFICER, Role.SECRETARIAT, Role.ADMINISTRATOR}),
    ),
    Row(
        "reminder",
        "another's",
        lambda _own: m.ReminderFactory.create(participant=p.ParticipantFactory.create()),
        pk,
        frozenset({Role.SECRETARIAT, Role.ADMINISTRATOR}),
    ),
    # What a Participant expects of itself is nobody else's.
    Row(
        "reminder",
        "own",
        lambda own: m.ReminderFactory.create(participant=own, obligation=f"{OWN}term:{own.pk}"),
        pk,
        frozenset({Role.CONTACT_OFFICER}),
    ),
    Row("instrument", "shipped", lambda _own: c.ShippedInstrumentFactory.create(), code, READERS),
    Row("signature", "own", lambda own: c.SignatureFactory.create(participant=own), pk, READERS),
    Row("text-version", "any", lambda _own: c.TextVersionFactory.create(), number, READERS),
    Row("provision", "any", lambda _own: c.ProvisionTextFactory.create().provision, key, READERS),
    Row(
        "wording",
        "any",
        lambda _own: c.ProvisionTextFactory.create(),
        lambda said: f"{said.language_version.version.number}.{said.language_version.language}.{said.provision.key}",
        READERS,
    ),
    Row("area", "any", lambda _own: c.AreaFactory.create(), key, READERS),
    Row("form", "any", lambda _own: c.FormFactory.create(), key, READERS),
    Row("forum", "any", lambda _own: c.ForumFactory.create(), code, READERS),
    Row("mineral", "any", lambda _own: c.MineralFactory.create(), code, READERS),
    Row("commitment", "own", shared, reference, READERS),
    Row("commitment", "own draft", draft, reference, STAFF),
    Row("commitment", "own restricted", own_only, reference, STAFF | {Role.PARTNER}),
    Row("commitment", "own narrowest", named_only, reference, frozenset({Role.CONTACT_OFFICER})),
    Row("activity", "own", lambda own: c.ActivityFactory.create(organizer=own), reference, READERS),
    Row(
        "activity",
        "own restricted",
        lambda own: c.ActivityFactory.create(
            organizer=own, mark=p.HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
        ),
        reference,
        STAFF | {Role.PARTNER},
    ),
    Row("programme", "own", lambda own: c.SupportProgrammeFactory.create(held_by=own), reference, READERS),
    Row(
        "programme",
        "own restricted",
        lambda own: c.SupportProgrammeFactory.create(
            held_by=own, mark=p.HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
        ),
        reference,
        STAFF | {Role.PARTNER},
    ),
    Row("standard", "own", lambda own: c.StandardFactory.create(held_by=own), reference, READERS),
    Row(
        "standard",
        "own restricted",
        lambda own: c.StandardFactory.create(
            held_by=own, mark=p.HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
        ),
        reference,
        STAFF | {Role.PARTNER},
    ),
    Row("standard-position", "own", lambda own: c.StandardPositionFactory.create(held_by=own), pk, READERS),
    Row(
        "standard-position",
        "own restricted",
        lambda own: c.StandardPositionFactory.create(
            held_by=own, mark=p.HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
        ),
        pk,
        STAFF | {Role.PARTNER},
    ),
    Row("information", "own", lambda own: c.InformationGivenFactory.create(held_by=own), reference, READERS),
    Row(
        "information",
        "own restricted",
        lambda own: c.InformationGivenFactory.create(
            held_by=own, mark=p.HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
        ),
        reference,
        STAFF | {Role.PARTNER},
    ),
    Row(
        "information",
        "received restricted",
        lambda own: c.InformationGivenFactory.create(
            receivers=[own], mark=p.HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
        ),
        reference,
        STAFF | {Role.PARTNER},
    ),
    Row(
        "information",
        "received narrowest",
        lambda own: c.InformationGivenFactory.create(
            receivers=[own], mark=p.HandlingMarkFactory.create(audience=Audience.NAMED)
        ),
        reference,
        frozenset({Role.CONTACT_OFFICER}),
    ),
    Row("milestone", "own", lambda own: c.MilestoneFactory.create(commitment=shared(own)), pk, READERS),
    Row("milestone", "own draft", lambda own: c.MilestoneFactory.create(commitment=draft(own)), pk, STAFF),
    Row(
        "progress-report",
        "own submitted",
        lambda own: c.ProgressReportFactory.create(commitment=shared(own), submitted=True),
        pk,
        READERS,
    ),
    Row("progress-report", "own draft", lambda own: c.ProgressReportFactory.create(commitment=shared(own)), pk, STAFF),
    Row("evidence", "own", lambda own: c.EvidenceFactory.create(commitment=shared(own)), pk, READERS),
    Row("evidence", "own draft", lambda own: c.EvidenceFactory.create(commitment=draft(own)), pk, STAFF),
    Row("state-change", "own", lambda own: c.StateChangeFactory.create(commitment=shared(own)), pk, READERS),
    Row("state-change", "own draft", lambda own: c.StateChangeFactory.create(commitment=draft(own)), pk, STAFF),
    Row(
        "internal-note",
        "own",
        lambda own: c.InternalNoteFactory.create(commitment=shared(own), participant=own),
        pk,
        STAFF,
    ),
    Row("decision", "own", decision_and_notice_fixtures.open_decision, reference, READERS),
    Row("decision", "own draft", decision_and_notice_fixtures.draft_decision, reference, STAFF),
    Row("notice", "own", decision_and_notice_fixtures.issued_notice, reference, READERS),
    Row("notice", "own draft", decision_and_notice_fixtures.draft_notice, reference, STAFF),
    Row("emergency", "own", decision_and_notice_fixtures.emergency, reference, READERS),
    Row("consultation", "own", decision_and_notice_fixtures.consultation, reference, READERS),
    Row("ip-instrument", "own", decision_and_notice_fixtures.ip_instrument, pk, READERS),
    Row(
        "ip-instrument",
        "own restricted",
        decision_and_notice_fixtures.restricted_ip_instrument,
        pk,
        STAFF | {Role.PARTNER},
    ),
    Row("dialogue", "any", lambda _own: d.DialogueFactory.create(), number, READERS),
    Row("cochair", "any", lambda _own: d.CoChairFactory.create(), pk, READERS),
    Row("planned-step", "any", lambda _own: d.PlannedStepFactory.create(), pk, READERS),
    Row("discussion", "any", lambda _own: d.DiscussionFactory.create(), pk, READERS),
    Row("delegate", "own", lambda own: d.DelegateFactory.create(participant=own), pk, READERS),
    Row("proposal", "own", lambda own: d.ProposalFactory.create(participant=own, sent=True), pk, READERS),
    Row("proposal", "own draft", lambda own: d.ProposalFactory.create(participant=own), pk, STAFF),
    Row(
        "invitee",
        "own",
        lambda own: d.InviteeFactory.create(stakeholder=p.StakeholderFactory.create(proposed_by=own)),
        pk,
        READERS,
    ),
    Row(
        "action",
        "own",
        lambda own: d.ActionItemFactory.create(lead=own, commitment=shared(own)),
        lambda action: f"{action.dialogue.number}.{action.number}",
        READERS,
    ),
    Row("item-outcome", "any", lambda _own: d.ItemOutcomeFactory.create(), pk, READERS),
    Row("speaker", "own", lambda own: d.SpeakerFactory.create(participant=own), pk, READERS),
    Row("paper", "own", lambda own: d.PaperFactory.create(expected_from=own), pk, READERS),
    Row("paper", "own restricted", lambda own: narrow_paper(own, Audience.OWN_PARTICIPANT), pk, STAFF | {Role.PARTNER}),
    Row("paper", "own narrowest", lambda own: narrow_paper(own, Audience.NAMED), pk, frozenset({Role.CONTACT_OFFICER})),
    Row("paper", "secretariat", lambda _own: narrow_paper(None, Audience.OWN_PARTICIPANT), pk, SECRETARIAT),
    Row("paper-file", "own", lambda own: d.PaperFileFactory.create(paper__expected_from=own), pk, READERS),
    Row(
        "paper-file",
        "own restricted",
        lambda own: d.PaperFileFactory.create(paper=narrow_paper(own, Audience.OWN_PARTICIPANT)),
        pk,
        STAFF | {Role.PARTNER},
    ),
    Row("referral", "any", lambda _own: d.ReferralFactory.create(), pk, READERS),
    Row("dismissed-overlap", "own", lambda own: d.DismissedOverlapFactory.create(commitment=shared(own)), pk, READERS),
    Row("cmwg-status", "any", lambda _own: d.CmwgStatusFactory.create(), pk, READERS),
    Row("overlap", "own", lambda own: d.OverlapFactory.create(commitment=shared(own)), pk, READERS),
    Row("consultation-session", "any", lambda _own: d.ConsultationSessionFactory.create(), pk, READERS),
    Row("chair-eligibility", "own", lambda own: d.ChairEligibilityFactory.create(participant=own), pk, READERS),
    Row("working-arrangement", "any", lambda _own: d.RotationTurnFactory.create().arrangement, code, READERS),
    Row("document", "shared", lambda _own: d.ProducedDocumentFactory.create(shared=True), pk, READERS),
    Row("document", "secretariat", lambda _own: d.ProducedDocumentFactory.create(), pk, SECRETARIAT),
    Row("document", "own", lambda own: d.ProducedDocumentFactory.create(participant=own), pk, STAFF),
    Row("document-template", "own", lambda own: d.DocumentTemplateFactory.create(participant=own), pk, STAFF),
    Row("agenda-version", "draft", lambda _own: d.AgendaFactory.create(), pk, SECRETARIAT),
    Row("agenda-version", "issued", lambda _own: d.AgendaFactory.create(issued=True), pk, READERS),
    Row("agenda-item", "draft", lambda _own: d.AgendaItemFactory.create(), pk, SECRETARIAT),
    Row(
        "agenda-item",
        "issued",
        lambda _own: d.AgendaItemFactory.issued(),
        pk,
        READERS,
    ),
    Row("discussion-record", "draft", lambda _own: r.RecordFactory.create(), pk, SECRETARIAT),
    Row("discussion-record", "open", lambda _own: r.RecordFactory.create(opened=True), pk, READERS),
    Row("record-paragraph", "draft", lambda _own: r.RecordParagraphFactory.create(), pk, SECRETARIAT),
    Row("record-paragraph", "open", lambda _own: r.RecordParagraphFactory.create(record__opened=True), pk, READERS),
    Row("clearance", "own", lambda own: r.ClearanceFactory.create(participant=own), pk, READERS),
    Row("record-correction", "any", lambda _own: r.RecordCorrectionFactory.create(), pk, READERS),
]

# What belongs to the other ministry: shared records are open to all readers, everything narrower to none of ours.
THEIRS = [
    row._replace(name=row.name.replace("own", "other"), seen_by=READERS if row.seen_by == READERS else NOBODY)
    for row in OURS
    if row.name.startswith("own")
]
