"""Views that people keep of the register: who finds them, who changes them, and that they show nothing more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.enums import CommitmentState, ViewSharing
from commitments.forms import NewViewForm
from commitments.models import SavedView
from commitments.services import register_views
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

REGISTER, VIEWS = reverse("commitments:register"), reverse("commitments:saved-views")


@pytest.fixture
def ours() -> Participant:
    return ParticipantFactory.create()


@pytest.fixture
def maker(ours: Participant) -> User:
    return UserFactory.create(role=Role.READER, participant=ours)


def saved(maker: User, sharing: ViewSharing, query: str = "state=active") -> SavedView:
    response = signed_in(maker).post(VIEWS, {"name": "遅れている取組", "sharing": sharing.value, "query": query})
    assert response.status_code == 302, response.text
    return SavedView.objects.latest("pk")


def test_what_is_kept_is_what_the_address_asks_and_is_there(maker: User) -> None:
    query = "state=active&lead=XYZ&health__in=delayed,fine&ordering=-due_on&columns=lead,due_on&after=MOC-1-1&view=x"
    view = saved(maker, ViewSharing.PRIVATE, query)
    assert set(view.query.split("&")) == {
        "health__in=delayed",
        "state=active",
        "ordering=-due_on",
        "columns=lead,due_on",
    }
    assert view.slug.startswith("遅れている取組-")


def test_it_is_listed_opened_and_named_in_its_language(maker: User) -> None:
    found = CommitmentFactory.create(state=CommitmentState.ACTIVE)
    CommitmentFactory.create(state=CommitmentState.COMPLETED)
    view = saved(maker, ViewSharing.PRIVATE)
    page = signed_in(maker).get(view.get_absolute_url())
    assert [row.commitment for row in page.context["page"].rows] == [found]
    assert page.context["view"].saved == view
    assert f'lang="en" aria-current="page">{view.name}</a>' in page.text


@pytest.mark.parametrize(
    ("sharing", "colleague", "other", "secretariat"),
    [
        (ViewSharing.PRIVATE, False, False, False),
        (ViewSharing.PARTICIPANT, True, False, False),
        (ViewSharing.ALL, True, True, True),
    ],
)
def test_who_else_finds_it(
    maker: User, ours: Participant, sharing: ViewSharing, colleague: bool, other: bool, secretariat: bool
) -> None:
    view = saved(maker, sharing)
    for account, finds in (
        (UserFactory.create(role=Role.EDITOR, participant=ours), colleague),
        (UserFactory.create(role=Role.EDITOR, participant=ParticipantFactory.create()), other),
        (UserFactory.create(role=Role.SECRETARIAT), secretariat),
    ):
        client = signed_in(account)
        assert (view.name in client.get(VIEWS).text) is finds
        page = client.get(view.get_absolute_url())
        assert (page.context["view"] is not None) is finds
        assert ([each.saved for each in page.context["saved_views"]] == [view]) is finds
        # Whoever finds it, only who made it changes it.
        address = reverse("commitments:saved-view", args=[view.slug])
        assert client.get(address).status_code == client.post(address, {"delete": "yes"}).status_code == 404
    assert SavedView.objects.get() == view


def test_a_shared_one_shows_each_reader_only_what_that_reader_may_see(maker: User, ours: Participant) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    own = CommitmentFactory.create(lead=ours, mark=narrow, state=CommitmentState.ACTIVE)
    view = saved(maker, ViewSharing.ALL)
    other = UserFactory.create(role=Role.READER, participant=ParticipantFactory.create())
    assert own.reference in signed_in(maker).get(view.get_absolute_url()).text
    page = signed_in(other).get(view.get_absolute_url())
    assert own.reference not in page.text
    assert page.context["page"].count == 0


def test_who_made_it_renames_shares_and_deletes_it_and_the_address_stays(maker: User) -> None:
    view, client = saved(maker, ViewSharing.PRIVATE), signed_in(maker)
    address = reverse("commitments:saved-view", args=[view.slug])
    assert f'href="{address}"' in client.get(reverse("accounts:account")).text
    assert client.post(address, {"name": "Late", "sharing": "participant"}).status_code == 302
    changed = SavedView.objects.get()
    assert (changed.name, changed.slug, changed.participant) == ("Late", view.slug, maker.participant)
    assert client.post(address, {"name": "", "sharing": "all"}).status_code == 400
    assert client.post(address, {"delete": "yes"}).status_code == 302
    assert not SavedView.objects.exists()
    assert "Unknown filter ignored" in client.get(view.get_absolute_url()).text


@pytest.mark.parametrize("sent", [{"name": "Late", "sharing": "private"}, {"delete": "yes"}])
def test_who_changes_it_twice_at_once_waits_and_finds_it_as_it_is(maker: User, sent: dict[str, str]) -> None:
    """Renamed in one tab after it was deleted in another it would be written to no row, which is an error."""
    address = reverse("commitments:saved-view", args=[saved(maker, ViewSharing.PRIVATE).slug])
    client = signed_in(maker)
    with CaptureQueriesContext(connection) as captured:
        client.post(address, sent)
    read = [each["sql"] for each in captured if '"slug" =' in each["sql"]]
    assert [statement.endswith("FOR UPDATE") for statement in read] == [True]


@pytest.mark.parametrize(
    "sent",
    [
        {"name": "", "sharing": "private", "query": "state=active"},
        {"name": "A view", "sharing": "private", "query": ""},
        {"name": "A view", "sharing": "private", "query": "lead=XYZ"},
        {"name": "A view", "sharing": "world", "query": "state=active"},
        {"name": "A view", "sharing": "private", "query": "search=" + "x" * 3_000},
        {"name": "A\x00view", "sharing": "private", "query": "state=active"},
        {},
    ],
)
def test_what_is_no_view_is_refused_and_said(maker: User, sent: dict[str, str]) -> None:
    answer = signed_in(maker).post(VIEWS, sent)
    assert answer.status_code == 400
    assert "There is a problem" in answer.text
    assert not SavedView.objects.exists()


def test_who_belongs_to_no_ministry_shares_with_everyone_or_nobody() -> None:
    secretariat = UserFactory.create(role=Role.SECRETARIAT)
    sent = {"name": "A view", "sharing": "participant", "query": "state=active"}
    assert signed_in(secretariat).post(VIEWS, sent).status_code == 400


def test_an_account_keeps_no_more_than_it_finds_again(maker: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NewViewForm, "MOST", 1)
    saved(maker, ViewSharing.PRIVATE)
    answer = signed_in(maker).post(VIEWS, {"name": "More", "sharing": "private", "query": "state=draft"})
    assert answer.status_code == 400
    assert "You have reached the limit of 1 views. Delete a view first." in answer.text


def test_what_others_share_never_pushes_one_s_own_out_of_the_list(maker: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_views, "MAX_SAVED_VIEWS", 2)
    own = saved(maker, ViewSharing.PRIVATE)
    for name in ("A", "B"):
        sent = {"name": name, "sharing": "all", "query": "state=active"}
        assert signed_in(UserFactory.create(role=Role.SECRETARIAT)).post(VIEWS, sent).status_code == 302
    assert [view.label for view in signed_in(maker).get(VIEWS).context["views"]] == [own.name, "A"]


def test_for_an_administrator_they_are_not_there() -> None:
    client = signed_in(UserFactory.create(role=Role.ADMINISTRATOR))
    assert client.get(VIEWS).status_code == 404
    assert client.post(VIEWS, {"name": "A", "sharing": "private", "query": "state=active"}).status_code == 404


def test_more_views_cost_no_more_statements(maker: User) -> None:
    client, counts = signed_in(maker), []
    for more in (1, 5):
        for _number in range(more):
            saved(maker, ViewSharing.PARTICIPANT)
        for address in (VIEWS, REGISTER):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
