"""`manage.py demo`: a register in which everything is invented, says so, and is the same each time."""

from datetime import UTC, date, datetime
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from commitments.enums import CommitmentState
from commitments.models import (
    Activity,
    AreaOfCooperation,
    Commitment,
    CommitmentForum,
    CommitmentMineral,
    Evidence,
    Milestone,
    ProgressReport,
    StateChange,
    SupportingParticipant,
)
from commitments.services.references import next_reference
from contacts.models import User
from demo import records
from dialogue.enums import DialogueStatus
from dialogue.models import ActionItem, Dialogue
from dialogue.services.agendas import compile_agenda
from tests import tables

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)

TITLED = (Commitment, Activity, ActionItem, Milestone, Evidence)
INVENTED = (*TITLED, ProgressReport, StateChange, SupportingParticipant, CommitmentMineral, CommitmentForum)


@pytest.fixture(autouse=True)
def _seeded(db: None) -> None:
    tables.seed()


def fill(*, commitments: int = 60, actions: int = 30, dice: int = 1) -> None:
    records.fill(commitments=commitments, actions=actions, dice=Random(dice), today=TODAY, report=lambda _done: None)


def invented(model: type[Model]) -> Any:
    """What stands in a table beyond the seed, whose records have titles of their own."""
    title = "title_en" if model in TITLED else "commitment__title_en"
    rows: Any = model._default_manager
    return rows.filter(**{f"{title}__startswith": "Fictitious"})


def test_as_much_is_added_as_is_asked_for() -> None:
    fill(commitments=60, actions=31)
    assert invented(Commitment).count() == 60
    assert invented(Activity).count() == 3
    actions = invented(ActionItem)
    assert [actions.filter(dialogue__number=number).count() for number in (1, 2)] == [16, 15]


@pytest.mark.parametrize("model", TITLED)
def test_every_title_says_in_each_language_that_it_is_fictitious(model: type[Model]) -> None:
    rows: Any = model._default_manager
    seeded = list(rows.values_list("pk", flat=True))
    fill()
    titles = rows.exclude(pk__in=seeded).values_list("title_en", "title_fr", "title_ja")
    assert titles
    for english, french, japanese in titles:
        assert english.startswith("Fictitious ")
        assert french.split("\u00a0")[0].split()[1] in {"fictif", "fictive"}
        assert japanese.startswith("架空の")


@pytest.mark.owner
def test_the_same_seed_gives_the_same_register() -> None:
    def register() -> list[Any]:
        records.clear_records()
        fill(dice=7)
        return [list(invented(model).order_by("pk").values()) for model in INVENTED]

    assert register() == register()


@pytest.mark.owner
def test_another_seed_gives_another_register() -> None:
    fill(dice=1)
    first = set(invented(Commitment).values_list("title_en", flat=True))
    records.clear_records()
    fill(dice=2)
    assert first != set(invented(Commitment).values_list("title_en", flat=True))


def test_nothing_hangs_on_the_open_ends_of_the_lists() -> None:
    fill()
    open_end = AreaOfCooperation.objects.get(is_open_ended=True)
    assert not open_end.commitments.exists()
    assert not invented(Commitment).filter(areas=None).exists()
    assert not invented(Commitment).filter(forms=None).exists()


def test_a_commitment_shows_the_state_and_the_report_that_came_last() -> None:
    fill(commitments=200)
    states = set()
    for commitment in invented(Commitment).prefetch_related("state_changes"):
        states.add(commitment.state)
        assert commitment.state_changes.last().after == commitment.state
        last = commitment.reports.submitted().filter(corrected_by=None).order_by("reported_on", "id").last()
        if last:
            assert (commitment.health, commitment.completion) == (last.health, last.completion)
    assert states == set(CommitmentState.values)


def test_drafts_have_a_lead_and_no_report() -> None:
    fill(commitments=200)
    drafts = invented(Commitment).filter(state=CommitmentState.DRAFT)
    assert drafts
    assert not drafts.filter(lead=None).exists()
    assert not drafts.exclude(reports=None).exists()


