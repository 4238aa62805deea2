"""The pages on which delegations are named and stakeholders invited."""

from datetime import UTC, datetime
from typing import Any

import pytest

from contacts.enums import Role
from contacts.models import Message, Official, Participant
from dialogue.enums import DialogueStatus, InviteeState
from dialogue.models import Delegate, Dialogue, Invitee
from tests import tables
from tests.dialogue.views.sessions import signed_in_as
from tests.factories.contacts import OfficialFactory, StakeholderFactory
from tests.factories.dialogue import DelegateFactory, InviteeFactory, PaperFactory

pytestmark = pytest.mark.django_db

DELEGATION = "/dialogues/3/delegation/"
OWN = f"{DELEGATION}METI/"
INVITEES = "/dialogues/3/invitees/"


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


def third() -> Dialogue:
    found: Dialogue = Dialogue.objects.get(number=3)
    return found


def official(code: str = "METI", **fields: Any) -> Official:
    return OfficialFactory.create(participant=Participant.objects.get(code=code), **fields)


def delegate(code: str = "METI", **fields: Any) -> Delegate:
    participant = Participant.objects.get(code=code)
    return DelegateFactory.create(dialogue=third(), participant=participant, **fields)


def invitee(**fields: Any) -> Invitee:
    person = StakeholderFactory.create(
        proposed_by=Participant.objects.get(code="METI"), email="person@example.test", name="Fictitious Person"
    )
    return InviteeFactory.create(dialogue=third(), stakeholder=person, **fields)


def test_who_belongs_to_a_ministry_comes_to_its_delegation() -> None:
    assert signed_in_as(Role.READER).get(DELEGATION).headers["Location"] == OWN
    assert signed_in_as(Role.SECRETARIAT).get(DELEGATION).status_code == 200
    assert signed_in_as(Role.ADMINISTRATOR).get(OWN).status_code == 404
    assert signed_in_as(Role.SECRETARIAT).get(f"{DELEGATION}XYZ/").status_code == 404


def test_a_ministry_names_arranges_and_takes_off_its_own() -> None:
    client, head = signed_in_as(Role.EDITOR), official()
    client.post(f"{OWN}name/", {"official": head.pk, "function": "member"})
    client.post(
        f"{OWN}new/",
        {
            "new-family_name": "Kaku",
            "new-given_name": "Jin",
            "new-name_order": "family_first",
            "new-name_ja": "架空仁",
            "new-title_ja": "課長",
            "new-function": "member",
        },
    )
    first, second = Delegate.objects.in_order()
    assert (second.official.name_ja, second.official.participant.code) == ("架空仁", "METI")
    chosen = {f"function-{each.pk}": "member" for each in (first, second)}
    chosen |= {f"order-{first.pk}": "2", f"order-{second.pk}": "1", f"function-{second.pk}": "head"}
    page = client.post(OWN, chosen, follow=True).text
    assert "Delegation saved." in page
    assert page.index("KAKU Jin") < page.index(str(first.official))
    client.post(f"{OWN}{first.pk}/off/")
    assert list(Delegate.objects.all()) == [second]


def test_two_heads_are_refused_and_nothing_is_saved() -> None:
    both = [delegate(), delegate()]
    chosen = {f"{name}-{each.pk}": value for each in both for name, value in (("function", "head"), ("order", "1"))}
    answer = signed_in_as(Role.EDITOR).post(OWN, chosen)
    assert answer.status_code == 400
    assert "A delegation can have only one head." in answer.text
    assert not Delegate.objects.filter(function="head").exists()


def test_nobody_names_for_another_ministry_but_the_secretariat() -> None:
    theirs, free = delegate("GAC"), official("GAC")
    address = f"{DELEGATION}GAC/"
    for client in (signed_in_as(Role.EDITOR), signed_in_as(Role.READER, "GAC")):
        page = client.get(address)
        assert (page.status_code, "Add a delegate" in page.text) == (200, False)
        assert client.post(address, {}).status_code == 403
        assert client.post(f"{address}name/", {"official": free.pk, "function": "head"}).status_code == 403
        assert client.post(f"{address}new/", {"new-family_name": "X"}).status_code == 403
        assert client.get(f"{address}{theirs.pk}/").status_code == 403
        assert client.post(f"{address}{theirs.pk}/off/").status_code == 403
    assert signed_in_as(Role.EDITOR).post(f"{OWN}{theirs.pk}/off/").status_code == 404
    sent = {"official": free.pk, "function": "head"}
    assert signed_in_as(Role.SECRETARIAT).post(f"{address}name/", sent).status_code == 302
    assert Delegate.objects.filter(official=free).exists()


def test_an_official_of_another_ministry_is_no_choice() -> None:
    answer = signed_in_as(Role.EDITOR).post(f"{OWN}name/", {"official": official("GAC").pk, "function": "member"})
    assert answer.status_code == 400
    assert not Delegate.objects.exists()


