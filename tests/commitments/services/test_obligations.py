"""Who is reminded of what: those who have not answered, and of dates that are near."""

from datetime import date, timedelta

import pytest

from commitments.services import decisions
from commitments.services.due_date_reminders import owed
from contacts.enums import Audience
from contacts.models import Message, Reminder
from contacts.services import reminders
from tests.factories import law
from tests.factories.commitments import CommitmentFactory, MilestoneFactory
from tests.factories.contacts import HandlingMarkFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def keys() -> list[str]:
    return sorted(obligation.key for obligation in owed(law.AT))


def test_only_who_has_not_acknowledged_is_reminded(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    law.acknowledge(moc, notice, "JP2", "CA1")
    assert keys() == [f"acknowledge:{notice.reference}:{code}" for code in ("CA2", "CA3")]
    later = law.AT + timedelta(days=7)
    assert reminders.remind(obligations=list(owed(later)), at=later) == 2
    assert reminders.remind(obligations=list(owed(later)), at=later) == 0
    told = Message.objects.filter(kind="reminder").values_list("participant__code", flat=True)
    assert sorted(told) == ["CA2", "CA3"]


def test_who_concurred_or_objected_is_not_reminded(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    law.concur(moc, decision, "JP1", "JP2")
    decisions.object_to(
        decision=decision, by=moc.officers["CA1"], at=law.AT, text_hash=decision.text_hash, reason="Too wide."
    )
    assert [key.rpartition(":")[2] for key in keys()] == ["CA2", "CA3"]


def test_reminders_follow_a_due_date_that_moves(moc: law.Memorandum) -> None:
    commitment = CommitmentFactory.create(
        instrument=moc.instrument, lead=moc.participants["CA1"], due_on=date(2026, 12, 10)
    )
    reminders.keep(obligations=list(owed(law.AT)), at=law.AT)
    commitment.due_on = date(2026, 12, 20)
    commitment.save()
    reminders.keep(obligations=list(owed(law.AT)), at=law.AT)
    planned = Reminder.objects.filter(obligation=f"commitment:{commitment.reference}", state="planned")
    assert {row.due_on for row in planned} == {date(2026, 12, 20)}


def test_reminders_follow_a_change_of_lead(moc: law.Memorandum) -> None:
    commitment = CommitmentFactory.create(
        instrument=moc.instrument, lead=moc.participants["CA1"], due_on=date(2026, 12, 10)
    )
    reminders.keep(obligations=list(owed(law.AT)), at=law.AT)
    commitment.lead = moc.participants["JP1"]
    commitment.save()
    reminders.keep(obligations=list(owed(law.AT)), at=law.AT)
    assert {row.participant for row in Reminder.objects.filter(state="planned")} == {moc.participants["JP1"]}


def test_a_reminder_of_a_due_date_leads_to_the_form_of_a_report(moc: law.Memorandum) -> None:
    CommitmentFactory.create(instrument=moc.instrument, lead=moc.participants["CA1"], due_on=law.AT.date())
    assert reminders.remind(obligations=list(owed(law.AT)), at=law.AT) == 1
    assert Message.objects.get(kind="reminder").link.endswith("/?report#report")


def test_of_a_restricted_commitment_a_reminder_is_a_link_alone(moc: law.Memorandum) -> None:
    secret = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    commitment = CommitmentFactory.create(
        instrument=moc.instrument, lead=moc.participants["CA1"], due_on=law.AT.date(), mark=secret, title_en="Hush"
    )
    MilestoneFactory.create(commitment=commitment, due_on=law.AT.date(), title_en="Hush too")
    assert reminders.remind(obligations=list(owed(law.AT)), at=law.AT) == 2
    for message in Message.objects.all():
        assert message.link == "/commitments/?lead=CA1&state=active&ordering=due_on"
        assert "Hush" not in message.subject + message.text + message.html
        assert commitment.reference not in message.subject + message.text + message.html
