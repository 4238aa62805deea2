"""The lists of the admin are searched as the API is."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from contacts.enums import Role
from core.search import columns_of, index_of
from tests.factories.commitments import ActivityFactory, CommitmentFactory, ProgressReportFactory
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretariat(client: Client) -> Client:
    user = UserFactory.create(role=Role.SECRETARIAT)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def found(client: Client, model: str, words: str) -> list[int]:
    response = client.get(reverse(f"admin:commitments_{model}_changelist"), {"q": words})
    return [row.pk for row in response.context["cl"].result_list]


def test_each_list_of_an_indexed_model_asks_the_index() -> None:
    for model, its_admin in admin.site._registry.items():
        if (index := index_of(model)) is not None and its_admin.search_fields:
            asked = columns_of(model, [str(field) for field in its_admin.search_fields])
            assert set(index.fields) <= set(asked), model


@pytest.mark.parametrize("words", ["elan", "Ｅ́lan", "備蓄", "蓄", "vital elan", "l'el"])
def test_a_commitment_is_found_in_three_languages(secretariat: Client, words: str) -> None:
    commitment = CommitmentFactory.create(title_en="Vital", text_en="Stock", text_fr="L’Élan", text_ja="備蓄")
    CommitmentFactory.create()
    assert found(secretariat, "commitment", words) == [commitment.pk]


def test_an_activity_is_found_by_its_place(secretariat: Client) -> None:
    activity = ActivityFactory.create(place_en="Place", place_fr="Québec")
    ActivityFactory.create()
    assert found(secretariat, "activity", "quebec") == [activity.pk]


@pytest.mark.parametrize("words", ["moc-2031-007", "ELAN", "elan moc-2031"])
def test_a_report_is_found_by_its_text_and_by_its_commitment(secretariat: Client, words: str) -> None:
    commitment = CommitmentFactory.create(reference="MOC-2031-007")
    report = ProgressReportFactory.create(commitment=commitment, text_fr="Élan", submitted=True)
    ProgressReportFactory.create(submitted=True)
    assert found(secretariat, "progressreport", words) == [report.pk]


def test_a_whole_page_of_words_finds_nothing(secretariat: Client) -> None:
    CommitmentFactory.create(title_en="x" * 250)
    assert found(secretariat, "commitment", "x" * 201) == []
