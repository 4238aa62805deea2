"""Of restricted text a mail and a webhook hold nothing but a link, whatever it is that tells of it.

The list of letters is read off the code: a new one without a case here fails.
"""

import ast
import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.conf import settings

from commitments.services.due_date_reminders import owed as owed_in_the_register
from contacts.enums import Audience, MessageKind, Role
from contacts.models import Message
from contacts.services import reminders
from core.feed.registry import record_types
from core.feed.sequencer import settle_all
from dialogue.enums import PlanStep
from dialogue.services import agenda_items, agendas, announcements, issuing, proposals
from dialogue.services.action_reminders import owed as owed_at_the_dialogue
from dialogue.services.record_reminders import owed as owed_to_the_record
from partners.models import WebhookMessage
from partners.services.webhooks import payloads
from tests.factories import commitments as c, dialogue as d, law, records as r
from tests.factories.contacts import HandlingMarkFactory, UserFactory
from tests.factories.partners import ClientFactory
from tests.factories.webhooks import WebhookFactory, settled_change
from tests.hidden_record_datasets import SECRET, World
from tests.packages import PACKAGES
from tests.security.pages import taken_back

pytestmark = pytest.mark.django_db

AUDIENCES = {True: Audience.OWN_PARTICIPANT, False: Audience.PARTICIPANTS}
SOON = law.AT.date() + timedelta(days=7)

type Tell = Callable[[law.Memorandum, bool], Any]


class Case(NamedTuple):
    """``tell`` has the portal write of a text, restricted or not, and may say which mails are meant.

    What is shared ``is_said`` in the mail, or stays in the portal as well.
    """

    tell: Tell
    is_said: bool = False


def mark(restricted: bool) -> Any:
    return HandlingMarkFactory.create(audience=AUDIENCES[restricted], tlp="TLP:AMBER" if restricted else "TLP:GREEN")


def commitment(moc: law.Memorandum, restricted: bool) -> Any:
    given = {"lead": moc.participants["CA1"], "mark": mark(restricted), "title_en": SECRET}
    return c.CommitmentFactory.create(instrument=moc.instrument, due_on=SOON, **given)


def remind(owed: Callable[[Any], Any], days: int = 0) -> None:
    at = law.AT + timedelta(days=days)
    reminders.remind(obligations=list(owed(at)), at=at)


def dialogue(moc: law.Memorandum, **fields: Any) -> Any:
    return d.DialogueFactory.create(instrument=moc.instrument, number=3, **fields)


def of_a_notice(moc: law.Memorandum, restricted: bool) -> None:
    law.issued(moc, subject_en=SECRET, body_en=SECRET, link_only=restricted)


def of_a_notice_that_waits(moc: law.Memorandum, restricted: bool) -> Any:
    law.issued(moc, subject_en=SECRET, body_en=SECRET, link_only=restricted)
    remind(owed_in_the_register, days=7)
    return Message.objects.filter(kind=MessageKind.REMINDER)


def of_a_decision(moc: law.Memorandum, _restricted: bool) -> None:
    law.decided(moc, text_en=SECRET)


def of_a_decision_that_waits(moc: law.Memorandum, _restricted: bool) -> None:
    law.proposed(moc, text_en=SECRET)
    remind(owed_in_the_register, days=7)


def of_a_date(moc: law.Memorandum, restricted: bool) -> None:
    c.MilestoneFactory.create(commitment=commitment(moc, restricted), due_on=SOON, title_en=SECRET)
    remind(owed_in_the_register)


def of_a_paper(moc: law.Memorandum, restricted: bool) -> None:
    given = {"expected_from": moc.participants["CA1"], "mark": mark(restricted), "title_en": SECRET}
    d.PaperFactory.create(dialogue=dialogue(moc), due_on=SOON, **given)
    remind(owed_at_the_dialogue)


def of_a_planned_day(moc: law.Memorandum, restricted: bool) -> None:
    here = dialogue(moc)
    d.PlannedStepFactory.create(dialogue=here, step=PlanStep.CALL, on=law.AT.date())
    d.PlannedStepFactory.create(dialogue=here, step=PlanStep.PROPOSALS, on=SOON)
    d.ProposalFactory.create(dialogue=here, participant=moc.participants["CA1"], title_en=SECRET, sent=not restricted)
    remind(owed_at_the_dialogue)


def of_a_meeting(moc: law.Memorandum, restricted: bool) -> None:
    here = dialogue(moc, mark=mark(restricted), venue_en=SECRET)
    announcements.announce(dialogue=here, change=announcements.DateChange.CONFIRMED, was=None, at=law.AT)


