"""The list of notices and the page of one, in the portal's own frame."""

from collections.abc import Iterator

import pytest
import time_machine
from django.urls import reverse

from commitments.acts import NOTICE_ACTS
from commitments.enums import NoticeKind
from contacts.enums import Role
from contacts.models import User
from tests.commitments.admin.decisions import statements
from tests.factories import law
from tests.factories.contacts import UserFactory
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

LIST = reverse("commitments:notices")


@pytest.fixture
def moc() -> Iterator[law.Memorandum]:
    with time_machine.travel(law.AT, tick=False):
        yield law.memorandum()


def address(name: str, key: int) -> str:
    return reverse(f"admin:commitments_notice_{name}", args=[key])


def test_a_draft_of_another_ministry_and_one_that_never_was_are_one_answer(moc: law.Memorandum) -> None:
    client = signed_in(moc.officers["CA1"])
    there = client.get(law.notice(moc).get_absolute_url())
    never = client.get(reverse("commitments:notice", args=["N-2097-777"]))
    assert there.status_code == never.status_code == 404
    assert there.text.partition("<main")[2] == never.text.partition("<main")[2] != ""
    assert "N-2026-001" not in client.get(LIST).text
    assert client.get("/notices/%00/").status_code == 404


def test_receipt_is_acknowledged_by_a_button_and_the_sender_withdraws_by_a_quieter_one(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    to_acknowledge = f'<a class="btn" href="{NOTICE_ACTS.address(notice, "acknowledge")}">'
    assert to_acknowledge in signed_in(moc.officers["CA1"]).get(notice.get_absolute_url()).text
    sender = signed_in(moc.officers["JP1"]).get(notice.get_absolute_url()).text
    assert f'<a class="btn plain" href="{NOTICE_ACTS.address(notice, "withdraw")}">' in sender
    assert 'class="btn' not in signed_in(moc.user("CA1", Role.READER)).get(notice.get_absolute_url()).text


def test_the_form_of_what_was_issued_leads_to_its_page_and_that_of_a_draft_opens(moc: law.Memorandum) -> None:
    issued, own = law.issued(moc), law.notice(moc)
    client = signed_in(moc.officers["JP1"])
    assert client.get(address("change", issued.pk)).headers["Location"] == issued.get_absolute_url()
    form = reverse("commitments:edit-notice", args=[own.reference])
    assert client.get(form).status_code == 200
    assert form in client.get(own.get_absolute_url()).text


def test_a_notice_that_a_colleague_changed_meanwhile_is_not_issued(moc: law.Memorandum) -> None:
    notice, client = law.notice(moc), signed_in(moc.officers["JP1"])
    page = NOTICE_ACTS.address(notice, "issue")
    read = client.get(page).context["text_hash"]
    notice.body_en = "Other words."
    notice.save()
    refused = client.post(page, {"text_hash": read})
    assert refused.status_code == 400
    assert "The text has changed since you opened it." in refused.text
    notice.refresh_from_db()
    assert notice.state == "draft"
    client.post(page, {"text_hash": refused.context["text_hash"]})
    notice.refresh_from_db()
    assert notice.state == "issued"


def test_the_list_leads_with_what_waits_for_the_own_ministry(moc: law.Memorandum) -> None:
    first = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    second = law.issued(moc, by="CA2", subject_en="Another")
    law.acknowledge(moc, second, "CA1")

    def found(user: User, **asked: str) -> list[str]:
        return [each.reference for each in signed_in(user).get(LIST, asked).context["listing"].page]

    officer, secretary = moc.officers["CA1"], UserFactory.create(role=Role.SECRETARIAT)
    shown = signed_in(officer).get(LIST)
    assert [each.reference for each in shown.context["above"]] == [first.reference]
    assert "1 of 4" in shown.text
    assert "Last day of the MOC to be determined" in shown.text
    assert found(officer, receipt="ours") == found(officer, kind="discontinue") == [first.reference]
    assert found(officer, receipt="open,ours") == [second.reference, first.reference]
    assert found(officer, sender="CA2", search="another") == [second.reference]
    law.acknowledge(moc, first)
    assert found(secretary, receipt="open") == [second.reference]
    assert found(secretary, receipt="ours") == [second.reference, first.reference]


def test_the_list_costs_the_same_for_one_and_for_many(moc: law.Memorandum) -> None:
    client = signed_in(moc.officers["CA2"])
    law.issued(moc)
    before = statements(client, LIST)
    law.issued(moc)
    law.issued(moc)
    assert statements(client, LIST) == before
