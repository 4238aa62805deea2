"""Whose clock is told first, and how a chair is named in Japanese."""

import pytest
from django.utils import translation

from contacts.models import Side
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_details import person
from dialogue.models import CoChair, Dialogue
from dialogue.rules.agenda.chairing import named_chair
from dialogue.services.register import read_register
from dialogue.services.sides import host_first
from tests import tables
from tests.factories.law import AT

pytestmark = pytest.mark.django_db


def test_the_clock_of_the_host_stands_before_the_other_s() -> None:
    tables.seed()
    third = Dialogue.objects.get(number=3)
    sides = list(Side.objects.order_by("order"))
    for host in sides:
        third.host = host
        assert host_first(third) == [host, *(side for side in sides if side != host)]


@pytest.mark.parametrize(
    ("title", "office"), [("上級次官補", "NRCan上級次官補"), ("", "NRCan Senior Assistant Deputy Minister（英語）")]
)
def test_a_title_that_is_not_in_japanese_does_not_run_into_the_participant(title: str, office: str) -> None:
    tables.seed()
    second = Dialogue.objects.get(number=2)
    chair = CoChair.objects.filter(dialogue=second, participant__code="NRCAN")
    chair.update(title_en="Senior Assistant Deputy Minister", title_ja=title)
    with translation.override("ja"):
        register = read_register(dialogue=second, as_of=AT)
        named = named_chair(register, chair.get().side.code)
        assert named is not None
        assert str(person(DocumentLanguage("ja", register), named)).startswith(f"{office}\u3000")