def test_a_title_is_corrected_and_what_was_left_alone_stays() -> None:
    own = delegate(title_en="Director", title_fr="Directeur", organization_ja="架空省")
    client = signed_in_as(Role.EDITOR)
    kept = {"title_fr": "Directeur", "organization_ja": "架空省"}
    client.post(f"{OWN}{own.pk}/", kept | {"title_en": "Director-General"})
    own.refresh_from_db()
    assert (own.title_en, own.title_fr, own.organization_ja) == ("Director-General", "Directeur", "架空省")


def test_after_the_meeting_the_ministry_finds_no_form_and_the_secretariat_does() -> None:
    own = delegate()
    Dialogue.objects.filter(number=3).update(status=DialogueStatus.HELD, held_on="2026-11-24")
    client = signed_in_as(Role.EDITOR)
    assert "Add a person not yet on record" not in client.get(OWN).text
    assert client.post(f"{OWN}{own.pk}/off/").status_code == 403
    assert client.post(f"{OWN}{own.pk}/", {"title_en": "Another"}).status_code == 403
    assert signed_in_as(Role.SECRETARIAT).post(f"{OWN}{own.pk}/", {"title_en": "Director"}).status_code == 302
    own.refresh_from_db()
    assert own.title_en == "Director"


def test_a_ministry_proposes_whom_to_invite_in_its_own_name() -> None:
    person = StakeholderFactory.create(proposed_by=Participant.objects.get(code="GAC"))
    sent = {"stakeholder": person.pk, "language": "ja", "items": ["stakeholders", "opening"], "proposed_by": 0}
    assert signed_in_as(Role.EDITOR).post(f"{INVITEES}new/", sent).status_code == 302
    made = Invitee.objects.get()
    assert (made.proposed_by.code, made.language) == ("METI", "ja")
    assert [item.item_key for item in made.items.all()] == ["stakeholders", "opening"]
    assert signed_in_as(Role.READER).get(f"{INVITEES}new/").status_code == 403


def test_the_secretariat_reads_the_invitation_sends_it_and_enters_the_answer() -> None:
    Dialogue.objects.filter(number=3).update(
        local_start=datetime(2027, 2, 9, 9, tzinfo=UTC), time_zone="America/Toronto"
    )
    found = invitee()
    found.items.create(item_key="stakeholders")
    client, address = signed_in_as(Role.SECRETARIAT), f"{INVITEES}{found.pk}/"
    page = client.get(address).text
    assert "The invitation will be sent to person@example.test." in page
    assert "Dear Fictitious Person," in page
    client.post(f"{address}send/")
    assert Message.objects.get().address == "person@example.test"
    assert client.post(f"{address}answer/", {"to": "accepted", "on": "no day"}).status_code == 400
    client.post(f"{address}answer/", {"to": "accepted", "on": "2999-01-01"})
    found.refresh_from_db()
    assert found.state == InviteeState.ACCEPTED


def test_only_the_secretariat_invites_and_answers() -> None:
    found = invitee()
    address = f"{INVITEES}{found.pk}/"
    own, other = signed_in_as(Role.EDITOR), signed_in_as(Role.EDITOR, "GAC")
    for client in (own, other, signed_in_as(Role.READER)):
        assert client.get(address).status_code == 200
        assert "Send invitation" not in client.get(address).text
        assert client.post(f"{address}send/").status_code == 403
        assert client.post(f"{address}answer/", {"to": "accepted", "on": "2026-12-01"}).status_code == 403
    assert other.post(address, {"language": "fr"}).status_code == 403
    assert other.post(f"{address}back/").status_code == 403
    assert own.post(address, {"language": "fr", "items": ["opening"]}).status_code == 302
    assert own.post(f"{address}back/").status_code == 302
    assert not Invitee.objects.exists()


def test_the_papers_that_an_invitee_sees_are_those_of_the_own_items() -> None:
    found = invitee()
    found.items.create(item_key="stakeholders")
    for key, title in (("stakeholders", "Open paper"), ("opening", "Another paper")):
        PaperFactory.create(
            dialogue=third(),
            item_key=key,
            title_en=title,
            expected_from=None,
            for_invitees=True,
            received_on="2026-11-25",
        )
    page = signed_in_as(Role.READER).get(f"{INVITEES}{found.pk}/").text
    assert "Open paper" in page
    assert "Another paper" not in page


def test_once_the_invitation_went_out_its_ministry_changes_nothing() -> None:
    found = invitee(state=InviteeState.INVITED, invited_on="2026-11-25")
    address = f"{INVITEES}{found.pk}/"
    own = signed_in_as(Role.EDITOR)
    assert own.post(address, {"language": "fr"}).status_code == 403
    assert own.post(f"{address}back/").status_code == 403
    assert signed_in_as(Role.SECRETARIAT).post(f"{address}back/").status_code == 403
    assert Invitee.objects.exists()


def test_the_page_of_the_dialogue_shows_delegations_and_invitees_in_words() -> None:
    delegate(function="head")
    found = invitee()
    found.items.create(item_key="stakeholders")
    page = signed_in_as(Role.READER, "GAC").get("/dialogues/3/").text
    assert "Head of delegation" in page
    assert "Exchange with invited stakeholders (open segment)" in page
    assert page.count("To be determined") >= 4
