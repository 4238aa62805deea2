"""Work list of translations and the acts on one: visibility, changes of the original, confirmation, declared typos."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commitments.enums import CommitmentState
from commitments.models import Commitment, ProgressReport
from commitments.querysets import SHARED
from contacts.enums import Role
from contacts.models import HandlingMark, Participant
from core.changes.translations import Translation, TranslationConfirmation
from core.db.multilingual import texts_of
from core.text.facts import disagreements
from core.text.multilingual_text import LANGUAGES
from dialogue.models import ActionItem, Dialogue, Paper
from dialogue.services import translations
from tests import tables
from tests.factories import register
from tests.factories.register import account
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

LIST = "/translations/?language=fr"


@pytest.fixture(autouse=True)
def _seeded() -> None:
    tables.seed()


@pytest.fixture
def commitment() -> Commitment:
    """Return a commitment of METI whose French title is older than the original."""
    made = register.commitment(
        "METI",
        original_language="en",
        title_en="Graphite pilot in three months",
        title_fr="Projet pilote sur le graphite dans trois mois",
    )
    Commitment.objects.filter(pk=made.pk).update(title_en="Graphite pilot in six months")
    return made


def page(commitment: Commitment) -> str:
    return f"/translations/commitment/{commitment.pk}/title/fr/"


def translation(commitment: Commitment) -> Translation:
    return Translation.objects.get(table="commitments_commitment", record=commitment.pk, text="title", language="fr")


def state(commitment: Commitment) -> str:
    return translation(commitment).state


def post(client: Client, commitment: Commitment, act: str, **other: str) -> Any:
    row = translation(commitment)
    return client.post(page(commitment), {"act": act, "original": row.original, "digest": row.digest} | other)


def test_the_list_has_old_and_missing_texts_of_visible_records(commitment: Commitment) -> None:
    reader = signed_in(account(Role.READER, "GAC"))
    assert page(commitment) in reader.get(f"{LIST}&state=old").text
    assert page(commitment) not in reader.get("/translations/?language=ja&state=old").text
    assert page(commitment).replace("/fr/", "/ja/") in reader.get("/translations/?language=ja&state=missing").text
    # A draft of METI.
    Commitment.objects.filter(pk=commitment.pk).update(state=CommitmentState.DRAFT)
    assert page(commitment) not in reader.get(LIST).text
    assert reader.get(page(commitment)).status_code == 404


def test_the_page_shows_the_changes_of_the_original_since_the_translation(commitment: Commitment) -> None:
    text = signed_in(account(Role.READER, "GAC")).get(page(commitment)).text
    deleted, added = (
        text.partition("<del>")[2].partition("</del>")[0],
        text.partition("<ins>")[2].partition("</ins>")[0],
    )
    assert "three" in deleted
    assert "six" in added
    assert "Projet pilote sur le graphite dans trois mois" in text
    assert "<button" not in text.partition("comparison")[2].partition("</main>")[0]


def test_an_original_from_a_time_when_the_record_was_hidden_is_not_shown(commitment: Commitment) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(state=CommitmentState.DRAFT)
    Commitment.objects.filter(pk=commitment.pk).update(title_en="A draft title", title_fr="Un titre provisoire")
    Commitment.objects.filter(pk=commitment.pk).update(title_en="Graphite pilot", state=CommitmentState.ACTIVE)
    text = signed_in(account(Role.READER, "GAC")).get(page(commitment)).text
    assert "A draft title" not in text
    assert "A draft title" in signed_in(account(Role.EDITOR, "METI")).get(page(commitment)).text.replace("</del>", "")


def test_an_editor_of_the_record_confirms_and_no_one_else(commitment: Commitment) -> None:
    for role, ministry in ((Role.READER, "METI"), (Role.EDITOR, "GAC")):
        assert post(signed_in(account(role, ministry)), commitment, "confirm").status_code == 403
    assert state(commitment) == "old"
    editor = account(Role.EDITOR, "METI")
    assert post(signed_in(editor), commitment, "confirm").status_code == 302
    assert state(commitment) == "approved"
    assert translation(commitment).approved_by == editor.pk
    # The next change of the original makes it old again.
    Commitment.objects.filter(pk=commitment.pk).update(title_en="Graphite pilot in nine months")
    assert state(commitment) == "old"


def test_a_record_shows_no_approval_by_an_unknown_person(commitment: Commitment) -> None:
    seeded = Commitment.objects.filter(state=CommitmentState.ACTIVE).exclude(pk=commitment.pk).first()
    assert seeded is not None
    reader = signed_in(account(Role.READER, "GAC"))
    assert "/title/fr/" not in reader.get(seeded.get_absolute_url()).text
    assert page(commitment) in reader.get(commitment.get_absolute_url()).text
    post(signed_in(account(Role.EDITOR, "METI")), commitment, "confirm")
    assert page(commitment) in reader.get(commitment.get_absolute_url()).text


def test_a_confirmation_is_of_the_texts_that_were_seen(commitment: Commitment) -> None:
    client = signed_in(account(Role.EDITOR, "METI"))
    assert post(client, commitment, "confirm", original="0" * 32).status_code == 302
    assert state(commitment) == "old"
    assert "has changed since" in client.get(page(commitment)).text


def test_confirmation_is_stored_once_and_a_stale_page_redirects(commitment: Commitment) -> None:
    client = signed_in(account(Role.EDITOR, "METI"))
    assert post(client, commitment, "confirm").status_code == 302
    assert post(client, commitment, "confirm").status_code == 302
    assert TranslationConfirmation.objects.count() == 1
    assert post(client, commitment, "typo", original="0" * 32).status_code == 302
    assert post(client, commitment, "other", original="0" * 32).status_code == 403


def test_the_ministry_of_a_paper_confirms_its_translation() -> None:
    paper = Paper.objects.create(
        dialogue=Dialogue.objects.get(number=3),
        mark=HandlingMark.objects.filter(audience__in=SHARED)[0],
        expected_from=Participant.objects.get(code="METI"),
        number=90,
        original_language="en",
        title_en="One",
        title_fr="Un",
    )
    Paper.objects.filter(pk=paper.pk).update(title_en="Two")
    address = f"/translations/paper/{paper.pk}/title/fr/"
    row = Translation.objects.get(table="dialogue_paper", record=paper.pk, text="title", language="fr")
    act = {"act": "confirm", "original": row.original, "digest": row.digest}
    assert signed_in(account(Role.EDITOR, "GAC")).post(address, act).status_code == 403
    assert signed_in(account(Role.EDITOR, "METI")).post(address, act).status_code == 302


def test_submitted_reports_are_no_work(commitment: Commitment) -> None:
    editor = account(Role.EDITOR, "METI")
    assert commitment.lead is not None
    report = ProgressReport.objects.create(
        entered_by=editor,
        commitment=commitment,
        participant=commitment.lead,
        reported_on="2026-11-01",
        original_language="en",
        text_en="One",
        health="on_track",
    )
    listed = translations.open_translations(editor).filter(table="commitments_progressreport", record=report.pk)
    assert listed.exists()
    ProgressReport.objects.filter(pk=report.pk).update(submitted_at="2026-11-02T00:00Z")
    assert not listed.exists()


def test_the_page_of_an_action_links_the_action_and_no_hidden_commitment(commitment: Commitment) -> None:
    action = ActionItem.objects.create(
        dialogue=Dialogue.objects.get(number=1),
        number=90,
        original_language="en",
        title_en="One",
        title_fr="Un",
        commitment=commitment,
    )
    address = f"/translations/actionitem/{action.pk}/title/fr/"
    reader = signed_in(account(Role.READER, "GAC"))
    assert action.get_absolute_url() in reader.get(address).text
    Commitment.objects.filter(pk=commitment.pk).update(state=CommitmentState.DRAFT)
    assert commitment.reference not in reader.get(address).text


def test_a_filter_without_results_does_not_claim_that_all_is_translated(commitment: Commitment) -> None:
    text = signed_in(account(Role.READER, "GAC")).get("/translations/?language=ja&state=machine").text
    assert "No results for these filters." in text
    assert "No texts in this language need work." not in text


@pytest.mark.parametrize(("role", "ministry"), [(Role.EDITOR, "METI"), (Role.SECRETARIAT, "")])
def test_a_typo_is_confirmed_by_another_person(commitment: Commitment, role: Role, ministry: str) -> None:
    writer = signed_in(account(Role.CONTACT_OFFICER, "METI"))
    assert post(writer, commitment, "typo").status_code == 302
    assert state(commitment) == "old"
    assert post(writer, commitment, "confirm-typo").status_code == 403
    second = signed_in(account(role, ministry))
    assert post(second, commitment, "confirm-typo").status_code == 302
    assert state(commitment) == "approved"
    assert TranslationConfirmation.objects.get().confirmed_by is not None


def test_the_number_of_statements_does_not_grow_with_the_list(commitment: Commitment) -> None:
    client = signed_in(account(Role.READER, "GAC"))
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as before:
        client.get(LIST)
    for _each in range(5):
        register.commitment("METI")
    with CaptureQueriesContext(connection) as after:
        client.get(LIST)
    assert len(after) == len(before)


@pytest.mark.parametrize(
    "address",
    ["commitment/1/title/en/", "commitment/1/nothing/fr/", "official/1/title/fr/", "commitment/999999/title/fr/"],
)
def test_what_is_no_translation_is_not_found(commitment: Commitment, address: str) -> None:
    address = address.replace("/1/", f"/{commitment.pk}/")
    assert signed_in(account(Role.READER, "GAC")).get(f"/translations/{address}").status_code == 404


def test_facts_that_differ_are_shown_until_they_are_equal(commitment: Commitment) -> None:
    browser = signed_in(account(Role.EDITOR, "METI"))
    shown = browser.get(page(commitment))
    assert [(each.ours.written, each.theirs.written) for each in shown.context["differing"]] == [
        ("six months", "trois mois")
    ]
    assert "Facts that differ" in shown.text
    Commitment.objects.filter(pk=commitment.pk).update(title_fr="Projet pilote sur le graphite dans six mois")
    assert "Facts that differ" not in browser.get(page(commitment)).text


def test_a_person_who_confirms_the_translation_settles_its_facts(commitment: Commitment) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(title_fr="Projet pilote dans une demi-année")
    browser = signed_in(account(Role.EDITOR, "METI"))
    row = translation(commitment)
    assert "confirm" in {act for act, *_rest in browser.get(page(commitment)).context["acts"]}
    browser.post(page(commitment), {"act": "confirm", "original": row.original, "digest": row.digest})
    shown = browser.get(page(commitment))
    assert "A person has confirmed this translation." in shown.text
    assert "confirm" not in {act for act, *_rest in shown.context["acts"]}


def test_the_seed_states_the_same_facts_in_each_language() -> None:
    names, checked = translations.body_names(), 0
    for model in translations.translated_models().values():
        records: Any = model._default_manager.all()
        for record in records:
            for text in texts_of(model):
                ours = getattr(record, f"{text}_{record.original_language}")
                for language in set(LANGUAGES) - {record.original_language}:
                    if theirs := getattr(record, f"{text}_{language}"):
                        found = disagreements(ours, record.original_language, theirs, language, names)
                        assert found == [], (record, text, ours, theirs)
                        checked += 1
    assert checked > 20