def of_a_proposal(moc: law.Memorandum, restricted: bool) -> None:
    here, secretary = dialogue(moc), UserFactory.create(role=Role.SECRETARIAT)
    given = {"participant": moc.participants["CA1"], "commitment": commitment(moc, restricted)}
    proposal = d.ProposalFactory.create(dialogue=here, sent=True, **given)
    proposals.decline(proposal=proposal, by=secretary, reason="Not this year.", at=law.AT)


def of_an_agenda(moc: law.Memorandum, _restricted: bool) -> None:
    here, secretary = dialogue(moc), UserFactory.create(role=Role.SECRETARIAT)
    draft = agendas.save_draft(dialogue=here, as_of=law.AT, by=secretary)
    agenda_items.add(agenda=draft, by=secretary, title_en=SECRET, decision_en=SECRET)
    issuing.issue(agenda=draft, by=secretary, at=law.AT, on=law.AT.date(), not_ready_reason="Early.")


def of_an_adopted_agenda(moc: law.Memorandum, restricted: bool) -> None:
    of_an_agenda(moc, restricted)
    issued = moc.instrument.dialogues.get(number=3).agendas.issued().get()
    issuing.adopt(agenda=issued, by=UserFactory.create(role=Role.SECRETARIAT), on=law.AT.date(), at=law.AT)


def of_a_record(moc: law.Memorandum, _restricted: bool) -> None:
    held = r.drafted(moc)
    r.paragraph(held.record, 4, text=SECRET)
    held.open()


def of_a_record_that_waits(moc: law.Memorandum, restricted: bool) -> None:
    of_a_record(moc, restricted)
    remind(owed_to_the_record, days=16)


def of_an_action(moc: law.Memorandum, restricted: bool) -> None:
    """What a restricted commitment carries on is reminded of as that commitment is."""
    carried = commitment(moc, restricted=True) if restricted else None
    given = {"lead": moc.participants["CA1"], "commitment": carried, "title_en": SECRET}
    d.ActionItemFactory.create(dialogue=dialogue(moc), due_on=SOON, **given)
    remind(owed_at_the_dialogue)
    remind(owed_in_the_register)


OF_AN_ACCOUNT = "It tells an address of itself, or an account of what it signs in with."
OF_A_SYSTEM = "It tells a ministry of its own system by the name and address that it gave it."

LETTERS: dict[str, Case | str] = {
    "commitments.services.notice_emails._letter": Case(of_a_notice, is_said=True),
    "commitments.services.due_date_reminders._acknowledgement": Case(of_a_notice_that_waits),
    "commitments.services.decision_emails._notify": Case(of_a_decision),
    "commitments.services.due_date_reminders._concurrence": Case(of_a_decision_that_waits),
    "commitments.services.due_date_reminders._due": Case(of_a_date, is_said=True),
    "dialogue.services.deadlines._paper": Case(of_a_paper, is_said=True),
    "dialogue.services.deadlines._letter": Case(of_a_planned_day),
    "dialogue.services.announcements.letter": Case(of_a_meeting, is_said=True),
    "dialogue.services.proposal_emails._notify": Case(of_a_proposal),
    "dialogue.services.issue_emails.notify_issued": Case(of_an_agenda),
    "dialogue.services.issue_emails.notify_adopted": Case(of_an_adopted_agenda),
    "dialogue.services.record_emails._notify": Case(of_a_record),
    "dialogue.services.record_reminders._due": Case(of_a_record_that_waits),
    "dialogue.services.action_reminders._due": Case(of_an_action, is_said=True),
    "dialogue.services.invitation_emails.invitation": "It tells a guest, who has no account, of what is public by it.",
    "audit.services.alerts._letter": "It holds the number of findings.",
    "contacts.services.digests._combine": "It holds the texts of recorded emails without a handling mark.",
    "dialogue.services.follow_up_notes._notify": "It names a Dialogue and the page of its documents.",
    "dialogue.services.template_letters.notify_disabled": "It names a kind of document, and a limit.",
    "audit.services.daily_heads._letter": "It holds a number and a digest.",
    "partners.services.expiry_reminders._renewal": OF_A_SYSTEM,
    "partners.services.expiry_reminders._replacement": OF_A_SYSTEM,
    "partners.services.webhooks.activation._letter": OF_A_SYSTEM,
    "contacts.services.former_addresses._of_official": OF_AN_ACCOUNT,
    "contacts.services.former_addresses._of_mailbox": OF_AN_ACCOUNT,
    "contacts.services.officer_accounts._letter": OF_AN_ACCOUNT,
    "accounts.services.credential_emails.notify": OF_AN_ACCOUNT,
    "accounts.services.account_emails._invitation": OF_AN_ACCOUNT,
    "accounts.services.account_emails._invited": OF_AN_ACCOUNT,
    "accounts.services.account_emails._recovery": OF_AN_ACCOUNT,
    "accounts.services.account_emails._change": OF_AN_ACCOUNT,
    "accounts.services.account_emails._reset": OF_AN_ACCOUNT,
    "accounts.services.account_emails._elsewhere": OF_AN_ACCOUNT,
    "accounts.services.account_emails._new_address": OF_AN_ACCOUNT,
    "accounts.services.account_emails._seen": OF_AN_ACCOUNT,
    "accounts.services.account_emails._may_act": OF_AN_ACCOUNT,
    "accounts.services.mfa_policy._letter": OF_AN_ACCOUNT,
    "accounts.services.single_sign_on.provider_changes._letter": OF_AN_ACCOUNT,
}

