"""Who looks at which page: a row for every route, and for those that are no pages what they are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import get_resolver, reverse

from commitments.views.register.columns import COLUMNS
from dialogue.enums import PlanStep
from mocportal.help.guides import NAMES
from tests.e2e.sweep.dialogues import CONFIRMED, HELD, Keys

SECRETARIAT, ADMINISTRATOR, NOBODY = "secretariat", "administrator", ""
EDITOR, OFFICER, READER = "nrcan-editor", "nrcan-contact_officer", "meti-reader"
THEIRS = "gac-contact_officer"


@dataclass(frozen=True)
class Visit:
    """One page, as ``by`` sees it. ``keys`` are what the address names, where the register's own do not fit."""

    route: str
    by: str
    query: str = ""
    keys: Keys = field(default_factory=dict)

    def address(self, known: Keys) -> str:
        """Every name in an address is one of ``known``, or a name of one of them."""
        wanted = wanted_by(self.route)
        given = known | {name: known.get(value, value) for name, value in self.keys.items()}
        return reverse(self.route, kwargs={name: given[name] for name in wanted}) + self.query


def wanted_by(route: str) -> list[str]:
    """The names of what an address names."""
    *spaces, name = route.split(":")
    resolver: Any = get_resolver()
    for space in spaces:
        resolver = resolver.namespace_dict[space][1]
    wanted: list[str] = resolver.reverse_dict.getlist(name)[0][0][0][1]
    return wanted


def seen_by(by: str, *routes: str, **keys: Any) -> Iterator[Visit]:
    for route in routes:
        path, _mark, query = route.partition("?")
        yield Visit(path, by, f"?{query}" if query else "", keys)


def each_act(by: str, route: str, *names: str, **keys: Any) -> Iterator[Visit]:
    return (visit for name in names for visit in seen_by(by, route, name=name, **keys))


EVERY_COLUMN = ",".join(COLUMNS)

