"""Joint decisions and notices as an attacker meets them, and a lawyer: nothing false, nothing for others, never 500."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from commitments.enums import ChangeKind, Effect, NoticeCounting, NoticeKind, NoticeState
from commitments.exceptions import DecisionIncompleteError
from commitments.models import Instrument, JointDecision, Notice, Provision, ProvisionChange
from commitments.services import decisions
from commitments.services.due_date_reminders import owed
from contacts.enums import Audience, NameOrder, Role
from contacts.models import Message, User
from contacts.services import reminders
from core.text.times import last_day_everywhere
from dialogue.services.action_reminders import owed as actions_owed
from dialogue.services.register.decisions_and_notices import law as law_facts
from mocportal.home.task_list import read_duties
from tests.factories import law
from tests.factories.commitments import CommitmentFactory, MilestoneFactory
from tests.factories.consultations_and_emergencies import IpInstrumentCommitmentFactory
from tests.factories.contacts import ContactPointOfficerFactory, HandlingMarkFactory, UserFactory
from tests.factories.dialogue import ActionItemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moc() -> Iterator[law.Memorandum]:
    with time_machine.travel(law.AT, tick=False):
        yield law.memorandum()


def signed_in(user: User) -> Client:
    # Without raising, so that what would be the answer 500 is one.
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def close() -> None:
    Instrument.objects.update(discontinued_on=last_day_everywhere() - timedelta(days=1))


def issue(moc: law.Memorandum, notice: Notice) -> NoticeState:
    """Send the form of the issue without having seen the page, and tell how the notice stands then."""
    signed_in(moc.officers["JP1"]).post(reverse("commitments:notice-act", args=[notice.reference, "issue"]))
    notice.refresh_from_db()
    return notice.state_of


@pytest.mark.parametrize(
    ("family_name", "given_name"), [("Two\u2028lines", "\nBcc: x@y.example"), ("ß" * 100, "x" * 100)]
)
def test_no_name_of_an_officer_keeps_another_participant_from_giving_notice(
    moc: law.Memorandum, family_name: str, given_name: str
) -> None:
    ContactPointOfficerFactory.create(
        contact_point=moc.participants["CA1"].contact_point,
        since=date(2026, 1, 1),
        official__family_name=family_name,
        official__given_name=given_name,
        official__name_order=NameOrder.FAMILY_FIRST,
        official__email="officer@ca1.example",
    )
    assert issue(moc, law.notice(moc)) is NoticeState.ISSUED
    assert Message.objects.filter(address="officer@ca1.example").exists()


def test_a_subject_of_two_lines_is_one_in_the_mail(moc: law.Memorandum) -> None:
    notice = law.notice(moc, subject_en="One\nBcc: x@y.example")
    assert issue(moc, notice) is NoticeState.ISSUED
    assert set(Message.objects.values_list("subject", flat=True)) == {f"{notice.reference}: One Bcc: x@y.example"}


def test_no_draft_is_issued_once_the_register_is_closed(moc: law.Memorandum) -> None:
    draft = law.notice(moc)
    close()
    assert issue(moc, draft) is NoticeState.DRAFT


@pytest.mark.parametrize(
    "asked", ["issued_on__year=9999", "issued_on__year=9999&issued_on__month=12&issued_on__day=31"]
)
def test_the_last_year_that_there_is_breaks_no_list(moc: law.Memorandum, asked: str) -> None:
    client = signed_in(moc.officers["JP1"])
    assert client.get(f"{reverse('admin:commitments_notice_changelist')}?{asked}").status_code == 400


def test_after_the_last_day_nobody_is_asked_for_anything_but_receipts(moc: law.Memorandum) -> None:
    law.proposed(moc)
    notice = law.issued(moc)
    commitment = CommitmentFactory.create(instrument=moc.instrument, lead=moc.participants["CA1"], due_on=law.AT.date())
    MilestoneFactory.create(commitment=commitment, due_on=law.AT.date())
    ActionItemFactory.create(
        dialogue__instrument=moc.instrument, lead=moc.participants["CA1"], due_on=law.AT.date(), commitment=None
    )
    close()
    asked = {obligation.key for obligation in [*owed(law.AT), *actions_owed(law.AT)]}
    assert asked == {f"acknowledge:{notice.reference}:{code}" for code in moc.codes if code != "JP1"}
    assert [line.reference for line in read_duties(moc.officers["CA1"], law.AT.date()).lines] == [notice.reference]
    assert read_duties(moc.user("CA1", Role.EDITOR), law.AT.date()).lines == ()


@pytest.mark.parametrize("code", ["1.a", "1(a", "((", ")", "1(c)\n", "1(A)", "\u2028", "² (a)"])
def test_no_text_is_proposed_that_could_not_be_decided_for_its_code(moc: law.Memorandum, code: str) -> None:
    decision = law.draft(moc, effect=Effect.MODIFICATION)
    ProvisionChange.objects.create(
        decision=decision, kind=ChangeKind.INSERT, provision=Provision.objects.all()[0], new_code=code, text_en="New."
    )
    with pytest.raises(DecisionIncompleteError):
        decisions.propose(decision=decision, by=moc.officers["JP1"], at=law.AT)


def test_what_comes_to_be_with_the_last_concurrence_names_no_later_day(moc: law.Memorandum) -> None:
    counting = {"effect": Effect.COUNTING, "counting": NoticeCounting.SAME_NUMBER}
    with pytest.raises(DecisionIncompleteError):
        law.proposed(moc, **counting, effective_on=date(2027, 4, 1))
    law.decided(moc, **counting)
    assert Instrument.objects.get().notice_counting == NoticeCounting.SAME_NUMBER


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.ADMINISTRATOR])
def test_the_log_of_mail_tells_nobody_else_of_a_restricted_commitment(moc: law.Memorandum, role: Role) -> None:
    secret = HandlingMarkFactory.create(audience=Audience.NAMED)
    commitment = CommitmentFactory.create(
        instrument=moc.instrument, lead=moc.participants["CA1"], due_on=law.AT.date(), mark=secret
    )
    MilestoneFactory.create(commitment=commitment, due_on=law.AT.date())
    reminders.remind(obligations=list(owed(law.AT)), at=law.AT)
    client = signed_in(UserFactory.create(role=role))
    for page in ("admin:contacts_message_changelist", "admin:contacts_reminder_changelist"):
        assert commitment.reference not in client.get(reverse(page)).text
    assert client.get(reverse("admin:contacts_reminder_changelist")).context["cl"].result_count == 0
    officer = signed_in(moc.officers["CA1"]).get(reverse("admin:contacts_reminder_changelist"))
    assert officer.context["cl"].result_count > 0


UNSENDABLE = '"\\\x01"@ca1.example'


def test_no_address_that_no_mail_can_carry_keeps_another_participant_from_giving_notice(moc: law.Memorandum) -> None:
    point = moc.participants["CA1"].contact_point
    officer = {"official__email": UNSENDABLE, "since": date(2026, 1, 1)}
    ContactPointOfficerFactory.create(contact_point=point, **officer)
    assert issue(moc, law.notice(moc)) is NoticeState.ISSUED
    page = reverse("admin:contacts_contactpoint_change", args=[point.pk])
    form = signed_in(moc.officers["CA1"]).post(page, {"mailbox": UNSENDABLE}).context["adminform"].form
    assert form.errors.as_data()["mailbox"][0].code == "invalid-characters"


def test_the_agenda_says_the_day_of_a_proposal_in_the_capital_of_the_proposer(moc: law.Memorandum) -> None:
    law.proposed(moc, at=datetime(2026, 11, 24, 20, tzinfo=UTC))
    facts = law_facts(moc.instrument, as_of=law.AT, today=law.AT.date(), since=None)
    assert [fact.proposed_on for fact in facts.decisions] == [date(2026, 11, 25)]


@pytest.mark.parametrize(("today", "standing"), [(date(2027, 3, 31), "raised"), (date(2027, 4, 1), "on")])
def test_no_collaboration_is_said_to_be_on_before_its_day(moc: law.Memorandum, today: date, standing: str) -> None:
    emergency = law.emergency(moc)
    law.decided(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency, effective_on=date(2027, 4, 1))
    with time_machine.travel(datetime.combine(today, time(12), UTC), tick=False):
        reader = signed_in(moc.user("CA1", Role.READER))
        page = reverse("admin:commitments_emergency_changelist")
        found = {asked: reader.get(page, {"standing": asked}) for asked in ("raised", "on", "down")}
    assert [asked for asked, answer in found.items() if answer.context["cl"].result_count] == [standing]
    assert ("Collaboration under way</" in found[standing].text.partition("<tbody>")[2]) is (standing == "on")


LISTS = [f"admin:commitments_{model}_changelist" for model in ("jointdecision", "notice", "ipinstrument", "commitment")]
ENDPOINTS = [f"api:{name}-list" for name in ("decision", "notice", "ip-instrument", "commitment")]


def read(user: User, *records: Model) -> str:
    """Everything that ``user`` is shown of matters under the MOC, the pages and histories of ``records`` included."""
    client = signed_in(user)
    pages = [reverse(name) for name in ("home", "commitments:intellectual-property", *LISTS, *ENDPOINTS)]
    for record in records:
        page = f"admin:commitments_{record._meta.model_name}"
        pages += [reverse(f"{page}_{each}", args=[record.pk]) for each in ("change", "history")]
    answers = [client.get(page, follow=True) for page in pages]
    return " ".join(answer.text for answer in answers if answer.status_code == 200)


def test_nothing_tells_others_of_a_draft_or_of_a_restricted_commitment(moc: law.Memorandum) -> None:
    emergency, secret = law.emergency(moc), HandlingMarkFactory.create(audience=Audience.NAMED)
    draft = law.draft(moc, title_en="Hush", effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    notice = law.notice(moc, subject_en="Hush", kind=NoticeKind.EMERGENCY, emergency=emergency)
    link = IpInstrumentCommitmentFactory.create(
        ip_instrument__held_by=moc.participants["JP1"],
        commitment__lead=moc.participants["JP1"],
        commitment__mark=secret,
        commitment__title_en="Hush",
    )
    records = (draft, notice, emergency, link.ip_instrument, link.commitment)
    hidden = ("Hush", draft.reference, notice.reference, link.commitment.reference)
    assert all(word in read(moc.officers["JP1"], *records) for word in hidden)
    others = [moc.user("JP2", Role.EDITOR), moc.officers["CA1"]]
    for user in (*others, UserFactory.create(role=Role.SECRETARIAT), UserFactory.create(role=Role.ADMINISTRATOR)):
        shown = read(user, *records)
        assert [word for word in hidden if word in shown] == []


DECISION_ACTS = ("concur", "object", "propose", "take-back", "withdraw")
NOTICE_ACTS = ("issue", "acknowledge", "withdraw")


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.SECRETARIAT, Role.ADMINISTRATOR])
def test_nobody_but_an_officer_acts_by_any_form_that_is_sent(moc: law.Memorandum, role: Role) -> None:
    decision, notice = law.proposed(moc), law.issued(moc)
    user = moc.user("CA1", role) if role.belongs_to_participant else UserFactory.create(role=role)
    client, before = signed_in(user), _standing(decision, notice)
    sent = {
        "text_hash": decision.text_hash,
        "given_on": "2026-11-25",
        "channel": "portal",
        "read": "on",
        "reason": "No",
    }
    own = str(moc.participants["CA1"].pk)
    sent |= {"received_on": "2026-11-25", "proposed_by": own, "participant": own}
    acts = [reverse("commitments:decision-act", args=[decision.reference, act]) for act in DECISION_ACTS]
    acts += [reverse("commitments:notice-act", args=[notice.reference, act]) for act in NOTICE_ACTS]
    acts += [
        reverse(f"admin:{record._meta.label_lower.replace('.', '_')}_change", args=[record.pk])
        for record in (decision, notice)
    ]
    assert {client.post(act, sent).status_code for act in acts} <= {403, 404}
    assert _standing(decision, notice) == before


def _standing(decision: JointDecision, notice: Notice) -> list[object]:
    decision.refresh_from_db()
    notice.refresh_from_db()
    answers = (decision.concurrences, decision.objections, notice.addressees.filter(acknowledged_at__isnull=False))
    return [decision.state, notice.state, *(rows.count() for rows in answers)]
