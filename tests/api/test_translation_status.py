"""Status of translations in the answer of a commitment, and its entity tag."""

import pghistory
import pytest
from django.test import Client
from django.urls import reverse

from commitments.models import Commitment
from contacts.models import Participant
from core.changes import translations
from core.changes.translations import Translation
from tests.factories.commitments import CommitmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(ours: Participant) -> str:
    """Return the address of a commitment with an old French and a machine's Japanese title."""
    made = CommitmentFactory.create(lead=ours, original_language="en", title_en="Three", title_fr="Trois")
    rows = Commitment.objects.filter(pk=made.pk)
    rows.update(title_en="Six")
    with pghistory.context(made="machine"):
        rows.update(title_ja="六")
    return reverse("api:commitment-detail", args=[made.reference])


def test_a_commitment_states_the_status_of_each_translation(address: str, reader: Client) -> None:
    title = reader.get(address).json()["translations"]["title"]
    assert {language: (each["state"], each["by"]) for language, each in title.items()} == {
        "fr": ("old", "person"),
        "ja": ("machine", "machine"),
    }
    assert title["fr"]["of_version"] != title["ja"]["of_version"]
    assert title["ja"]["at"].endswith("Z")
    listed = reader.get(reverse("api:commitment-list")).json()["results"]
    assert title in [each["translations"].get("title") for each in listed]


def test_a_confirmation_changes_the_entity_tag(address: str, reader: Client) -> None:
    before = reader.get(address)
    translations.confirm(Translation.objects.get(language="fr", text="title"), by=1)
    after = reader.get(address, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after.json()["translations"]["title"]["fr"]["state"] == "approved"
    assert after.json()["version"] == before.json()["version"]