PAGES = (
    *seen_by(NOBODY, "admin:login", "accessibility", "api:problems", "api:docs"),
    *(visit for name in NAMES for visit in seen_by(NOBODY, "help", name=name)),
    *seen_by(NOBODY, "api:problem", name="changed-since"),
    *seen_by(NOBODY, "api:problem", name="report-submitted"),
    *(visit for by in (SECRETARIAT, ADMINISTRATOR, EDITOR, OFFICER, READER) for visit in seen_by(by, "home")),
    *(visit for by in (EDITOR, OFFICER, READER) for visit in seen_by(by, "brief")),
    *seen_by(ADMINISTRATOR, "admin:records", "admin:password_change", "admin:password_change_done"),
    *seen_by(READER, "search", "search?q=battery", "search?q=2(c)(iv)", "search?q=xyzzy"),
    *seen_by(READER, "commitments:text", "commitments:text-choose", "contacts:contact-tree"),
    *seen_by(READER, "commitments:text-version", number=1),
    *seen_by(READER, "commitments:text-compare", "commitments:text-compare?all=1", old=1, new="text_version"),
    *seen_by(READER, "dialogue:coverage", "dialogue:coverage?count=activities&in=list", "dialogue:timeline"),
    *seen_by(READER, "dialogue:timeline?zoom=quarter", "dialogue:timeline?zoom=3-years", "dialogue:calendar"),
    *seen_by(READER, "dialogue:over-time", "dialogue:over-time?by=dialogue", "dialogue:supply-chain"),
    *seen_by(READER, "dialogue:series", "commitments:intellectual-property"),
    *seen_by(EDITOR, "dialogue:translations", "dialogue:translations?language=fr&state=old"),
    *seen_by(
        EDITOR, "dialogue:translation", model="translated_model", record="translated", text="title", language="fr"
    ),
    *seen_by(READER, "dialogue:meeting-decisions"),
    *seen_by(READER, "dialogue:excerpts", "dialogue:excerpts?participant=METI&provision=2(c)(iii)"),
    *seen_by(READER, "commitments:activities", "commitments:activities?state=held&kind=nothing&search=xyzzy"),
    *seen_by(READER, "commitments:programmes", "commitments:programmes?kind=other&search=xyzzy"),
    *seen_by(EDITOR, "commitments:programme", reference="supportprogramme"),
    *seen_by(EDITOR, "commitments:new-programme"),
    *seen_by(SECRETARIAT, "commitments:edit-programme", reference="supportprogramme"),
    *seen_by(READER, "commitments:information-given", "commitments:information-given?receiver=METI&search=xyzzy"),
    *seen_by(EDITOR, "commitments:information", reference="informationgiven"),
    *seen_by(EDITOR, "commitments:new-information"),
    *seen_by(SECRETARIAT, "commitments:edit-information", reference="informationgiven"),
    *seen_by(READER, "commitments:standards", "commitments:standards?topic=safety&search=xyzzy"),
    *seen_by(EDITOR, "commitments:standard", reference="standard"),
    *seen_by(EDITOR, "commitments:new-standard"),
    *seen_by(EDITOR, "commitments:new-position", reference="standard"),
    *seen_by(SECRETARIAT, "commitments:edit-standard", reference="standard"),
    *seen_by(EDITOR, "commitments:edit-position", pk="position"),
    *seen_by(READER, "commitments:decisions", "commitments:notices"),
    *seen_by(EDITOR, "commitments:activity", reference="activity"),
    *seen_by(READER, "commitments:emergencies", "commitments:consultations?standing=open", "commitments:instruments"),
    *seen_by(OFFICER, "commitments:emergency", reference="emergency"),
    *seen_by(OFFICER, "commitments:consultation", reference="consultation"),
    *seen_by(EDITOR, "commitments:instrument", key="instrument"),
    *seen_by(
        OFFICER, "commitments:decisions", "commitments:notices?kind=discontinue", "commitments:notices?kind=modify"
    ),
    *seen_by(OFFICER, "commitments:decision", reference="decision_reference"),
    *seen_by(OFFICER, "commitments:decision", reference="own_decision_reference"),
    *seen_by(OFFICER, "commitments:notice", reference="notice_reference"),
    *seen_by(OFFICER, "commitments:notice", reference="own_notice_reference"),
    *seen_by(EDITOR, "commitments:new-commitment", "commitments:new-activity"),
    *seen_by(OFFICER, "commitments:new-decision", "commitments:new-decision?effect=rotation"),
    *seen_by(OFFICER, "commitments:new-decision?effect=modification", "commitments:new-notice"),
    *seen_by(OFFICER, "commitments:edit-decision", reference="own_decision_reference"),
    *seen_by(OFFICER, "commitments:edit-notice", reference="own_notice_reference"),
    *seen_by(OFFICER, "contacts:edit-contact-point", code="NRCAN"),
    *seen_by(SECRETARIAT, "commitments:edit-activity", reference="activity"),
    *seen_by(EDITOR, "commitments:edit-commitment", reference="own_reference"),
    *seen_by(EDITOR, "commitments:edit-commitment-due", "commitments:commitment-states", reference="own_reference"),
    *seen_by(EDITOR, "commitments:edit-commitment-reporting", reference="own_reference"),
    *seen_by(SECRETARIAT, "commitments:edit-commitment-lead", reference="own_reference"),
    *seen_by(EDITOR, "commitments:register", "commitments:register?lead=NRCAN&area=9(z)", "commitments:change"),
    *seen_by(EDITOR, f"commitments:register?columns={EVERY_COLUMN}"),
    *seen_by(EDITOR, "commitments:register?search=nothing+like+this&state=active", "commitments:saved-views"),
    *seen_by(EDITOR, "commitments:saved-view", "commitments:import", "commitments:prepared-import"),
    *seen_by(EDITOR, "commitments:commitment", "commitments:commitment?report", "commitments:bring-evidence"),
    *seen_by(EDITOR, "dialogue:other-fora", "dialogue:referral", "dialogue:new-invitee", "dialogue:invitee"),
    *seen_by(EDITOR, "dialogue:brief", "dialogue:delegation", "dialogue:at-the-meeting", "dialogue:documents"),
    *seen_by(EDITOR, "dialogue:papers", "dialogue:new-paper", "dialogue:paper", "dialogue:edit-paper"),
    *seen_by(EDITOR, "dialogue:proposals", "dialogue:new-proposal", "dialogue:proposal", "dialogue:templates"),
    *seen_by(EDITOR, "dialogue:tracks"),
    *seen_by(EDITOR, "dialogue:edit-proposal", proposal="draft"),
    *seen_by(EDITOR, "dialogue:detail", "dialogue:actions", "dialogue:version", "dialogue:compare"),
    *seen_by(OFFICER, "dialogue:record", "dialogue:detail", number=HELD),
    *seen_by(SECRETARIAT, "dialogue:other-fora", "dialogue:consider", "dialogue:refer", "dialogue:room"),
    *seen_by(SECRETARIAT, "dialogue:delegations", "dialogue:plan", "dialogue:detail", "dialogue:schedule"),
    *seen_by(SECRETARIAT, "dialogue:chairs", "dialogue:new-action", "dialogue:edit-action"),
    *each_act(SECRETARIAT, "dialogue:status", "confirmed", "postponed", "cancelled"),
    *each_act(SECRETARIAT, "dialogue:status", "tentative", "held", number=CONFIRMED),
    *each_act(SECRETARIAT, "dialogue:step", *PlanStep.values),
    *seen_by(SECRETARIAT, "dialogue:agenda", "dialogue:draft", "dialogue:issue"),
    *seen_by(SECRETARIAT, "dialogue:item", "dialogue:proposal", "dialogue:referral", "dialogue:paper"),
    *seen_by(SECRETARIAT, "dialogue:record", "dialogue:note-issue", number=HELD),
    *seen_by(SECRETARIAT, "dialogue:record-open", number=1),
    *seen_by(SECRETARIAT, "dialogue:agenda?compile=1", "dialogue:agenda?items=open"),
    *each_act(SECRETARIAT, "contacts:message-act", "arrived", "send-again", "give-up", pk="message"),
    *each_act(
        EDITOR, "commitments:commitment-act", "completed", "not_pursued", "superseded", reference="own_reference"
    ),
    *each_act(EDITOR, "commitments:commitment-act", "active", reference="draft_reference"),
    *each_act(OFFICER, "commitments:decision-act", "concur", "object", reference="decision_reference"),
    *each_act(OFFICER, "commitments:decision-act", "propose", "delete", reference="own_decision_reference"),
    *each_act(THEIRS, "commitments:decision-act", "take-back", "withdraw", reference="decision_reference"),
    *each_act(SECRETARIAT, "commitments:decision-act", "outcome", reference="decided_reference"),
    *each_act(OFFICER, "commitments:notice-act", "issue", "delete", reference="own_notice_reference"),
    *seen_by(OFFICER, "commitments:new-notice?kind=discontinue", "commitments:new-notice?kind=contact_point"),
    *seen_by(OFFICER, "commitments:notice-act", reference="notice_reference", name="acknowledge"),
    *seen_by(OFFICER, "contacts:officer-act", pk="officer", name="portal-account"),
    *seen_by(THEIRS, "commitments:notice-act", reference="notice_reference", name="withdraw"),
    *each_act(EDITOR, "commitments:review-act", "keep", "restate", "close", reference="own_reference"),
    *seen_by(EDITOR, "commitments:report-act", pk="own_report", name="submit"),
    *seen_by(EDITOR, "commitments:edit-report", pk="own_report"),
    *(
        visit
        for part in ("milestone", "evidence", "note")
        for visit in (
            *seen_by(EDITOR, f"commitments:new-{part}", reference="own_reference"),
            *seen_by(EDITOR, f"commitments:edit-{part}", pk=f"own_{part}"),
            *seen_by(EDITOR, f"commitments:{part}-act", pk=f"own_{part}", name="delete"),
        )
    ),
    *each_act(EDITOR, "commitments:report-act", "correct", "confirm", pk="report"),
    *seen_by(EDITOR, "partners:subscribe", "partners:new-token"),
    *seen_by(EDITOR, "partners:calendar-act", pk="calendar", name="revoke"),
    *seen_by(OFFICER, "admin:partners_client_usage", object_id="client"),
    *each_act(OFFICER, "partners:client-act", "issue", "renew", "end", pk="client"),
    *each_act(ADMINISTRATOR, "partners:client-act", "limit", pk="client"),
    *each_act(OFFICER, "partners:token-act", "replace", "revoke", pk="token"),
    *each_act(OFFICER, "partners:webhook-act", "ping", "send-failed-again", "rotate", "turn-off", pk="webhook"),
    *each_act(OFFICER, "partners:webhook-act", "turn-on", pk="webhook_off"),
    *seen_by(OFFICER, "partners:webhook-message-act", pk="told", name="again"),
    *seen_by(SECRETARIAT, "timeline", app_label="commitments", model_name="jointdecision", object_id="decision"),
    *seen_by(SECRETARIAT, "admin:contacts_official_delete", object_id="official"),
    *seen_by(NOBODY, "accounts:forgotten", "accounts:code"),
    *seen_by(EDITOR, "accounts:account", "accounts:app", "accounts:passkey-add", "accounts:recovery-codes"),
    *seen_by(EDITOR, "accounts:confirm"),
    *seen_by(ADMINISTRATOR, "audit", "audit?person=nrcan-editor&since=2020-01-01&until=2099-12-31", "audit-heads"),
    *each_act(ADMINISTRATOR, "accounts:account-act", "invite", "offboard", pk="account"),
    *each_act(ADMINISTRATOR, "accounts:account-act", "reset", pk="protected_account"),
    *each_act(EDITOR, "accounts:request-act", "approve", "refuse", pk="request"),
    *seen_by(OFFICER, "accounts:ministry-act", code="NRCAN", name="request-account"),
    *seen_by(OFFICER, "accounts:provider-act", pk="provider", name="activate"),
    *seen_by(READER, "mailbox:letters"),
    *seen_by(READER, "mailbox:letter", name="letter"),
)

