"""The page of the record: who reads it when, who acts on it, and that nothing typed is lost by a refusal."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html  # type: ignore[import-untyped]  # lxml has no types.

from contacts.enums import Role
from dialogue.models import Clearance, Record, RecordCorrection
from dialogue.services import clearances
from dialogue.services.record_paragraphs import edit_paragraph, remove_paragraph
from tests.dialogue.views.record_sessions import as_role
from tests.factories import law
from tests.factories.contacts import UserFactory
from tests.factories.records import AT, CLEAR_BY, LATER, Held, adopted, dialogue_held, drafted, opened
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/dialogues/1/record/"
READERS = [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER]


def path(held: Held, act: str, place: int = 0) -> str:
    return f"{PAGE}{held.paragraphs[place].pk}/{act}/"


@pytest.mark.parametrize("role", READERS)
def test_a_draft_is_the_secretariat_s_alone(role: Role) -> None:
    held = drafted()
    assert as_role(held, role).get(PAGE).status_code == 404
    assert as_role(held, Role.SECRETARIAT).get(PAGE).status_code == 200
    page = as_role(held, role).get("/dialogues/1/").content.decode()
    assert held.record.symbol not in page


@pytest.mark.parametrize("role", [*READERS, Role.SECRETARIAT])
@pytest.mark.parametrize("made", [opened, adopted])
def test_once_open_whoever_reads_the_register_reads_it(role: Role, made: object) -> None:
    held = made()  # type: ignore[operator]
    answer = as_role(held, role).get(PAGE)
    assert answer.status_code == 200
    for paragraph in held.paragraphs:
        assert paragraph.text_en in answer.content.decode()


def test_an_administrator_finds_no_record_and_who_is_not_signed_in_is_asked_to() -> None:
    held = opened()
    assert as_role(held, Role.ADMINISTRATOR).get(PAGE).status_code == 404
    assert Client().get(PAGE).status_code == 302


SECRETARIAT_S = ["edit", "out", "up", "down", "correct"]


@pytest.mark.parametrize("act", SECRETARIAT_S)
def test_a_participant_does_not_keep_the_record(act: str) -> None:
    held = opened()
    client = as_role(held, Role.CONTACT_OFFICER)
    assert client.post(path(held, act)).status_code == 403
    for whole in ("draft", "open", "adopt", "paragraphs"):
        assert client.post(f"{PAGE}{whole}/").status_code == 403


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.SECRETARIAT])
def test_only_contact_point_officers_clear_and_comment(role: Role) -> None:
    held = opened()
    client = as_role(held, role)
    for act in ("clear", "comment"):
        assert client.post(path(held, act)).status_code == 403
    assert client.post(f"{PAGE}clear/").status_code == 403
    assert not Clearance.objects.exists()


@pytest.mark.parametrize("act", [*SECRETARIAT_S, "clear", "comment"])
def test_acts_are_posted_and_find_the_paragraphs_of_their_own_record_alone(act: str) -> None:
    held = opened()
    client = as_role(held, Role.SECRETARIAT if act in SECRETARIAT_S else Role.CONTACT_OFFICER)
    assert client.get(path(held, act)).status_code == 405
    dialogue_held(held.moc, number=2)
    elsewhere = path(held, act).replace("/1/record/", "/2/record/")
    assert client.post(elsewhere).status_code == 404


def test_the_secretariat_drafts_opens_and_adopts() -> None:
    moc = law.memorandum()
    dialogue = dialogue_held(moc)
    held = Held(moc, dialogue, UserFactory.create(role=Role.SECRETARIAT), Record(dialogue=dialogue))
    client = as_role(held, Role.SECRETARIAT)
    assert "Create draft" in client.get(PAGE).content.decode()
    client.post(f"{PAGE}draft/")
    held.record = Record.objects.get()
    client.post(f"{PAGE}open/", {"clear_by": "2099-12-18"})
    assert client.post(f"{PAGE}adopt/", {"on": AT.date(), "confirmed": 1}).status_code == 409
    held.clear()
    held.record.refresh_from_db()
    assert "only be corrected by a corrigendum" in client.post(f"{PAGE}adopt/", {"on": held.record.opened_on}).text
    client.post(f"{PAGE}adopt/", {"on": held.record.opened_on, "confirmed": 1})
    held.record.refresh_from_db()
    assert held.record.status == "adopted"


def test_an_officer_clears_comments_and_clears_what_remains() -> None:
    held = opened()
    client = as_role(held, Role.CONTACT_OFFICER)
    first, second, third = held.paragraphs
    client.post(path(held, "clear"), {"text_hash": first.text_hash})
    client.post(path(held, "comment", 1), {"text_hash": second.text_hash, "comment": "A word is missing."})
    page = client.get(PAGE).content.decode()
    assert "A word is missing." in page
    # When it was said, on the clocks of both capitals.
    assert page.count("<time>") >= 4
    client.post(f"{PAGE}clear/", {"read": [f"{each.pk}:{each.text_hash}" for each in (second, third)]})
    assert Clearance.objects.standing().filter(cleared=True).count() == 3


def test_a_comment_on_a_text_that_was_changed_comes_back_as_it_was_typed() -> None:
    held = opened()
    first = held.paragraphs[0]
    edit_paragraph(
        paragraph=first,
        by=held.secretariat,
        at=LATER,
        text_hash=first.text_hash,
        texts={"en": "Other words."},
        original="en",
    )
    client = as_role(held, Role.CONTACT_OFFICER)
    typed = {"text_hash": first.text_hash, "comment": "My long comment."}
    answer = client.post(path(held, "comment"), typed)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert ">\nMy long comment.</textarea>" in page
    assert "Other words." in page
    # The reader has the new text before the eyes now: sending it again is said of that one.
    assert client.post(path(held, "comment"), typed | {"text_hash": held.paragraphs[0].text_hash}).status_code == 302


def test_the_page_tells_what_differs_since_one_cleared() -> None:
    held = opened()
    client = signed_in(held.moc.officers["CA1"])
    held.clear("CA1")
    first = held.paragraphs[0]
    words = first.text_en.replace("first", "opening")
    edit_paragraph(
        paragraph=first,
        by=held.secretariat,
        at=LATER,
        text_hash=first.text_hash,
        texts={"en": words},
        original="en",
    )
    page = client.get(PAGE).content.decode()
    assert "Changes since" in page
    assert "first<span" in page.split("<del>")[1]
    assert "opening<span" in page.split("<ins>")[1]


def test_the_secretariat_edits_in_place_adds_moves_and_takes_out() -> None:
    held = drafted()
    client = as_role(held, Role.SECRETARIAT)
    first, second, _third = held.paragraphs
    sent = {"text_en": "Edited.", "original": "en", "text_hash": first.text_hash}
    assert client.post(path(held, "edit"), sent).status_code == 302
    assert client.post(path(held, "edit"), sent | {"text_en": "Over it."}).status_code == 409
    assert client.post(path(held, "up", 1)).status_code == 302
    assert [each.pk for each in held.paragraphs[:2]] == [second.pk, first.pk]
    assert client.post(path(held, "up", 0)).status_code == 302
    assert client.post(path(held, "down", 1)).status_code == 409
    assert client.post(path(held, "out", 0)).status_code == 302
    added = {"item_key": "opening", "text_en": "Added.", "original": "en"}
    assert client.post(f"{PAGE}paragraphs/", added | {"item_key": "nowhere"}).status_code == 400
    assert client.post(f"{PAGE}paragraphs/", added).status_code == 302
    assert {each.text_en for each in held.paragraphs} >= {"Edited.", "Added."}


def test_a_corrigendum_stands_beside_the_text_that_was_adopted() -> None:
    held = adopted()
    client = as_role(held, Role.SECRETARIAT)
    sent = {"text_en": "As corrected.", "original": "en", "reason": "A slip.", "on": "2099-01-01"}
    assert client.post(path(held, "correct"), sent | {"reason": ""}).status_code == 400
    preview = client.post(path(held, "correct"), sent)
    assert (preview.status_code, RecordCorrection.objects.count()) == (200, 0)
    assert all(words in preview.text for words in ("As corrected.", "A slip.", "Once issued, it cannot be edited."))
    confirmed = dict(html.fromstring(preview.content).forms[-1].form_values())
    assert client.post(path(held, "correct"), confirmed).status_code == 302
    page = client.get(PAGE).content.decode()
    assert all(words in page for words in ("As corrected.", "A slip.", held.paragraphs[0].text_en))
    assert f"{RecordCorrection.objects.get()}" in page


def test_what_people_write_is_text_and_never_markup() -> None:
    held = opened()
    first = held.paragraphs[0]
    hostile = "<script>alert(1)</script>"
    clearances.comment(paragraph=first, comment=hostile, by=held.moc.officers["CA1"], at=AT, text_hash=first.text_hash)
    assert hostile not in as_role(held, Role.SECRETARIAT).get(PAGE).content.decode()


def test_the_dialogue_s_page_tells_who_has_still_to_clear() -> None:
    held = opened()
    held.clear(*held.moc.codes[:4])
    page = as_role(held, Role.READER).get("/dialogues/1/").content.decode()
    assert f"Awaiting approval: {held.moc.participants['CA3']}" in page
    assert "18 December 2026" in page
    assert CLEAR_BY.isoformat() in page


def test_the_page_asks_the_database_as_often_for_one_paragraph_as_for_three() -> None:
    held = opened()
    held.clear()
    edit_paragraph(
        paragraph=(first := held.paragraphs[0]),
        by=held.secretariat,
        at=LATER,
        text_hash=first.text_hash,
        texts={"en": "Other words."},
        original="en",
    )
    client = signed_in(held.moc.officers["CA1"])
    client.get(PAGE)
    with CaptureQueriesContext(connection) as three:
        client.get(PAGE)
    for paragraph in held.paragraphs[1:]:
        remove_paragraph(paragraph=paragraph, by=held.secretariat, at=LATER)
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    assert len(one) == len(three)


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_record_is_shown_as_it_will_be_sent_before_it_is_opened(language: str) -> None:
    held = drafted()
    client = as_role(held, Role.SECRETARIAT)
    page = client.get(f"{PAGE}open/", {"lang": language}).text
    document = page.partition("<article")[2].partition("</article>")[0]
    assert f'lang="{language}"' in document
    for paragraph in held.paragraphs:
        assert paragraph.text_en in document
    held.record.refresh_from_db()
    assert held.record.status == "draft"
    with time_machine.travel(AT, tick=False):
        refused = client.post(f"{PAGE}open/", {"clear_by": "2026-01-01"})
        assert refused.status_code == 400
        assert held.paragraphs[0].text_en in refused.text
        assert client.post(f"{PAGE}open/", {"clear_by": CLEAR_BY}).status_code == 302
    assert client.get(f"{PAGE}open/").headers["Location"] == PAGE
