"""A password is no name of a ministry with a year: words that somebody would try first are not enough (ASVS 6.2.11)."""

import pytest
from django.core.exceptions import ValidationError

from accounts.passwords import PortalWordsValidator
from tests.factories.contacts import ParticipantFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("password", "taken"),
    [
        ("MOC-Portal-Password-2026", False),
        ("elbonia Ministère 2026!!", False),
        ("ＥＬＢ ＥＬＢ ＥＬＢ ＥＬＢ", False),
        ("電池 鉱物 対話 協力 覚書", False),
        ("Elbonia has seven white horses", True),
        ("seventeen white horses", True),
        ("8d!kq2?zz7xw", True),
    ],
)
def test_words_of_the_portal_and_names_of_its_ministries_are_not_enough(password: str, *, taken: bool) -> None:
    ParticipantFactory.create(code="ELB", label_en="Elbonia")
    try:
        PortalWordsValidator().validate(password)
    except ValidationError:
        assert not taken
    else:
        assert taken