def test_nothing_has_happened_after_today() -> None:
    fill(commitments=200)
    assert not invented(Commitment).filter(begun_on__gt=TODAY).exists()
    assert not StateChange.objects.filter(on__gt=TODAY).exists()
    assert not ProgressReport.objects.filter(reported_on__gt=TODAY).exists()
    assert not Milestone.objects.filter(resolved_on__gt=TODAY).exists()
    assert not invented(ActionItem).filter(closed_on__gt=TODAY).exists()


def test_numbers_are_given_once_and_those_that_come_later_go_on_from_them() -> None:
    fill()
    fill(dice=2)
    references = list(Commitment.objects.filter(reference__startswith="MOC-2025-").values_list("reference", flat=True))
    assert len(references) == len(set(references))
    assert next_reference(series="MOC", year=2025) == f"MOC-2025-{len(references) + 1:03}"


def test_each_record_has_its_history() -> None:
    fill()
    for model in INVENTED:
        assert invented(model).exists()
        assert not invented(model).exclude(events__pgh_label="insert").exists()


def test_the_accounts_behind_it_let_nobody_in() -> None:
    fill()
    accounts = User.objects.filter(username__startswith="fictitious-")
    assert accounts.count() == 6
    for account in accounts:
        assert not account.is_active
        assert not account.has_usable_password()


@pytest.mark.owner
def test_to_begin_anew_takes_everything_invented_away_and_leaves_accounts() -> None:
    fill()
    accounts = User.objects.count()
    records.clear_records()
    assert not invented(Commitment).exists()
    assert Commitment.objects.count() == 5
    assert User.objects.count() == accounts


def test_an_agenda_compiles_on_it_in_a_number_of_statements_that_does_not_grow() -> None:
    fill(commitments=60, actions=30)
    few = statements()
    fill(commitments=240, actions=120, dice=2)
    assert statements() == few


def statements() -> int:
    dialogue = Dialogue.objects.select_related("instrument", "host", "mark").get(number=3)
    with CaptureQueriesContext(connection) as captured:
        compile_agenda(dialogue=dialogue, language="en", as_of=NOW)
    return len(captured)


@pytest.mark.owner
def test_the_command_adds_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo", commitments=40, actions=6, fresh=True, interactive=False)
    assert invented(Commitment).count() == 40
    assert "Added 40 fictitious commitments and 6 fictitious actions." in capsys.readouterr().out


@pytest.mark.parametrize("number", ["-1", "1000001", "many"])
def test_a_number_that_cannot_be_is_refused(number: str) -> None:
    with pytest.raises(CommandError, match=r"a number from 0 to 1,000,000"):
        call_command("demo", "--commitments", number)


def test_without_a_seed_there_is_nothing_to_build_on() -> None:
    Dialogue.objects.update(status=DialogueStatus.TENTATIVE)
    with pytest.raises(CommandError, match=r"manage\.py seed"):
        call_command("demo", commitments=1)


def test_a_deployment_is_refused_unless_it_is_said_to_be_meant(settings: Any) -> None:
    settings.LOCAL = False
    with pytest.raises(CommandError, match="--into-a-deployment"):
        call_command("demo", commitments=1)
    assert not invented(Commitment).exists()
    call_command("demo", commitments=1, actions=0, into_a_deployment=True, verbosity=0)
    assert invented(Commitment).count() == 1


def test_a_deployment_is_never_emptied(settings: Any) -> None:
    settings.LOCAL = False
    with pytest.raises(CommandError, match="never taken away"):
        call_command("demo", fresh=True, interactive=False, into_a_deployment=True)
    assert Commitment.objects.count() == 5


def test_before_anything_is_emptied_the_name_of_the_database_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: "yes")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("demo", fresh=True)
    assert Commitment.objects.count() == 5
