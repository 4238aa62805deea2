"""`manage.py demo --year`: a believable year through the services, in which every invention says so."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import orjson
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Model
from django.utils import translation

from commitments.enums import CommitmentState, DecisionState, NoticeState
from commitments.models import Commitment, Consultation, Emergency, Instrument, JointDecision, Notice
from commitments.services import consultations, emergencies
from contacts.enums import Role
from contacts.models import Participant, User
from core.changes.models import Change
from core.text.languages import Language
from demo.marking import BANNER, mark
from demo.year import building
from dialogue.documents.formats import FORMATS
from dialogue.enums import AgendaStatus, ProposalState, RecordStatus
from dialogue.models import Agenda, Clearance, Dialogue, ProducedDocument, Proposal, Record
from dialogue.services import files, issuing
from mocportal import api
from mocportal.local.state import PROJECT
from mocportal.templatetags.citing import cited
from tests import tables
from tests.api.conftest import client_of
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
NUMBERED = (
    "commitments.Commitment",
    "commitments.Activity",
    "commitments.JointDecision",
    "commitments.Notice",
    "commitments.SupportProgramme",
    "commitments.Standard",
    "commitments.InformationGiven",
)


@pytest.fixture(autouse=True)
def _seeded(monkeypatch: pytest.MonkeyPatch) -> None:
    tables.seed()
    monkeypatch.setattr(issuing, "FORMATS", {"json": FORMATS["json"]})


@pytest.fixture
def year() -> None:
    building.build(NOW)


def test_no_record_has_the_reason_of_an_earlier_act() -> None:
    call_command("demo", year=True, verbosity=0)
    made = Change.objects.filter(type__in=["programme", "standard"])
    assert set(made.values_list("reason", flat=True)) == {"Demonstration"}


def numbers() -> Iterator[str]:
    for name in NUMBERED:
        rows: Any = apps.get_model(name)._default_manager
        yield from rows.values_list("reference", flat=True)


def test_each_invented_number_begins_with_demo_and_the_real_ones_stay() -> None:
    real = sorted(numbers())
    building.build(NOW)
    invented = [number for number in numbers() if number not in real]
    assert real == sorted(number for number in numbers() if number.startswith("MOC-"))
    assert len(invented) > 15
    assert all(number.startswith("DEMO-") for number in invented)


def test_in_a_deployment_no_account_of_the_deployment_acts(settings: Any) -> None:
    """A real account may have the name of a demo account."""
    settings.LOCAL = False
    real = [
        UserFactory.create(username="secretariat", role=Role.SECRETARIAT, participant=None),
        UserFactory.create(username="meti-editor", role=Role.EDITOR, participant=Participant.objects.get(code="METI")),
    ]
    building.build(NOW)
    acted = set(Commitment.objects.filter(reference__startswith="DEMO-").values_list("entered_by__username", flat=True))
    assert acted
    assert all(name.startswith("fictitious-") for name in acted)
    assert not acted & {user.username for user in real}
    assert not User.objects.filter(username__startswith="fictitious-", is_active=True).exists()


@pytest.mark.usefixtures("year")
def test_what_is_entered_later_has_such_a_number_too() -> None:
    instrument, by = Instrument.objects.shipped(), User.objects.get(role=Role.SECRETARIAT)
    emergency = Emergency(instrument=instrument, title_en="Fictitious", occurred_on=NOW.date())
    emergencies.put_on_record(emergency=emergency, by=by, on=NOW.date())
    consultation = Consultation(instrument=instrument, title_en="Fictitious", raised_on=NOW.date())
    consultations.put_on_record(consultation=consultation, by=by, on=NOW.date())
    assert [emergency.reference, consultation.reference] == ["DEMO-E-2026-001", "DEMO-C-2026-001"]


@pytest.mark.usefixtures("year")
def test_no_record_of_the_seed_was_changed() -> None:
    real: Any = Commitment.objects.filter(reference__startswith="MOC-")
    assert real.count() == 5
    for commitment in real:
        assert (commitment.lead, commitment.due_on, commitment.state) == (None, None, CommitmentState.ACTIVE)
        assert not commitment.reports.exists()
        assert commitment.events.count() == 1


def addresses_in_tables(guide: str) -> Iterator[str]:
    """Yield the addresses of records in the tables of a guide, below /api/v1/."""
    for line in (PROJECT / "docs" / guide).read_text().splitlines():
        if line.startswith("|"):
            found = re.findall(r"`([a-z-]+)/([A-Za-z0-9._-]+)`", line)
            yield from (f"{collection}/{key}" for collection, key in found if collection in api.lists)


@pytest.mark.usefixtures("year")
def test_each_address_in_the_tables_of_the_guides_is_there() -> None:
    partner = client_of(UserFactory.create(role=Role.PARTNER, participant=Participant.objects.get(code="METI")))
    addresses = [*addresses_in_tables("partners.md"), *addresses_in_tables("api.md")]
    assert len(addresses) > 6
    assert {each: partner.get(f"/api/v1/{each}/").status_code for each in addresses} == dict.fromkeys(addresses, 200)


@pytest.mark.usefixtures("year")
def test_the_year_has_what_a_newcomer_wants_to_see() -> None:
    third = Dialogue.objects.get(number=3)
    agenda = Agenda.objects.get(dialogue=third, status=AgendaStatus.ISSUED)
    assert agenda.symbol.startswith("DEMO/3/1")
    states = list(Proposal.objects.filter(dialogue=third).order_by("pk").values_list("state", flat=True))
    assert states == [ProposalState.ACCEPTED, ProposalState.PROPOSED, ProposalState.PROPOSED]
    decision = JointDecision.objects.get()
    assert (decision.state, decision.concurrences.count()) == (DecisionState.OPEN, 3)
    notice = Notice.objects.get()
    pending = notice.addressees.filter(acknowledged_at=None).values_list("participant__code", flat=True)
    assert (notice.state, sorted(pending)) == (NoticeState.ISSUED, ["GAC", "MOFA"])
    record = Record.objects.get()
    assert (record.symbol, record.status) == ("DEMO/2/REC", RecordStatus.CLEARING)
    given = set(Clearance.objects.values_list("participant__code", "paragraph__order"))
    everything = record.paragraphs.count()
    assert {code: len([1 for each, _ in given if each == code]) for code, _ in given} == {
        "METI": everything,
        "ISED": everything,
        "NRCAN": everything,
        "MOFA": 2,
        "GAC": 1,
    }


@pytest.mark.usefixtures("year")
def test_some_reports_are_on_time_and_some_are_late() -> None:
    invented: Any = Commitment.objects.filter(reference__startswith="DEMO-", state=CommitmentState.ACTIVE)
    today: date = NOW.date()
    assert invented.filter(due_on__lt=today, reports=None).exists()
    assert invented.filter(due_on__lt=today, lead=None).exists()
    reported = invented.filter(due_on__isnull=False, reports__isnull=False)
    assert [each for each in reported if each.reports.latest("reported_on").reported_on > each.due_on]
    assert [each for each in reported if each.reports.latest("reported_on").reported_on < each.due_on]


@pytest.mark.usefixtures("year")
def test_each_text_is_in_three_languages() -> None:
    models: tuple[type[Model], ...] = (Commitment, JointDecision, Proposal)
    for model in models:
        rows: Any = model._default_manager
        for titles in rows.values_list("title_en", "title_fr", "title_ja"):
            assert all(titles)


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("language", Language.values)
def test_the_issued_agenda_says_that_it_is_a_demonstration(language: str) -> None:
    agenda = Agenda.objects.get(status=AgendaStatus.ISSUED)
    (document,) = [each for each in issuing_documents(agenda) if each["language"] == language]
    assert document["non_binding"].startswith(getattr(BANNER, language))


def issuing_documents(agenda: Agenda) -> Iterator[dict[str, Any]]:
    for kept in ProducedDocument.objects.filter(agenda=agenda, form="json").select_related("file"):
        assert kept.file is not None
        yield orjson.loads(files.read(kept.file)) | {"language": kept.language}


@pytest.mark.usefixtures("year")
def test_people_who_act_are_no_real_ones() -> None:
    accounts = User.objects.exclude(role=Role.PARTNER)
    assert accounts
    for account in accounts:
        assert account.username.startswith("fictitious-")
        assert not account.is_active
        assert not account.has_usable_password()


def test_a_second_mark_changes_nothing() -> None:
    instrument = Instrument.objects.shipped()
    mark(instrument)
    marked = instrument.status_line_en
    mark(Instrument.objects.shipped())
    assert Instrument.objects.shipped().status_line_en == marked


def test_the_command_builds_the_year_once(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo", year=True)
    before = sorted(numbers())
    call_command("demo", year=True)
    assert sorted(numbers()) == before
    assert "already" in capsys.readouterr().out


def test_numbers_of_a_demonstration_are_links() -> None:
    with translation.override("en"):
        linked = cited("DEMO-JD-2026-001, DEMO-N-2026-001, DEMO-A-2026-001 and DEMO-2026-001")
    assert linked.count("<a ") == 4
    assert 'href="/decisions/DEMO-JD-2026-001/"' in linked


@pytest.mark.parametrize("hour", [2, 22])
def test_the_year_is_built_at_each_hour(hour: int) -> None:
    """At 2:00 UTC it is the day before in Ottawa, at 22:00 the day after in Tokyo."""
    building.build(NOW.replace(hour=hour))
    assert Agenda.objects.issued().exists()