# What they tell of has no mark.
UNMARKED = frozenset({"commitments.services.notice_emails._letter", "dialogue.services.action_reminders._due"})

# Pages of the mail of a local run, which write none.
READERS_OF_MAIL = "mocportal.mailbox."


def written_by(called: str, folders: tuple[str, ...] = PACKAGES) -> set[str]:
    """The functions, by module and name, in which something of the name ``called`` is made."""
    return {
        name
        for folder in folders
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*.py"))
        for name in _functions(path, called)
    }


def _functions(path: Path, called: str) -> Iterator[str]:
    module = ".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts)
    text = path.read_text()
    for outer in ast.parse(text).body if f"{called}(" in text else ():
        calls = (each for each in ast.walk(outer) if isinstance(each, ast.Call))
        if isinstance(outer, ast.FunctionDef) and any(getattr(each.func, "id", "") == called for each in calls):
            yield f"{module}.{outer.name}"


def test_each_letter_has_a_case() -> None:
    assert {name for name in written_by("EmailContent") if not name.startswith(READERS_OF_MAIL)} == LETTERS.keys()


def test_no_mail_says_more_of_restricted_text_than_where_it_stands() -> None:
    moc = law.memorandum()
    wrong = []
    words = AUDIENCES[False].value
    for name, case in LETTERS.items():
        if isinstance(case, str):
            continue
        for restricted in (True, False):
            with taken_back():
                mails = list(case.tell(moc, restricted) or Message.objects.all())
                said = " ".join(f"{mail.subject} {mail.text} {mail.html} {mail.link}" for mail in mails)
            if not mails or not all(mail.link for mail in mails):
                wrong.append(f"{name}: no mail, or none that leads to what it tells of")
            if (SECRET in said) is not (case.is_said and not restricted):
                wrong.append(f"{name}: {'restricted' if restricted else 'shared'}: {said[:300]}")
            # Of what bears a mark and is said, its label is before the subject and its words are before the text.
            marked = SECRET in said and name not in UNMARKED
            if any(mail.subject.startswith("[") is not marked for mail in mails):
                wrong.append(f"{name}: its mark: {[mail.subject for mail in mails]}")
            if marked and not all(mail.text.startswith(words) and f">{words}" in mail.html for mail in mails):
                wrong.append(f"{name}: no mark before its text: {said[:300]}")
    assert wrong == []


TOLD = {"type", "key", "kind", "url", "version", "changed"}


def test_a_webhook_says_which_fields_changed_and_never_what_they_say() -> None:
    assert written_by("_written", ("partners",)) == {
        "partners.services.webhooks.payloads.payload_of",
        "partners.services.webhooks.payloads.ping",
    }
    for name, kept in record_types().items():
        columns = tuple(field.column for field in kept.model._meta.concrete_fields)
        change = settled_change(name, seen_by=(0,), columns=columns, key="one")
        for kind in ("created", "changed", "deleted"):
            data = json.loads(payloads.payload_of(change, kind))["data"]
            assert data.keys() <= TOLD, name
            assert {each.partition(".")[0] for each in data.get("changed", [])} <= kept.serializer_class().fields.keys()


# What is settled in the transaction that it came to be in cannot change any more.
@pytest.mark.django_db(transaction=True)
def test_a_webhook_of_the_ministry_itself_holds_no_word_and_that_of_another_hears_nothing() -> None:
    moc = law.memorandum()
    theirs, ours = moc.participants["CA1"], moc.participants["JP1"]
    shared = {"decision": law.proposed(moc), "notice": law.issued(moc)}
    world = World(theirs, HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT), **shared)
    # With each system comes its contact, whose function all Participants see.
    systems = {seat: ClientFactory.create(owner=seat) for seat in (theirs, ours)}
    settle_all()
    hooks = {seat: WebhookFactory.create(client=system) for seat, system in systems.items()}
    world.go_on_out_of_sight()
    settle_all()
    told = {seat: list(WebhookMessage.objects.filter(webhook=hook)) for seat, hook in hooks.items()}
    assert told[ours] == []
    assert len(told[theirs]) > 5
    assert [message.body for message in told[theirs] if SECRET in message.body] == []


def test_the_days_of_these_cases_are_those_of_reminders() -> None:
    assert date(2026, 12, 2) == SOON
