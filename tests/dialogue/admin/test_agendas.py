"""Where an agenda is read by whoever may not change it."""

from django.contrib import admin

from dialogue.admin.agendas import AgendaAdmin
from dialogue.enums import AgendaStatus
from dialogue.models import Agenda


def test_a_draft_is_read_in_its_form_since_its_page_is_of_what_was_issued() -> None:
    assert AgendaAdmin(Agenda, admin.site).reading_page(Agenda(status=AgendaStatus.DRAFT)) == ""
