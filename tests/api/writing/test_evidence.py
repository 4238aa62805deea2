"""Evidence over the API: links to what shows that a report is true."""

import pytest

from commitments.models import Evidence
from contacts.enums import Audience
from contacts.models import Participant
from tests.api.writing.conftest import Partner
from tests.factories.commitments import CommitmentFactory, EvidenceFactory, ProgressReportFactory
from tests.factories.contacts import HandlingMarkFactory

pytestmark = pytest.mark.django_db
EVIDENCE = "/api/v1/evidence/"


def test_a_link_is_put_to_a_commitment_and_a_report(partner: Partner, ours: Participant) -> None:
    report = ProgressReportFactory.create(commitment__lead=ours, participant=ours, submitted=True)
    body = {
        "commitment": report.commitment.reference,
        "report": report.pk,
        "title": {"fr": "Compte rendu de l’atelier"},
        "link": "https://example.org/report?id=1",
        "mark": HandlingMarkFactory.create(audience=Audience.PUBLIC).code,
    }
    answer = partner.post(EVIDENCE, body)
    assert answer.status_code == 201, answer.content
    evidence = Evidence.objects.get()
    assert (evidence.report, evidence.kind, evidence.original_language) == (report, "link", "fr")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.org/", "example.org", "https://", "", 7, None])
def test_what_is_no_address_of_the_web_is_refused(partner: Partner, ours: Participant, link: object) -> None:
    evidence = EvidenceFactory.create(commitment__lead=ours)
    refusal = partner.patch(f"{EVIDENCE}{evidence.pk}/", {"link": link}, if_match="*")
    assert (refusal.status_code, refusal.json()["errors"][0]["pointer"]) == (400, "/link")


def test_a_report_on_another_commitment_is_refused(partner: Partner, ours: Participant) -> None:
    report = ProgressReportFactory.create(commitment__lead=ours, participant=ours, submitted=True)
    body = {
        "commitment": CommitmentFactory.create(lead=ours).reference,
        "report": report.pk,
        "title": "Record",
        "link": "https://example.org/",
        "mark": HandlingMarkFactory.create(audience=Audience.PUBLIC).code,
    }
    refusal = partner.post(EVIDENCE, body)
    assert [each["pointer"] for each in refusal.json()["errors"]] == ["/report"]


def test_lead_of_the_commitment_changes_and_removes_evidence(
    partner: Partner, ours: Participant, theirs: Participant
) -> None:
    own, other = (EvidenceFactory.create(commitment__lead=lead) for lead in (ours, theirs))
    for address, changed, gone in ((f"{EVIDENCE}{own.pk}/", 200, 204), (f"{EVIDENCE}{other.pk}/", 403, 403)):
        assert partner.patch(address, {"title": {"en": "A better title"}}, if_match="*").status_code == changed
        assert partner.delete(address, if_match="*").status_code == gone
    assert list(Evidence.objects.all()) == [other]


def test_a_wider_mark_of_evidence_needs_a_reason_and_a_narrower_one_none(partner: Partner, ours: Participant) -> None:
    wide, narrow = (HandlingMarkFactory.create(audience=each) for each in (Audience.PUBLIC, Audience.OWN_PARTICIPANT))
    evidence = EvidenceFactory.create(commitment__lead=ours, mark=wide)
    address = f"{EVIDENCE}{evidence.pk}/"
    assert partner.patch(address, {"mark": narrow.code}, if_match="*").status_code == 200
    refusal = partner.patch(address, {"mark": wide.code}, if_match="*")
    assert (refusal.status_code, refusal.json()["code"]) == (409, "reason-missing")
    assert partner.patch(address, {"mark": wide.code}, if_match="*", x_change_reason="Published").status_code == 200
