"""Operations at once do to the database what they would do one by one, and only where that is the same."""

import pytest
from django.db import models
from django.db.migrations.operations import AddField, AlterField, CreateModel

from core.db.operations import AtOnce


@pytest.mark.parametrize(
    "operation",
    [AlterField("user", "username", models.TextField()), AddField("user", "nickname", models.TextField())],
)
def test_what_needs_the_model_as_it_was_before_is_refused(operation) -> None:
    with pytest.raises(ValueError, match=type(operation).__name__):
        AtOnce([operation])


def test_it_says_how_many_they_are() -> None:
    assert AtOnce([CreateModel("other", [("id", models.AutoField())])]).describe() == "1 operations at once"
