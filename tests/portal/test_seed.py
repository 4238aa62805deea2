"""The MOC and its public history as the seed loads them."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from commitments.models import AreaOfCooperation, Commitment, FormOfCooperation, Instrument, Provision, ProvisionText
from contacts.enums import Audience
from contacts.models import ContactPoint, HandlingMark, Participant
from dialogue.models import ActionItem, CoChair, Dialogue
from mocportal import seed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def moc() -> Instrument:
    return seed.load()


def counts() -> dict[str, int]:
    names = ("contacts", "commitments", "dialogue")
    return {
        model._meta.label: model._default_manager.count()
        for name in names
        for model in apps.get_app_config(name).get_models()
    }


def test_loading_again_changes_nothing_and_leaves_no_history() -> None:
    before = counts()
    call_command("seed", verbosity=0)
    assert counts() == before


def test_a_translation_that_was_corrected_stays_corrected() -> None:
    AreaOfCooperation.objects.filter(code="2(c)(vii)").update(title_fr="R-D")
    seed.load()
    assert AreaOfCooperation.objects.get(code="2(c)(vii)").title_fr == "R-D"


def test_the_five_participants_stand_in_the_order_of_the_moc() -> None:
    assert list(Participant.objects.values_list("code", flat=True)) == ["METI", "MOFA", "ISED", "NRCAN", "GAC"]


def test_the_moc_is_in_operation_since_the_last_signature(moc: Instrument) -> None:
    assert moc.signatures.count() == 5
    assert moc.in_operation_from() == date(2023, 9, 21)


def test_the_text_has_nine_articles_ten_areas_and_six_forms() -> None:
    assert Provision.objects.filter(kind="article").count() == 9
    assert Provision.objects.filter(kind="recital").count() == 12
    assert AreaOfCooperation.objects.count() == 10
    assert FormOfCooperation.objects.count() == 6
    assert Provision.objects.get(code="2(c)(iv)").key == "2.c.iv"
    assert Provision.objects.get(code="2(c)(iv)").parent == Provision.objects.get(code="2(c)")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2(c)(ii)", "Collaborating in times of emergency to support the resilience of battery supply chains"),
        ("2(b)", "seek to develop sustainable and reliable global battery supply chain from upstream"),
        ("2(c)", "among and between, respective governments, and industry, to explore"),
        ("9(a)", "This MOC will come into operation on its last date of signature."),
        ("preamble-12", "high environmental, social, and governance (ESG) standards"),
    ],
)
def test_spelling_capitals_and_punctuation_are_the_mocs_own(code: str, words: str) -> None:
    assert words in ProvisionText.objects.get(provision__code=code).text


def test_identifiers_of_provisions_are_the_same_in_every_installation(moc: Instrument) -> None:
    identifier = str(moc.provisions.get(code="4(a)(iii)").identifier)
    assert identifier == "6de173c2-d9e5-514a-84fe-b561fbea00d3"


def test_the_day_of_the_first_dialogue_stays_unknown() -> None:
    first, second, third = Dialogue.objects.order_by("number")
    assert (first.held_on, first.year) == (None, None)
    assert (first.earliest_on, first.latest_on) == (date(2023, 10, 9), date(2025, 7, 9))
    assert second.held_on == date(2025, 8, 26)
    assert (third.held_on, third.status) == (None, "tentative")


def test_ised_then_nrcan_chaired_for_canada_and_meti_for_japan() -> None:
    chairs = CoChair.objects.order_by("dialogue__number", "side__order")
    assert list(chairs.values_list("participant__code", flat=True)) == ["METI", "ISED", "METI", "NRCAN"]


def test_the_actions_on_record_are_commitments_with_source_and_without_an_invented_lead_or_date() -> None:
    assert Commitment.objects.count() == 5
    assert ActionItem.objects.filter(commitment__isnull=False).count() == 5
    for commitment in Commitment.objects.all():
        assert commitment.source
        assert commitment.lead is None
        assert commitment.due_on is None
        assert commitment.title_fr
        assert commitment.title_ja


def test_no_mailbox_is_invented() -> None:
    assert ContactPoint.objects.count() == 5
    assert not any(point.is_reachable for point in ContactPoint.objects.all())


@pytest.mark.owner
def test_the_database_knows_its_smallest_tables_once_the_seed_is_loaded() -> None:
    call_command("seed", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stats WHERE tablename = %s", ["contacts_handlingmark"])
        assert cursor.fetchone()[0] > 0


def test_the_label_of_a_mark_says_what_its_name_says() -> None:
    """TLP 2.0: GREEN goes on to a wider community, AMBER stays with those who need to know, RED with the named."""
    found = dict(HandlingMark.objects.values_list("audience", "tlp"))
    assert found == {
        Audience.PUBLIC: "TLP:CLEAR",
        Audience.PARTICIPANTS: "TLP:AMBER",
        Audience.OWN_PARTICIPANT: "TLP:AMBER+STRICT",
        Audience.NAMED: "TLP:RED",
    }
