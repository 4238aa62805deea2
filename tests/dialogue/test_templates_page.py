"""The page on which a ministry brings its own templates."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from contacts.enums import Role
from core.tasks.confined_process import Limits
from dialogue.enums import DocumentFailure, DocumentKind
from dialogue.models import DocumentTemplate
from dialogue.services import files, template_check
from dialogue.services.templates import template_of
from tests.dialogue.documents.own.sample_templates import written
from tests.factories.contacts import ParticipantFactory, UserFactory

pytestmark = pytest.mark.django_db

URL = "dialogue:templates"
# Written once: the file bears the time of day.
TITLE, SYMBOL = written("{{ title }}"), written("{{ symbol }}")


def staff(role=Role.EDITOR, participant=None):
    return UserFactory.create(role=role, participant=participant or ParticipantFactory.create())


def sent(content: bytes, kind: str = "agenda") -> dict[str, object]:
    return {"kind": kind, "file": SimpleUploadedFile("ours.docx", content)}


def test_a_template_is_kept_for_the_own_ministry_and_seen_by_no_other(client) -> None:
    user = staff()
    client.force_login(user)
    assert client.post(reverse(URL), sent(TITLE)).status_code == 302
    template = DocumentTemplate.objects.get()
    assert template.participant == user.participant
    assert "ours.docx" in client.get(reverse(URL)).text
    assert client.get(reverse("dialogue:template", args=[template.pk])).content == TITLE
    for other in (staff(), UserFactory.create(role=Role.SECRETARIAT, participant=None)):
        client.force_login(other)
        assert client.get(reverse("dialogue:template", args=[template.pk])).status_code == 404


def test_unknown_placeholders_are_told_with_their_place_and_nothing_is_kept(client) -> None:
    client.force_login(staff())
    page = client.post(reverse(URL), sent(written("{{ title }}", "{{ titel }}")))
    assert page.status_code == 400
    assert "Text: {{ titel }}" in page.text
    assert "This document has no placeholder “titel”." in page.text
    assert not DocumentTemplate.objects.exists()


def test_a_template_is_inspected_as_every_file_that_is_brought(client) -> None:
    client.force_login(staff())
    made = BytesIO(TITLE)
    with ZipFile(made, "a") as template:
        template.writestr(
            "word/footer9.xml", '<w:ftr xmlns:w="urn:w"><w:instrText>INCLUDEPICTURE x</w:instrText></w:ftr>'
        )
    page = client.post(reverse(URL), sent(made.getvalue()))
    assert page.status_code == 400
    assert "The file refers to external content." in page.text
    assert not DocumentTemplate.objects.exists()


def test_a_template_that_was_made_to_cost_is_refused_within_the_limits(client, monkeypatch) -> None:
    monkeypatch.setattr(template_check, "LIMITS", Limits(memory=300_000_000, seconds=3))
    client.force_login(staff())
    # docxtpl looks for the end of each of these in all that follows.
    page = client.post(reverse(URL), sent(written("{{p " * 300_000)))
    assert page.status_code == 400
    assert "Checking the template takes too much memory or time." in page.text
    assert not DocumentTemplate.objects.exists()


def test_a_ministry_has_one_check_under_way(client) -> None:
    user = staff()
    client.force_login(user)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [f"template check {user.participant_id}"])
    page = client.post(reverse(URL), sent(TITLE))
    other.close()
    assert "Another template of your ministry is being checked." in page.text
    assert client.post(reverse(URL), sent(TITLE)).status_code == 302


def test_a_reader_sees_the_templates_and_brings_none(client) -> None:
    client.force_login(staff(Role.READER))
    assert "Check and save" not in client.get(reverse(URL)).text
    client.post(reverse(URL), sent(TITLE))
    assert not DocumentTemplate.objects.exists()


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.ADMINISTRATOR])
def test_who_belongs_to_no_ministry_has_no_such_page(client, role) -> None:
    client.force_login(UserFactory.create(role=role, participant=None))
    assert client.get(reverse(URL)).status_code == 404


def test_the_newest_template_of_a_kind_counts(client) -> None:
    user = staff()
    client.force_login(user)
    for content in (TITLE, SYMBOL):
        client.post(reverse(URL), sent(content))
    counted = template_of(user.participant, DocumentKind.AGENDA, at=timezone.now())
    assert counted is not None
    assert files.read(counted.file) == SYMBOL
    assert template_of(user.participant, DocumentKind.SCRIPT, at=timezone.now()) is None


def test_a_disabled_template_says_so_and_why(client) -> None:
    user = staff()
    client.force_login(user)
    client.post(reverse(URL), sent(TITLE))
    DocumentTemplate.objects.update(failures=2, failure=DocumentFailure.TIME)
    assert template_of(user.participant, DocumentKind.AGENDA, at=timezone.now()) is None
    page = client.get(reverse(URL)).text
    assert "Disabled" in page
    assert "Could not be generated: time limit exceeded" in page