# Forms that are looked at once more after they were sent with nothing in them.
SENT = (
    *seen_by(NOBODY, "admin:login", "accounts:code"),
    *seen_by(EDITOR, "dialogue:new-proposal", "dialogue:new-paper", "dialogue:new-invitee", "commitments:import"),
    *seen_by(EDITOR, "commitments:commitment?report", "commitments:bring-evidence", "partners:new-token"),
    *seen_by(EDITOR, "commitments:new-commitment", "commitments:new-activity"),
    *seen_by(EDITOR, "commitments:new-programme", "commitments:new-standard", "commitments:new-information"),
    *seen_by(EDITOR, "commitments:new-position", reference="standard"),
    *seen_by(EDITOR, "commitments:new-milestone", reference="own_reference"),
    *seen_by(OFFICER, "commitments:new-decision?effect=modification", "commitments:new-notice?kind=modify"),
    *seen_by(OFFICER, "commitments:decision-act", reference="decision_reference", name="concur"),
    *seen_by(SECRETARIAT, "dialogue:refer", "dialogue:new-action", "admin:contacts_official_add"),
    *seen_by(ADMINISTRATOR, "admin:contacts_user_add", "admin:accounts_identityprovider_add"),
)

# They change something, and answer 405 to whoever would read them.
ACTS = frozenset(
    (
        "language",
        "session",
        "admin:logout",
        "accounts:end-session",
        "accounts:end-others",
        "dialogue:accept-overlap",
        "dialogue:dismiss-overlap",
        "dialogue:reconsider-overlap",
        "dialogue:raise-referral",
        "dialogue:answer-referral",
        "dialogue:withdraw-referral",
        "dialogue:send-invitation",
        "dialogue:enter-answer",
        "dialogue:take-back-invitee",
        "dialogue:room-begin",
        "dialogue:room-end",
        "dialogue:room-back",
        "dialogue:room-outcome",
        "dialogue:room-action",
        "dialogue:room-ask",
        "dialogue:room-floor",
        "dialogue:room-floor-end",
        "dialogue:room-leave",
        "dialogue:write-note",
        "dialogue:name-delegate",
        "dialogue:name-new-delegate",
        "dialogue:take-off",
        "dialogue:bring-paper",
        "dialogue:send-proposal",
        "dialogue:withdraw-proposal",
        "dialogue:accept-proposal",
        "dialogue:decline-proposal",
        "dialogue:return-proposal",
        "dialogue:step-back",
        "dialogue:save",
        "dialogue:add",
        "dialogue:take-out",
        "dialogue:put-back",
        "dialogue:adopt",
        "dialogue:minutes",
        "dialogue:move",
        "dialogue:change-track",
        "dialogue:withdraw-track",
        "dialogue:item-facts",
        "dialogue:give-back",
        "dialogue:action-take-on",
        "dialogue:propose-for-concurrence",
        "dialogue:action-settle",
        "dialogue:record-draft",
        "dialogue:record-adopt",
        "dialogue:record-clear-remaining",
        "dialogue:record-add",
        "dialogue:record-edit",
        "dialogue:record-remove",
        "dialogue:record-up",
        "dialogue:record-down",
        "dialogue:record-correct",
        "dialogue:record-clear",
        "dialogue:record-comment",
    )
)

