"""Files as evidence over the API: brought as a form, kept back, and given out under a name with their mark."""

import hashlib
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from commitments.models import Evidence
from contacts.enums import Audience, Role
from contacts.models import Participant
from core.files.enums import ScanState
from core.files.models import WaitingScan
from tests.api.conftest import client_of
from tests.api.writing.conftest import Partner, Staff
from tests.core.rules.files.sample_files import PDF, docx
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory, UserFactory

pytestmark = pytest.mark.django_db
FILES = "/api/v1/evidence/files/"


def form(ours: Participant, name: str = "Compte rendu (été).pdf", content: bytes = PDF, **more: Any) -> dict[str, Any]:
    return {
        "commitment": CommitmentFactory.create(lead=ours).reference,
        "title": "Compte rendu",
        "original_language": "fr",
        "mark": HandlingMarkFactory.create(audience=Audience.PARTICIPANTS).code,
        "file": SimpleUploadedFile(name, content, "text/html"),
    } | more


def bring(partner: Partner, data: dict[str, Any], **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return partner.browser.post(FILES, data, headers=named)


def stored() -> int:
    """How many files of evidence there are in the store."""
    if not default_storage.exists("evidence"):
        return 0
    return sum(len(default_storage.listdir(f"evidence/{year}")[1]) for year in default_storage.listdir("evidence")[0])


@pytest.mark.parametrize("name", ["Compte rendu (été).pdf", "議事録 第3回.pdf"])
def test_a_file_is_brought_and_given_out_again_byte_for_byte_under_its_name_and_mark(
    partner: Partner, ours: Participant, name: str
) -> None:
    answer = bring(partner, form(ours, name))
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert (told["kind"], told["file_name"], told["size"]) == ("file", name, len(PDF))
    assert (told["media_type"], told["scan_state"]) == ("application/pdf", "waiting")
    assert told["sha256"] == hashlib.sha256(PDF).hexdigest()
    given = partner.get(f"/api/v1/evidence/{told['id']}/file/", accept="application/pdf")
    assert (given.status_code, given.content, given["Content-Type"]) == (200, PDF, "application/pdf")
    assert given["X-Content-Type-Options"] == "nosniff"
    again = partner.get(f"/api/v1/evidence/{told['id']}/file/", if_none_match=given["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    # RFC 8187, so that no accent and no ideograph is lost.
    stem = name.removesuffix(".pdf")
    expected = f"attachment; filename*=utf-8''{quote(f'{stem}.{told["mark"]}.pdf')}"
    assert given["Content-Disposition"] == expected


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"<html>", "not-as-named"),
        ("a.html", PDF, "kind-not-taken"),
        ("a.docx", docx({"word/vbaProject.bin": "x"}), "macros"),
        ("a.txt", b"", "empty-file"),
    ],
)
def test_refused_file_has_a_pointer_and_nothing_is_stored(
    partner: Partner, ours: Participant, name: str, content: bytes, code: str
) -> None:
    before = stored()
    refusal = bring(partner, form(ours, name, content))
    error = refusal.json()["errors"][0]
    assert (refusal.status_code, error["pointer"], error["code"]) == (400, "/file", code)
    assert (Evidence.objects.count(), WaitingScan.objects.count(), stored()) == (0, 0, before)


def test_a_file_larger_than_is_taken_is_refused_before_it_is_read(
    partner: Partner, ours: Participant, settings: Any
) -> None:
    data = form(ours, "a.txt", b"a" * 200_000)
    settings.LARGEST_FILE = 100_000
    assert bring(partner, data).status_code == 413
    settings.LARGEST_FILE = 150_000
    data["file"].seek(0)
    assert bring(partner, data).json()["errors"][0]["code"] == "too-large"


def test_repeated_upload_with_the_same_key_is_stored_once(partner: Partner, ours: Participant) -> None:
    data = form(ours)
    first = bring(partner, data, idempotency_key="one")
    data["file"].seek(0)
    again = bring(partner, data, idempotency_key="one")
    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.json(), again["Idempotent-Replayed"]) == (first.json(), "true")
    assert Evidence.objects.count() == 1
    data["file"] = SimpleUploadedFile("other.pdf", PDF + b"\n")
    assert bring(partner, data, idempotency_key="one").status_code == 422


def test_no_participant_uploads_to_the_commitment_of_another(
    partner: Partner, theirs: Participant, staff: Staff
) -> None:
    before = stored()
    assert bring(partner, form(theirs)).status_code == 403
    assert bring(staff(Role.READER), form(theirs)).status_code == 403
    assert stored() == before


def test_a_file_whose_record_one_may_not_see_is_not_there(
    partner: Partner, ours: Participant, theirs: Participant
) -> None:
    made = Evidence.objects.get(pk=bring(partner, form(ours)).json()["id"])
    address = f"/api/v1/evidence/{made.pk}/file/"
    Evidence.objects.filter(pk=made.pk).update(mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))
    assert partner.get(address).status_code == 200
    stranger = client_of(UserFactory.create(role=Role.CONTACT_OFFICER, participant=theirs))
    assert stranger.get(address).status_code == 404


@pytest.mark.parametrize(
    ("scanner", "state", "code"),
    [
        ("", ScanState.WAITING, 200),
        ("", ScanState.REFUSED, 404),
        ("clamd://127.0.0.1:9", ScanState.WAITING, 404),
        ("clamd://127.0.0.1:9", ScanState.REFUSED, 404),
        ("clamd://127.0.0.1:9", ScanState.CLEAN, 200),
    ],
)
def test_with_a_scanner_only_what_it_found_clean_is_given_out(
    partner: Partner, ours: Participant, settings: Any, scanner: str, state: ScanState, code: int
) -> None:
    key = bring(partner, form(ours)).json()["id"]
    settings.SCANNER = scanner
    Evidence.objects.filter(pk=key).update(scan_state=state)
    assert partner.get(f"/api/v1/evidence/{key}/file/").status_code == code
