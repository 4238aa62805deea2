"""Lists of the admin that are longer than anyone counts: what they say, and what they do not tell."""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
from django.db.models import ManyToManyField
from django.test import Client
from django.urls import reverse

from commitments.admin.commitments import CommitmentAdmin
from commitments.enums import CommitmentState
from contacts.enums import Role
from core.admin import lists, visibility
from core.admin.visibility import VisibleAdmin
from tests.factories.commitments import CommitmentAreaFactory, CommitmentFactory, CommitmentFormFactory
from tests.factories.contacts import ParticipantFactory, UserFactory

pytestmark = pytest.mark.django_db

LIST = reverse("admin:commitments_commitment_changelist")


@pytest.fixture
def reader(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Who reads lists that count to four and show two on a page."""
    for module in (visibility, lists):
        monkeypatch.setattr(module, "COUNTED", 4)
    monkeypatch.setattr(CommitmentAdmin, "list_per_page", 2)
    monkeypatch.setattr(CommitmentAdmin, "list_max_show_all", 2)
    user = UserFactory.create(role=Role.READER, participant=ParticipantFactory.create())
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_list_counts_no_further_than_anyone_turns_pages(reader: Client) -> None:
    CommitmentFactory.create_batch(7)
    text = reader.get(LIST).text
    assert "More than 4 commitments" in text
    assert "7 commitments" not in text


def test_what_is_hidden_never_makes_a_list_longer_than_it_counts(reader: Client) -> None:
    CommitmentFactory.create_batch(4)
    CommitmentFactory.create_batch(3, state=CommitmentState.DRAFT)
    response = reader.get(LIST)
    assert "More than" not in response.text
    assert response.context["cl"].result_count == 4


def test_every_page_can_be_reached_from_the_one_before(reader: Client) -> None:
    rows = CommitmentFactory.create_batch(13)
    shown, page = [], 1
    while True:
        listed = reader.get(LIST, {"p": page}).context["cl"]
        shown += [row.pk for row in listed.result_list]
        if page == listed.paginator.num_pages:
            break
        page += 1
    assert shown == [row.pk for row in sorted(rows, key=lambda row: row.reference)]


@pytest.mark.parametrize("page", ["9" * 400, "0", "-1", "٣", "x", "999999999"])
def test_a_page_that_is_none_is_an_address_without_a_list(page: str, reader: Client) -> None:
    CommitmentFactory.create_batch(5)
    assert reader.get(LIST, {"p": page}).status_code in {200, 302}


@pytest.mark.parametrize("query", ["areas__id__exact={area}", "areas__isnull=False"])
def test_what_has_several_links_is_found_once(query: str, reader: Client) -> None:
    commitment = CommitmentFactory.create()
    first, _second = CommitmentAreaFactory.create_batch(2, commitment=commitment)
    CommitmentFormFactory.create(commitment=commitment)
    listed = reader.get(f"{LIST}?{query.format(area=first.area_id)}").context["cl"]
    assert [row.pk for row in listed.result_list] == [commitment.pk]
    assert "DISTINCT" not in str(listed.queryset.query)


def test_no_filter_of_a_list_joins_what_it_would_have_to_take_out_again(reader: Client) -> None:
    request = reader.get(LIST).wsgi_request
    for model, its_admin in admin.site._registry.items():
        if not isinstance(its_admin, VisibleAdmin):
            continue
        for declared in its_admin.get_list_filter(request):
            if isinstance(declared, str):
                path = get_fields_from_path(model, declared)
                assert not any(isinstance(field, ManyToManyField) for field in path), (model, declared)


def test_a_long_list_offers_the_years_from_its_first_day_to_its_last(reader: Client) -> None:
    for year in (2026, 2027, 2029):
        CommitmentFactory.create_batch(2, due_on=date(year, 3, 31))
    CommitmentFactory.create(due_on=date(2035, 1, 1), state=CommitmentState.DRAFT)
    listed = reader.get(LIST).context["cl"]
    assert [span.title for span in listed.spans] == ["2026", "2027", "2028", "2029"]
    narrowed = reader.get(LIST + listed.spans[0].link).context["cl"]
    assert {row.due_on for row in narrowed.result_list} == {date(2026, 3, 31)}


def test_a_long_list_of_one_year_offers_its_months_and_one_of_a_month_its_days(reader: Client) -> None:
    CommitmentFactory.create_batch(6, due_on=date(2028, 2, 3))
    months = reader.get(LIST, {"due_on__year": "2028"}).context["cl"]
    assert [span.title for span in months.spans][1:3] == ["February 2028", "March 2028"]
    days = reader.get(LIST + months.spans[1].link)
    assert len(days.context["cl"].spans) == 29
    assert "&lsaquo; 2028" in days.text
    one = reader.get(LIST + days.context["cl"].spans[2].link)
    assert one.context["cl"].result_count == 4


def test_the_choices_of_a_field_go_on_from_page_to_page(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visibility, "COUNTED", 21)
    CommitmentFactory.create_batch(45)
    asked = {"app_label": "dialogue", "model_name": "overlap", "field_name": "commitment"}
    pages = [reader.get(reverse("admin:autocomplete"), {**asked, "page": page}).json() for page in (1, 2, 3)]
    assert [len(page["results"]) for page in pages] == [20, 20, 5]
    assert [page["pagination"]["more"] for page in pages] == [True, True, False]