# They are taken away as files, or read by a script or a program; or they only lead on.
NO_PAGES = frozenset(
    (
        "commitments:import-template",
        "commitments:export",
        "commitments:export-of",
        "commitments:export-register",
        "dialogue:document",
        "commitments:evidence-file",
        "admin:contacts_official_personal_data",
        "admin:contacts_stakeholder_personal_data",
        "admin:contacts_user_personal_data",
        "dialogue:excerpts-file",
        "dialogue:paper-cover",
        "dialogue:paper-file",
        "dialogue:paper-version",
        "dialogue:template",
        "dialogue:version-file",
        "dialogue:download",
        "mailbox:html",
        "mailbox:file",
        "mailbox:attachment",
        "dialogue:room-live",
        "suggestions",
        "dialogue:documents-progress",
        "admin:autocomplete",
        "admin:jsi18n",
        "healthz",
        "audit-key",
        "api-catalog",
        "security-txt",
        "open-data",
        "open-data-json",
        "open-data-csv",
        "open-data-record",
        "metrics",
        "readyz",
        "admin:view_on_site",
        "admin:index",
        "admin:app_list",
        "accounts:ministry",
        "accounts:ministry-back",
    )
) | {
    # Between two forms of a sign-in, or of a factor that is given up.
    *("accounts:second-step", "accounts:new-password", "accounts:app-remove", "accounts:passkey-remove"),
}
