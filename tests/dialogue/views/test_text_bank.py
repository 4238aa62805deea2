"""The secretariat's text bank: formulas in three languages, with which a paragraph of a record begins."""

import pytest
from django.apps import apps
from django.urls import reverse

from contacts.enums import Role
from dialogue.models import RecordFormula
from dialogue.services.record_paragraphs import add_paragraph
from tests.dialogue.views.record_sessions import as_role
from tests.factories.records import AT, RecordFormulaFactory, adopted, drafted, opened

pytestmark = pytest.mark.django_db

PAGE = "/dialogues/1/record/"


def test_a_formula_fills_in_the_new_paragraph_in_each_language() -> None:
    held, formula = drafted(), RecordFormulaFactory.create()
    client = as_role(held, Role.SECRETARIAT)
    assert formula.text_ja not in client.get(PAGE).text
    said = client.get(PAGE, {"formula": formula.pk}).text
    for text in (formula.text_en, formula.text_fr, formula.text_ja):
        assert text in said
    assert "open" in said.partition('id="add"')[2][:20]
    assert held.record.paragraphs.filter(text_en=formula.text_en).count() == 0


def test_an_unknown_formula_is_no_formula() -> None:
    client = as_role(drafted(), Role.SECRETARIAT)
    for value in ("0", "x", ""):
        assert client.get(PAGE, {"formula": value}).status_code == 200


def test_a_used_formula_may_change_without_changing_the_record() -> None:
    held, formula = drafted(), RecordFormulaFactory.create()
    key = held.paragraphs[0].item_key
    texts = {"en": formula.text_en, "fr": formula.text_fr, "ja": formula.text_ja}
    add_paragraph(record=held.record, by=held.secretariat, at=AT, item_key=key, texts=texts, original="en")
    RecordFormula.objects.update(text_en="Other words.")
    assert held.record.paragraphs.filter(text_en=formula.text_en).count() == 1


def test_the_secretariat_alone_maintains_it_in_the_administration() -> None:
    held = opened()
    given = {"original_language": "en", "title_en": "Noted", "text_en": "The Participants took note of [subject]."}
    for role in (Role.EDITOR, Role.CONTACT_OFFICER, Role.READER):
        client = as_role(held, role)
        assert client.post(reverse("admin:dialogue_recordformula_add"), given).status_code == 403
        assert "Text bank" not in client.get(PAGE).text
    client = as_role(held, Role.SECRETARIAT)
    assert client.post(reverse("admin:dialogue_recordformula_add"), given).status_code == 302
    made = RecordFormula.objects.get()
    assert made.title_en == "Noted"
    assert apps.get_model("dialogue", "RecordFormulaEvent").objects.filter(pgh_obj=made).count() == 1
    assert "Noted" in client.get(reverse("admin:dialogue_recordformula_changelist")).text
    assert not RecordFormula.objects.visible_to(held.moc.user("CA1", Role.EDITOR)).exists()


def test_an_adopted_record_offers_no_formula() -> None:
    held = adopted()
    RecordFormulaFactory.create()
    assert "Text bank" not in as_role(held, Role.SECRETARIAT).get(PAGE).text
