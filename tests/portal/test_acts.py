"""Acts have one page each, in the portal (docs/decisions/0056)."""

import pytest
from django.contrib import admin
from django.utils import translation

from core.acts import Act, RecordActs
from tests.security.pages import acts, of_model

# Pages of a record in the admin that perform nothing, or are Django's own.
READ = {"change", "delete", "history", "personal_data", "usage"}

ACTS = [(table, name) for table in acts() for name in table.acts]


def test_the_admin_has_no_page_for_an_act() -> None:
    assert {end for model in admin.site._registry for end in of_model(model)} <= READ


def test_the_acts_of_a_record_are_in_one_table() -> None:
    tables = [(table.model, table.route) for table in acts()]
    assert len(tables) == len(set(tables))
    assert len(ACTS) > 40


@pytest.mark.parametrize(("table", "name"), ACTS, ids=lambda part: getattr(part, "route", part))
def test_the_texts_of_an_act_are_translated(table: RecordActs, name: str) -> None:
    act: Act = table.acts[name]
    for text in (act.label, act.what_happens, act.done, act.closed, act.button):
        if text and not callable(text):
            with translation.override("en"):
                english = str(text)
            for language in ("fr", "ja"):
                with translation.override(language):
                    assert str(text) != english, (language, english)
