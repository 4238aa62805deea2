"""Records of discussion in the admin: read by whoever may, written by nobody there."""

import pytest
from django.urls import reverse

from contacts.enums import Role
from dialogue.models import Clearance, Record
from dialogue.services.record_paragraphs import edit_paragraph
from tests.dialogue.corrections import correction
from tests.factories.records import LATER, Held, adopted, drafted, opened
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db


def pages(held: Held) -> list[str]:
    made = correction(held)
    given = Clearance.objects.filter(paragraph__record=held.record).first()
    keys = {"record": held.record, "recordparagraph": held.paragraphs[0], "clearance": given, "recordcorrection": made}
    return [reverse(f"admin:dialogue_{name}_change", args=[row.pk]) for name, row in keys.items() if row]


@pytest.mark.parametrize("role", [Role.READER, Role.CONTACT_OFFICER, Role.SECRETARIAT])
def test_all_of_an_adopted_record_is_read_and_nothing_is_written(role: Role) -> None:
    held = adopted()
    client = signed_in(held.secretariat if role is Role.SECRETARIAT else held.moc.user("CA1", role))
    addresses = pages(held)
    assert len(addresses) == 4
    for address in addresses:
        assert client.get(address, follow=True).status_code == 200
        assert client.post(address, {}).status_code == 403
        assert client.get(address.replace("/change/", "/delete/")).status_code == 403
        assert client.get(address.rsplit("/", 3)[0] + "/add/").status_code == 403
        assert client.get(address.rsplit("/", 3)[0] + "/").status_code == 200


def test_a_draft_is_not_found_by_a_ministry() -> None:
    held = drafted()
    client = signed_in(held.moc.officers["CA1"])
    assert client.get(reverse("admin:dialogue_record_change", args=[held.record.pk])).status_code == 404
    assert client.get(reverse("admin:dialogue_recordparagraph_change", args=[held.paragraphs[0].pk])).status_code == 404
    assert held.record.symbol not in client.get(reverse("admin:dialogue_record_changelist")).content.decode()


def test_the_list_of_records_leads_to_the_page_of_each() -> None:
    held = opened()
    page = signed_in(held.secretariat).get(reverse("admin:dialogue_record_change", args=[held.record.pk]))
    assert page.headers["Location"] == "/dialogues/1/record/"
    assert Record.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_history_of_the_draft_stays_the_secretariat_s() -> None:
    held = drafted()
    first = held.paragraphs[0]
    words = ("Words of the draft alone.", "Words of the second draft.", "Words for all.")
    for place, text in enumerate(words):
        if place == 2:
            held.open()
        first.refresh_from_db()
        edit_paragraph(
            paragraph=first,
            by=held.secretariat,
            at=LATER,
            text_hash=first.text_hash,
            texts={"en": text},
            original="en",
        )
    address = reverse("admin:dialogue_recordparagraph_history", args=[first.pk])
    shown = signed_in(held.moc.officers["CA1"]).get(address).content.decode()
    assert [text in shown for text in words] == [False, False, True]
    kept = signed_in(held.secretariat).get(address).content.decode()
    assert all(text in kept for text in words)
