"""The register as a page: what its address asks for, what stands there, and for whom."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments.enums import CommitmentState, Completion, Health, Origin
from commitments.models import Commitment, CommitmentArea
from commitments.models.commitments import ORDERED
from commitments.records.commitment import COMMITMENT_FIELDS
from commitments.views.register import read_register_query
from commitments.views.register.columns import COLUMNS
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from tests.factories.commitments import AreaFactory, CommitmentFactory, FormFactory, ProgressReportFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

PAGE = reverse("commitments:register")


@pytest.fixture
def ours() -> Participant:
    return ParticipantFactory.create()


@pytest.fixture
def reader(ours: Participant) -> User:
    return UserFactory.create(role=Role.READER, participant=ours)


@pytest.fixture
def client(reader: User) -> Client:
    return signed_in(reader)


def shown(client: Client, query: str = "") -> list[str]:
    response = client.get(f"{PAGE}?{query}" if query else PAGE)
    assert response.status_code == 200
    return [row.commitment.reference for row in response.context["page"].rows]


def test_an_address_means_the_same_here_and_for_programs(client: Client) -> None:
    area = AreaFactory.create()
    found = CommitmentFactory.create(state=CommitmentState.ACTIVE, health=Health.AT_RISK)
    CommitmentArea.objects.create(commitment=found, area=area)
    CommitmentFactory.create(state=CommitmentState.ACTIVE, health=Health.AT_RISK)
    query = f"state=active&health__in=at_risk,delayed&area={area.code}"
    programs = client.get(f"/api/v1/commitments/?{query}").json()["results"]
    assert shown(client, query) == [each["reference"] for each in programs] == [found.reference]


@pytest.mark.parametrize("words", ["recyclage", "再利", "MOC-2098-001"])
def test_search_reads_number_and_title_in_three_languages(client: Client, words: str) -> None:
    CommitmentFactory.create(reference="MOC-2098-001", title_fr="Le recyclage", title_ja="再利用の取組")
    CommitmentFactory.create()
    assert shown(client, f"search={words}") == ["MOC-2098-001"]


def test_what_is_hidden_changes_neither_rows_nor_count_nor_pages(client: Client) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    other = ParticipantFactory.create()
    seen = CommitmentFactory.create(title_en="Seen")
    hidden = CommitmentFactory.create(title_en="Hidden", lead=other, mark=narrow)
    CommitmentFactory.create(title_en="A draft", lead=other, state=CommitmentState.DRAFT)
    page = client.get(PAGE).context["page"]
    assert [row.commitment for row in page.rows] == [seen]
    assert page.count == 1
    assert shown(client, "search=Hidden") == []
    assert shown(client, f"superseded_by={hidden.reference}") == []
    # A page that begins after it begins as one that begins after nothing.
    assert shown(client, f"after={hidden.reference}") == shown(client, "after=MOC-1-1") == [seen.reference]


def test_a_value_that_is_not_there_is_left_out_and_told_of(client: Client) -> None:
    CommitmentFactory.create()
    text = client.get(f"{PAGE}?lead=XYZ&due_on__gte=soon&health=fine&ordering=luck&columns=luck&view=mine&a=b").text
    for told in ("Lead: XYZ", "Due date: soon", "Health: fine", "Order: luck", "Columns: luck", "View: mine", "a: b"):
        assert f"Unknown filter ignored: “{told}”." in text
    assert len(shown(client, "lead=XYZ")) == 1


def test_what_a_form_sends_empty_or_twice_is_written_once(client: Client) -> None:
    response = client.get(f"{PAGE}?state=&search=&columns=lead&columns=due_on")
    assert response.status_code == 302
    assert response.headers["Location"] == f"{PAGE}?columns=lead,due_on"


def test_each_chip_takes_off_its_own_value(client: Client, ours: Participant) -> None:
    other = ParticipantFactory.create()
    chips = client.get(f"{PAGE}?state=active&lead={ours.code},{other.code}").context["chips"]
    assert {chip.without for chip in chips} == {
        f"{PAGE}?lead={ours.code},{other.code}",
        f"{PAGE}?state=active&lead={other.code}",
        f"{PAGE}?state=active&lead={ours.code}",
    }


def test_chip_of_a_negation_says_so(client: Client, ours: Participant) -> None:
    CommitmentFactory.create(lead=ours)
    found = CommitmentFactory.create(lead=ParticipantFactory.create(), state=CommitmentState.ACTIVE)
    query = f"state__not=completed,draft&lead__not={ours.code}"
    assert shown(client, query) == [found.reference]
    chips = client.get(f"{PAGE}?{query}").context["chips"]
    assert [(chip.label, chip.words) for chip in chips] == [
        ("Status", "not Completed"),
        ("Status", "not Draft"),
        ("Lead", f"not {ours}"),
    ]


def test_where_nothing_matches_each_filter_can_be_dropped(client: Client) -> None:
    text = client.get(f"{PAGE}?state=completed&search=nowhere").text
    assert "No commitments match these 2 filters." in text
    assert f'<a href="{PAGE}?state=completed">Remove “Search: nowhere”</a>' in text
    assert f'<a href="{PAGE}?search=nowhere">Remove “Status: Completed”</a>' in text


@pytest.mark.parametrize(
    "ordering",
    ["", "-reference", "due_on", "-due_on", "lead", "-lead", "state", "-health", "-updated_at", "health,-reference"],
)
def test_pages_follow_each_other_and_lead_back_whatever_the_order(client: Client, ordering: str) -> None:
    today = date(2026, 1, 1)
    for number in range(120):
        due = None if number % 7 == 0 else today + timedelta(days=number % 30)
        state, health = list(CommitmentState)[1 + number % 2], list(Health)[number % 3]
        more = {"lead": None} if number % 5 == 0 else {}
        CommitmentFactory.create(due_on=due, state=state, health=health, **more)
    address, seen, firsts = f"{PAGE}?ordering={ordering}" if ordering else PAGE, [], []
    while address:
        context = client.get(address).context
        seen.append([row.commitment.reference for row in context["page"].rows])
        firsts.append(context["page"].first)
        address, before = context["after"], context["before"]
    asked = client.get(f"/api/v1/commitments/?limit=200&ordering={ordering or 'reference'}").json()["results"]
    assert [reference for page in seen for reference in page] == [each["reference"] for each in asked]
    assert firsts == [1, 51, 101]
    back = client.get(before).context["page"]
    assert [row.commitment.reference for row in back.rows] == seen[1]
    assert back.first == 51


def test_the_head_of_each_column_sorts_the_list_both_ways(client: Client) -> None:
    """Two commitments that differ in each column: the order by it is one, and its reverse the other."""
    early, late = AreaFactory.create(order=801), AreaFactory.create(order=802)
    forms = [FormFactory.create(order=801), FormFactory.create(order=802)]
    leads = [ParticipantFactory.create(order=801), ParticipantFactory.create(order=802)]
    made = []
    for number in range(2):
        commitment = CommitmentFactory.create(
            reference=f"MOC-2098-{number:03}",
            title_en=("Écluse", "Zinc")[number],
            lead=leads[number],
            state=CommitmentState.ACTIVE,
            health=(Health.AT_RISK, Health.DELAYED)[number],
            completion=(Completion.NOT_STARTED, Completion.COMPLETE)[number],
            origin=(Origin.DIALOGUE, Origin.BASELINE)[number],
            begun_on=date(2026, 1, 1 + number),
            due_on=date(2026, 2, 1 + number),
            reporting=("none", "quarterly")[number],
            report_due_on=date(2026, 12, 1 + number),
            review=("keep", "close")[number],
            review_reason="It goes on.",
            reviewed_on=date(2026, 11, 1 + number),
            mark=HandlingMarkFactory.create(audience=(Audience.PUBLIC, Audience.PARTICIPANTS)[number]),
        )
        CommitmentArea.objects.create(commitment=commitment, area=(early, late)[number])
        commitment.forms.add(forms[number])
        commitment.supporting.add(leads[number])
        on = date(2026, 3, 1 + number)
        ProgressReportFactory.create(commitment=commitment, reported_on=on, submitted_at=timezone.now())
        made.append(commitment.reference)
    every = f"columns={','.join(COLUMNS)}"
    heads = client.get(f"{PAGE}?{every}").context["heads"]
    assert len(heads) == len(COLUMNS) + 2
    for head in heads:
        ordering = head.column.ordering
        assert shown(client, f"ordering={ordering}") == made, ordering
        assert shown(client, f"ordering=-{ordering}") == made[::-1], ordering


def test_an_index_has_each_order_that_the_register_offers() -> None:
    orders = {path.removesuffix("__order").removesuffix("__natural") for path in COMMITMENT_FIELDS.orders.values()}
    assert orders == {"reference", *ORDERED}


@pytest.mark.parametrize(("ordering", "further"), [("due_on", 2), ("-lead", 2), ("reference", 2), ("state", 0)])
def test_a_page_begins_behind_a_commitment_that_the_filter_leaves_out(
    client: Client, ordering: str, further: int
) -> None:
    rows = [CommitmentFactory.create(due_on=date(2026, 1, day), lead=None) for day in range(1, 5)]
    Commitment.objects.filter(pk=rows[1].pk).update(state=CommitmentState.COMPLETED)
    # Of states, active comes before completed.
    query = f"state=active&ordering={ordering}&after={rows[1].reference}&from=2"
    assert shown(client, query) == [row.reference for row in rows[2 : 2 + further]]


@pytest.mark.parametrize("ordering", ["title", "-title", "last_report", "-areas", "completion"])
def test_pages_follow_each_other_in_an_order_that_is_computed(client: Client, ordering: str) -> None:
    for number in range(60):
        commitment = CommitmentFactory.create(
            title_en="" if number % 3 else "Same", title_fr=f"Titre {number % 9}", original_language="fr"
        )
        if number % 2:
            CommitmentArea.objects.create(commitment=commitment, area=AreaFactory.create())
            on = date(2026, 1, 1 + number % 5)
            ProgressReportFactory.create(commitment=commitment, reported_on=on, submitted_at=timezone.now())
    listing = read_register_query(QueryDict(f"ordering={ordering}"), _reader(client))
    whole = [each.reference for each in listing.in_order]
    first = client.get(f"{PAGE}?ordering={ordering}").context
    second = client.get(first["after"]).context
    pages = [[row.commitment.reference for row in each["page"].rows] for each in (first, second)]
    assert pages[0] + pages[1] == whole
    back = client.get(second["before"]).context["page"]
    assert [row.commitment.reference for row in back.rows] == pages[0]


def _reader(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def test_the_heads_say_how_the_list_is_sorted(client: Client) -> None:
    CommitmentFactory.create()
    text = client.get(f"{PAGE}?ordering=-due_on").text
    assert text.count('aria-sort="descending"') == 1
    assert f'<th scope="col" class="due_on" aria-sort="descending"><a href="{PAGE}?ordering=due_on">' in text


def test_an_overdue_one_says_by_how_many_days_and_one_that_is_done_does_not(client: Client) -> None:
    due = timezone.now().date() - timedelta(days=40)
    late = CommitmentFactory.create(due_on=due, state=CommitmentState.ACTIVE)
    CommitmentFactory.create(due_on=due, state=CommitmentState.COMPLETED)
    rows = client.get(PAGE).context["page"].rows
    assert [row.commitment for row in rows if row.late] == [late]
    assert "days overdue" in client.get(PAGE).text


def test_a_title_from_another_language_says_so_and_a_narrow_mark_stands_before_it(
    client: Client, ours: Participant
) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT, rank=3, name_en="Own ministry")
    CommitmentFactory.create(title_en="", title_ja="架空の取組", original_language="ja", lead=ours, mark=mark)
    text = client.get(PAGE).text
    assert '<span lang="ja">架空の取組</span>' in text
    assert text.index("Own ministry</span>") < text.index("架空の取組</span>")


def test_the_columns_are_those_that_the_address_names(client: Client) -> None:
    CommitmentFactory.create()
    heads = [str(head.column.label) for head in client.get(f"{PAGE}?columns=mark,lead").context["heads"]]
    assert heads == ["Number", "Title", "Lead", "Handling mark"]


def test_the_last_report_is_the_last_in_force(client: Client) -> None:
    commitment = CommitmentFactory.create()
    at = timezone.now()
    wrong = ProgressReportFactory.create(commitment=commitment, reported_on=date(2026, 5, 1), submitted_at=at)
    ProgressReportFactory.create(commitment=commitment, reported_on=date(2026, 4, 1), submitted_at=at, corrects=wrong)
    ProgressReportFactory.create(commitment=commitment, reported_on=date(2026, 6, 1), submitted_at=None)
    (row,) = client.get(PAGE).context["page"].rows
    assert row.last_report == date(2026, 4, 1)


def test_the_views_that_the_portal_brings_narrow_the_list(client: Client, ours: Participant) -> None:
    theirs = CommitmentFactory.create(state=CommitmentState.ACTIVE, health=Health.NO_EVIDENCE, due_on=None)
    late = date(2020, 3, 31)
    own = CommitmentFactory.create(state=CommitmentState.ACTIVE, lead=ours, health=Health.DELAYED, due_on=late)
    CommitmentFactory.create(state=CommitmentState.COMPLETED, lead=ours, due_on=late)
    others = CommitmentFactory.create(state=CommitmentState.ACTIVE, health=Health.ON_TRACK, due_on=late)
    assert set(shown(client, "view=overdue")) == {own.reference, others.reference}
    assert shown(client, "view=our-overdue") == [own.reference]
    others.delete()
    assert shown(client, "view=ours") == [own.reference]
    assert shown(client, "view=at-risk-or-delayed") == [own.reference]
    assert shown(client, "view=no-evidence") == [theirs.reference]
    assert set(shown(client, "view=all-active")) == {theirs.reference, own.reference}
    heads = client.get(f"{PAGE}?view=ours").context["heads"]
    assert "view=ours" in next(head.url for head in heads if head.column.name == "due_on")
    # What the address says beside a view wins.
    assert shown(client, "view=all-active&state=completed") != []


def test_more_than_a_thousand_are_not_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitments.views.register.rows.COUNTED", 2)
    CommitmentFactory.create_batch(3)
    assert "1 to 3 of more than 2" in client.get(PAGE).text


def test_a_longer_register_costs_no_more_statements(client: Client) -> None:
    counts = []
    for more in (1, 9):
        for commitment in CommitmentFactory.create_batch(more):
            CommitmentArea.objects.create(commitment=commitment, area=AreaFactory.create())
            ProgressReportFactory.create(commitment=commitment, submitted_at=timezone.now())
        every = f"columns={','.join(COLUMNS)}"
        client.get(f"{PAGE}?{every}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{PAGE}?{every}")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(("role", "offered"), [(Role.READER, False), (Role.EDITOR, True), (Role.SECRETARIAT, True)])
def test_a_new_one_is_offered_to_who_may_enter_it(role: Role, offered: bool) -> None:
    page = signed_in(UserFactory.create(role=role)).get(PAGE)
    assert (reverse("commitments:new-commitment") in page.text) is offered


def test_for_an_administrator_it_is_not_there_and_who_is_not_signed_in_is_asked_to() -> None:
    assert signed_in(UserFactory.create(role=Role.ADMINISTRATOR)).get(PAGE).status_code == 404
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize(
    "query",
    [
        *("search=%00", "after=%00", "lead=%00", "from=-1&after=x", "from=99999999999&before=x"),
        f"search={'x' * 301}",
        *("created_at__gte=9999999-1-1", "area=%22%27%3B--", "view=%F0%9F%98%80", "due_on__isnull=perhaps"),
        *("lead__isnull=true", "provision=9(z)", "state=active,draft", "due_on=2026-02-30"),
        "superseded_by=2020-99-99",
    ],
)
def test_no_address_breaks_it(client: Client, query: str) -> None:
    CommitmentFactory.create()
    assert client.get(f"{PAGE}?{query}").status_code == 200
    assert Commitment.objects.count() == 1
