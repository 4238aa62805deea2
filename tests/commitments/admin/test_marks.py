"""Who widens a handling mark on the pages of a commitment and of its evidence."""

from typing import Any

from django.test import Client

from audit.history_reader import event_model
from commitments.models import Commitment
from contacts.enums import Audience, Role
from tests.factories.commitments import CommitmentFactory, EvidenceFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.fixtures.ministries import SignIn, address
from tests.form_data import filled


def test_only_the_originator_lowers_a_mark_with_a_permanent_reason(own: Commitment, sign_in: SignIn) -> None:
    narrow, public = (HandlingMarkFactory.create(audience=each) for each in (Audience.PARTICIPANTS, Audience.PUBLIC))
    Commitment.objects.filter(pk=own.pk).update(mark=narrow)
    evidence = EvidenceFactory.create(commitment=own, mark=narrow)

    def lower(client: Client, **said: Any) -> Any:
        page = address("change", own)
        return client.post(page, filled(client.get(page), mark=public.pk, **said))

    assert "Contact its contact point" in lower(sign_in(Role.SECRETARIAT), mark_reason="It suits us.").text
    editor = sign_in(Role.EDITOR)
    assert (
        "Lowering the mark also gives access to the milestones, the earlier progress reports"
        in editor.get(address("change", own)).text
    )
    assert "Enter a reason to lower the handling mark" in lower(editor).text
    own.refresh_from_db()
    assert own.mark == narrow
    assert lower(editor, mark_reason="Published.").status_code == 302
    own.refresh_from_db()
    assert own.mark == public
    assert event_model(Commitment).objects.filter(pgh_obj_id=own.pk).latest("pgh_id").pgh_context["reason"] == (
        "Published."
    )
    evidence.refresh_from_db()
    assert evidence.mark == narrow


def test_evidence_is_not_moved_to_another_originator(own: Commitment, sign_in: SignIn) -> None:
    evidence = EvidenceFactory.create(commitment=CommitmentFactory.create(lead=None), mark=own.mark)
    client, page = sign_in(Role.SECRETARIAT), address("change", evidence, model="commitments_evidence")
    sent = filled(client.get(page)) | {"commitment": own.pk, "title_en": "Moved"}
    assert client.post(page, sent).status_code == 302
    before = evidence.commitment_id
    evidence.refresh_from_db()
    assert (evidence.title_en, evidence.commitment_id) == ("Moved", before)
