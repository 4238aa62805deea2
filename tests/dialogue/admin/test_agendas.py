"""Where an agenda is read by whoever may not change it."""

from django.contrib import admin

from dialogue.enums import AgendaStatus
from dialogue.models import Agenda


def test_a_draft_is_read_in_its_form_since_its_page_is_of_what_was_issued() -> None:
    assert admin.site.get_model_admin(Agenda).reading_page(Agenda(status=AgendaStatus.DRAFT)) == ""
