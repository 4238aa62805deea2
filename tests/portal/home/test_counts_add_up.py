"""Whatever the register holds, every count that a page shows adds up to the records that its reader may see."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings, strategies as st

from commitments.enums import CommitmentState, Health, Origin
from commitments.models import Commitment, Instrument, Milestone
from commitments.views.register.query_params import read_register_query
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from core.rest.read.filters import NONE
from dialogue.services.coverage import read_matrix
from dialogue.services.timeline import Window, read_timeline
from mocportal.home.figures import read_figures
from mocportal.home.ministries import read_waiting
from mocportal.home.task_list import AHEAD
from tests.factories import register
from tests.random_examples import tries

LEADS = (None, "METI", "MOFA", "ISED", "NRCAN", "GAC")
DAYS = st.none() | st.integers(-900, 900)

commitments = st.fixed_dictionaries(
    {
        "lead": st.sampled_from(LEADS),
        "begins": DAYS,
        "due": DAYS,
        "state": st.sampled_from([*[CommitmentState.ACTIVE] * 4, CommitmentState.DRAFT, CommitmentState.COMPLETED]),
        "health": st.sampled_from(list(Health)),
        "origin": st.sampled_from([Origin.PARTICIPANT, Origin.PARTICIPANT, Origin.BASELINE]),
        "audience": st.sampled_from([Audience.PARTICIPANTS, Audience.PARTICIPANTS, Audience.OWN_PARTICIPANT]),
        "milestones": st.lists(st.integers(-900, 900), max_size=2),
    }
)


def enter(drawn: dict[str, Any], today: date) -> None:
    begins, due = (None if days is None else today + timedelta(days=days) for days in (drawn["begins"], drawn["due"]))
    if begins is not None and due is not None and due < begins:
        begins, due = due, begins
    fields: dict[str, Any] = {name: drawn[name] for name in ("state", "health", "origin")}
    made = register.commitment(
        drawn["lead"],
        begun_on=begins,
        due_on=due,
        mark=register.mark(drawn["audience"]),
        **fields,
    )
    for days in drawn["milestones"]:
        register.milestone(made, today + timedelta(days=days))


def check_home(viewer: User, today: date) -> None:
    seen = Commitment.objects.visible_to(viewer)
    seats = Participant.objects.filter(participations__isnull=False).distinct().order_by("order")
    total = read_waiting(seats, viewer, today).total
    assert total.commitments == seen.overdue(today).count()
    assert total.due == seen.active().filter(due_on__range=(today, today + AHEAD)).count()
    assert total.milestones == Milestone.objects.visible_to(viewer).overdue(today).count()
    assert total.without_evidence == seen.active().filter(health=Health.NO_EVIDENCE).count()
    figures = read_figures(viewer)
    assert figures.total == seen.count()
    assert sum(figures.health.values()) == figures.active == seen.active().count()


def check_coverage(viewer: User, today: date) -> None:
    matrix = read_matrix(instrument=Instrument.objects.shipped(), viewer=viewer, today=today)
    new = Commitment.objects.visible_to(viewer).active().new_cooperation()
    assert matrix.total.count == new.count()
    # Each of these has one area and one form.
    assert sum(row.total.count for row in matrix.rows) >= new.count()
    assert sum(cell.count for cell in matrix.sums) >= new.count()


def check_timeline(viewer: User, today: date) -> None:
    shown = (CommitmentState.ACTIVE, CommitmentState.COMPLETED)
    seen = Commitment.objects.visible_to(viewer).filter(state__in=shown)
    asked: dict[str, Any] = {"instrument": Instrument.objects.shipped(), "viewer": viewer, "today": today}
    read = read_timeline(window=Window.around(today), **asked)
    assert read.page.paginator.count + read.elsewhere == seen.count()
    on_it = {commitment.pk for commitment in read.page.paginator.object_list}
    assert set(seen.overdue(today).values_list("pk", flat=True)) <= on_it
    late = Milestone.objects.filter(commitment__in=seen).overdue(today).values_list("commitment", flat=True)
    assert set(late) <= on_it


def check_register(viewer: User) -> None:
    seen = Commitment.objects.visible_to(viewer)

    def found(**filters: str) -> int:
        query = QueryDict(mutable=True)
        query.update(filters)
        return read_register_query(query, viewer).found.count()

    leads = [*Participant.objects.values_list("code", flat=True), NONE]
    assert found() == seen.count()
    assert sum(found(lead=code) for code in leads) == seen.count()
    assert found(lead=NONE) == seen.filter(lead=None).count()
    assert found(lead=f"METI,{NONE}") == seen.filter(lead=None).count() + seen.filter(lead__code="METI").count()


@settings(max_examples=tries(15, long=150), deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.lists(commitments, max_size=7))
@pytest.mark.usefixtures("seeded")
def test_every_count_adds_up_to_the_register(drawn: list[dict[str, Any]], today: date) -> None:
    with transaction.atomic():
        for each in drawn:
            enter(each, today)
        viewers = [register.account(Role.SECRETARIAT), register.account(Role.READER, "GAC")]
        viewers.append(register.account(Role.EDITOR, "METI"))
        for viewer in viewers:
            check_home(viewer, today)
            check_coverage(viewer, today)
            check_timeline(viewer, today)
            check_register(viewer)
        transaction.set_rollback(True)


@pytest.mark.usefixtures("seeded")
def test_what_has_no_lead_has_a_row_of_its_own(client: Any, today: date) -> None:
    """The register as the seed leaves it names no lead at all."""
    late = register.commitment(None, due_on=today - timedelta(days=371))
    client.force_login(register.account(Role.SECRETARIAT), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/").content.decode()
    row = page[page.index('<th scope="row">No lead named</th>') :].partition("</tr>")[0]
    assert "371 days" in row
    assert f"lead={NONE}" in row
    listed = client.get("/commitments/", {"lead": NONE, "state": "active", "due_on__lt": today.isoformat()})
    assert late.reference in listed.content.decode()
    assert listed.content.decode().count("MOC-2099-") >= 1
