"""The documents of the Third Dialogue: asked for, made, taken away, and searched for what is not their reader's."""

from time import sleep

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from contacts.models import User
from dialogue.documents.formats import FORMATS
from dialogue.enums import DocumentKind, DocumentState
from dialogue.models import Agenda, Dialogue, Invitee, ProducedDocument
from dialogue.services import production
from tests.dialogue.documents.file_text import said
from tests.e2e.year import SECRETS, Year
from tests.e2e.year_meeting import DECIDED

PAGE = "/dialogues/3/documents/"
LANGUAGES = ("en", "fr", "ja")
HELD_BACK = {name: word.lower() for name, word in SECRETS.items()}


def the_note_goes_out_before_the_record(year: Year) -> None:
    page = year.page("secretariat", PAGE)
    page.get_by_role("link", name="Issue the note").click()
    expect(page.locator(".document")).to_contain_text(DECIDED, ignore_case=True)
    year.look(page, "note-preview")
    page.get_by_role("button", name="Issue the note").click()
    expect(page.locator("main")).to_contain_text("The note was issued.")
    year.look(page, "note-issued")
    kept = ProducedDocument.objects.get(kind=DocumentKind.NOTE, form="docx", language="en")
    assert "".join(DECIDED.lower().split()) in said(year.body("meti-editor", f"{PAGE}{kept.pk}/"))


def the_pack_is_asked_for(year: Year) -> None:
    """A worker makes it; its part is played here, as its clock would not be that of the story."""
    page = year.page("nrcan-editor", PAGE)
    page.locator("#id_kind").select_option(label="Pack of the Dialogue")
    page.locator("#id_form").select_option(label="ZIP")
    page.get_by_role("button", name="Create document").click()
    expect(page.get_by_role("row").filter(has_text="Pack of the Dialogue")).to_be_visible()
    year.look(page, "documents")
    make_all()
    # The page follows it by itself.
    expect(page.get_by_role("link", name=".zip")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name=".zip").click()
    assert waiting.value.suggested_filename.endswith(".en.zip")
    other = ProducedDocument.objects.get(kind=DocumentKind.PACK)
    assert year.status("meti-editor", f"{PAGE}{other.pk}/") == 404


def nobody_finds_what_is_not_theirs(year: Year) -> None:
    found = {}
    adopted = Agenda.objects.get(dialogue__number=3, status="adopted")
    for kept in ProducedDocument.objects.filter(agenda=adopted):
        found[kept.name] = year.body("nrcan-editor", f"{adopted.get_absolute_url()}files/{kept.pk}/")
    assert {name.rpartition(".")[2] for name in found} == set(FORMATS)
    ask("nrcan-editor", DocumentKind.PACK, "zip", "fr", "ja")
    ask("nrcan-editor", DocumentKind.FOLLOW_UP, "xlsx", *LANGUAGES)
    ask("nrcan-editor", DocumentKind.BRIEF, "docx", *LANGUAGES)
    ask("nrcan-editor", DocumentKind.TRILINGUAL, "pdf", "en")
    ask("nrcan-editor", DocumentKind.PRESS_LINE, "docx", *LANGUAGES)
    ask("nrcan-editor", DocumentKind.COVER_SHEETS, "zip", "ja")
    ask("nrcan-editor", DocumentKind.FULL_PACK, "zip", "en")
    ask("secretariat", DocumentKind.SCRIPT, "pdf", *LANGUAGES)
    for form in ("docx", "pdf"):
        ask("secretariat", DocumentKind.INVITEES, form, *LANGUAGES)
    make_all()
    for made in ProducedDocument.objects.filter(agenda=None).select_related("asked_by"):
        assert made.asked_by is not None
        found[made.name] = year.body(made.asked_by.username, f"{PAGE}{made.pk}/")
    assert len(found) == 12 + 9 + 3 + 3 + 3 + 6 + 1 + 3 + 1 + 1 + 3
    told = {name: said(content) for name, content in found.items()}
    assert {name: word for name, text in told.items() for word in HELD_BACK.values() if word in text} == {}


def a_ministry_finds_its_own(year: Year) -> None:
    """The same search finds what may be read."""
    ask("meti-editor", DocumentKind.BRIEF, "pdf", "en")
    make_all()
    brief = ProducedDocument.objects.get(kind=DocumentKind.BRIEF, form="pdf")
    assert HELD_BACK["brief"] in said(year.body("meti-contact_officer", f"{PAGE}{brief.pk}/"))
    assert year.status("secretariat", f"{PAGE}{brief.pk}/") == 404


def ask(name: str, kind: DocumentKind, form: str, *languages: str) -> None:
    """What the page does with what was chosen."""
    guest = Invitee.objects.get(dialogue__number=3) if kind is DocumentKind.INVITEES else None
    now = timezone.now()
    for language in languages:
        production.ask(
            dialogue=Dialogue.objects.get(number=3),
            kind=kind,
            form=form,
            language=language,
            as_of=now,
            by=User.objects.get(username=name),
            at=now,
            invitee=guest,
        )


def make_all() -> None:
    """Make what waits; of what a worker of other tests took up, wait until it is there."""
    for _ in range(600):
        if not ProducedDocument.objects.filter(state__in=[DocumentState.QUEUED, DocumentState.MAKING]).exists():
            return
        if claimed := production.claim(timezone.now()):
            production.make(document=claimed.pk)
        else:
            sleep(0.1)
    pytest.fail("A document is not made.")
