"""What nobody types by mistake, on the pages of the Dialogue's year: refused in words, and never an answer 500."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from contacts.enums import Role
from dialogue.models import Dialogue, DocumentTemplate, PlannedStep
from tests.dialogue.documents.own.sample_templates import written
from tests.factories import meeting_entries, records
from tests.factories.dialogue import DialogueFactory
from tests.security.conftest import SignIn
from tests.security.form_bodies import form_body
from tests.security.year import signed_in, year
from tests.security.year_rights import ACTS, table

pytestmark = pytest.mark.django_db

# More digits than Python turns into a number.
ENDLESS = "9" * 5000

DAYS = ["0001-01-01", "1999-12-31", "9001-01-01", "9999-12-31"]


@pytest.fixture
def secretary(sign_in: SignIn) -> Client:
    return sign_in(Role.SECRETARIAT)


@pytest.fixture
def dialogue(ours: object) -> Dialogue:
    made: Dialogue = DialogueFactory.create(time_zone="Asia/Tokyo")
    return made


def test_no_key_is_too_long_to_ask_how_far_a_document_is(dialogue: Dialogue, secretary: Client) -> None:
    answer = secretary.get(reverse("dialogue:documents-progress", args=[dialogue.number]), {"of": f"{ENDLESS},1"})
    assert (answer.status_code, answer.json()) == (200, {})


def test_no_key_is_too_long_to_clear_the_rest_of_a_record() -> None:
    held = records.opened()
    with time_machine.travel(records.AT, tick=False):
        client = signed_in(held.moc.officers["JP1"])
        address = reverse("dialogue:record-clear-remaining", args=[held.dialogue.number])
        assert client.post(address, {"read": f"{ENDLESS}:x"}).status_code == 302


def test_no_item_that_there_cannot_be_breaks_the_room(secretary: Client) -> None:
    dialogue = meeting_entries.dialogue_with_agenda()
    for name in ("outcome", "begin", "end", "back", "ask", "action"):
        sent = {"item": "\x00", "key": "\x00", "take": "1", "version": "0", "who": f"participant:{ENDLESS}"}
        answer = secretary.post(reverse(f"dialogue:room-{name}", args=[dialogue.number]), sent)
        assert answer.status_code < 500, name


@pytest.mark.parametrize("day", DAYS)
def test_a_meeting_is_on_a_day_that_can_be_reckoned_with(day: str, dialogue: Dialogue, secretary: Client) -> None:
    here = [dialogue.number]
    acts = {
        reverse("dialogue:schedule", args=here): {"local_start": f"{day}T09:00", "time_zone": "Asia/Tokyo"},
        reverse("dialogue:status", args=[*here, "postponed"]): {"start": f"{day}T00:00"},
        reverse("admin:dialogue_dialogue_add"): {"local_start_0": day, "local_start_1": "09:00"},
    }
    for address, sent in acts.items():
        answer = secretary.post(address, sent | {"minutes": "180", "time_zone": "Asia/Tokyo"})
        assert answer.status_code in {200, 400}, address
        assert "between 2000 and 9000" in answer.text, address
    dialogue.refresh_from_db()
    assert dialogue.local_start is None


@pytest.mark.parametrize("day", DAYS)
def test_a_step_has_a_day_that_can_be_reckoned_with(day: str, dialogue: Dialogue, secretary: Client) -> None:
    address = reverse("dialogue:step", args=[dialogue.number, "proposals"])
    answer = secretary.post(address, {"on": day})
    assert answer.status_code == 400
    assert "between 2000 and 9000" in answer.text
    assert not PlannedStep.objects.exists()


def damaged(**parts: bytes) -> bytes:
    """A Word document with ``parts`` in place of its own, by the last word of their names."""
    packed, whole = BytesIO(), BytesIO(written("{{ title }}"))
    with ZipFile(whole) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            stem = re.split(r"\W", name.removesuffix(".xml").removesuffix(".rels"))[-1] or "rels"
            after.writestr(name, parts.get(stem, before.read(name)))
    return packed.getvalue()


def templates() -> Iterator[tuple[str, bytes]]:
    for part in ("document", "styles", "rels"):
        for name, words in (("empty", b""), ("other", b"<a/>"), ("broken", b"x")):
            if (part, name) != ("styles", "other"):
                yield f"{part}-{name}", damaged(**{part: words})
    whole = written("{{ title }}")
    yield "bits", whole[:300] + bytes(50) + whole[350:]
    yield "half", whole[: len(whole) // 2]
    yield "conditions", written("{% if title %}" * 3000 + "{% endif %}" * 3000)
    yield "dots", written("{{ title" + ".a" * 5000 + " }}")
    yield "brackets", written("{{ " + "(" * 5000 + "title" + ")" * 5000 + " }}")
    yield "sum", written("{% for item in items if 9**9**9 %}{{ item.title }}{% endfor %}")
    yield "again", written("{% for item in items recursive %}{{ item.title }}{% endfor %}")


@pytest.mark.parametrize("content", [pytest.param(each, id=name) for name, each in templates()])
def test_no_file_breaks_the_page_that_takes_templates(content: bytes, sign_in: SignIn) -> None:
    sent = {"kind": "agenda", "file": SimpleUploadedFile("ours.docx", content)}
    assert sign_in(Role.EDITOR).post(reverse("dialogue:templates"), sent).status_code == 400
    assert not DocumentTemplate.objects.exists()


def test_a_template_with_a_long_name_is_kept_under_as_much_of_it_as_fits(sign_in: SignIn) -> None:
    sent = {"kind": "agenda", "file": SimpleUploadedFile("電" * 230 + ".docx", written("{{ title }}"))}
    assert sign_in(Role.EDITOR).post(reverse("dialogue:templates"), sent).status_code == 302
    name = DocumentTemplate.objects.get().name
    assert name.endswith("電.docx")


TEXTS = "title text background decision note organization answer avoided_by summary city venue interpretation"
FIELDS = """
    reason presenter source comment text before item key contact to on way place purpose minutes lead original_language
    language kind form lang as_of official function who speaker version
"""


TYPED = ("\x00", "\ud800", "<script>", "9" * 30)


def test_no_text_breaks_an_act_of_the_year() -> None:
    """Each field of each act has each of these in turn."""
    fields = [f"{name}_{language}" for name in TEXTS.split() for language in ("en", "fr", "ja")] + FIELDS.split()
    with time_machine.travel(records.AT, tick=False):
        made = year()
        for role in ("officer", "secretariat"):
            client = signed_in(made.user(role))
            for turn, name in ((turn, name) for turn in range(len(TYPED)) for name in table(ACTS)):
                body = form_body({each: TYPED[(place + turn) % len(TYPED)] for place, each in enumerate(fields)})
                with transaction.atomic():
                    answer = client.post(made.address(name), body, content_type="application/x-www-form-urlencoded")
                    transaction.set_rollback(True)
                assert answer.status_code < 500, (role, name, turn)
