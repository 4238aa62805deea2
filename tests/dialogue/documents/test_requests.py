"""Requested actions of an area, by the rules of its commitments."""

from datetime import timedelta

from commitments.enums import ReviewAnswer
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.requests import acts
from dialogue.rules.agenda.compiling import compile_plan
from tests.dialogue.rules.agenda.registers import DAY, commitment, register


def test_a_commitment_proposed_for_closing_needs_no_new_date() -> None:
    late = {"due_on": DAY - timedelta(days=30)}
    read = register((commitment(1, **late), commitment(2, **late, review=ReviewAnswer.CLOSE)))
    items = [child for top in compile_plan(read).items for child in top.children]
    area = next(one for one in items if one.key == "area:2(c)(i)")
    said = list(acts(DocumentLanguage("en", read), area))
    assert said == ["set a new date for one overdue commitment", "decide on the closing of one commitment"]
