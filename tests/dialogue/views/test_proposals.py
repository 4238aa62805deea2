"""The pages on which ministries propose and the secretariat settles."""

import pytest

from contacts.enums import Role
from contacts.models import Participant
from dialogue.enums import PlanStep, ProposalState
from dialogue.models import AgendaItem, Dialogue, PlannedStep, Proposal
from tests import tables
from tests.dialogue.views.proposals import made
from tests.dialogue.views.sessions import signed_in_as

pytestmark = pytest.mark.django_db

LIST = "/dialogues/3/proposals/"
NEW = f"{LIST}new/"
DRAFT = "/dialogues/3/agenda/draft/"


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


def test_a_ministry_proposes_in_its_own_name_and_sends_at_once() -> None:
    client = signed_in_as(Role.EDITOR)
    other = Participant.objects.get(code="GAC")
    typed = {"title_ja": "電池パスポート", "purpose": "discussion", "original_language": "ja", "participant": other.pk}
    answer = client.post(NEW, typed | {"send": "1"}, follow=True)
    assert "Proposal submitted. All Participants can read it." in answer.text
    proposal = Proposal.objects.get()
    assert (proposal.participant.code, proposal.state, proposal.title_ja) == ("METI", "proposed", "電池パスポート")


def test_a_provision_is_chosen_by_what_it_is_about_and_none_of_the_preamble() -> None:
    page = signed_in_as(Role.EDITOR).get(NEW).content.decode()
    assert "2(c)(vii) Research and development" in page
    assert "preamble-1" not in page


def test_a_draft_is_found_by_its_own_ministry_alone() -> None:
    draft = made(sent=False)
    address = draft.get_absolute_url()
    assert signed_in_as(Role.READER).get(address).status_code == 200
    for stranger in (signed_in_as(Role.EDITOR, "GAC"), signed_in_as(Role.SECRETARIAT)):
        for path in (address, f"{address}edit/"):
            assert stranger.get(path).status_code == 404
        assert stranger.post(f"{address}send/").status_code == 404
        assert "Fictitious passports" not in stranger.get(LIST).text
        assert "Fictitious passports" not in stranger.get("/dialogues/3/").text
    draft.refresh_from_db()
    assert draft.state == ProposalState.DRAFT


def test_what_was_sent_is_read_by_all_and_changed_by_nobody() -> None:
    address = made(sent=True).get_absolute_url()
    assert "Fictitious passports" in signed_in_as(Role.READER, "GAC").get(address).text
    own = signed_in_as(Role.EDITOR)
    assert own.get(f"{address}edit/").status_code == 403
    assert "Withdraw" in own.get(address).text


def test_a_reader_proposes_nothing_and_another_ministry_withdraws_nothing() -> None:
    address = made(sent=True).get_absolute_url()
    reader, other = signed_in_as(Role.READER), signed_in_as(Role.CONTACT_OFFICER, "GAC")
    assert "Propose an item" not in reader.get(LIST).text
    assert reader.get(NEW).status_code == 403
    assert reader.post(NEW, {"title_en": "No"}).status_code == 403
    for client in (reader, other):
        for act in ("withdraw", "accept", "decline", "return"):
            assert client.post(f"{address}{act}/", {"reason": "No"}).status_code == 403
    assert Proposal.objects.get().state == ProposalState.PROPOSED


def test_the_secretariat_enters_a_draft_for_a_ministry_and_cannot_send_it() -> None:
    meti = Participant.objects.get(code="METI")
    client = signed_in_as(Role.SECRETARIAT)
    typed = {"participant": meti.pk, "title_en": "On behalf", "purpose": "decision", "original_language": "en"}
    assert client.post(NEW, typed | {"send": "1"}).status_code == 403
    assert client.post(NEW, typed).status_code == 302
    draft = Proposal.objects.get()
    assert client.post(f"{draft.get_absolute_url()}send/").status_code == 403
    assert "entered by the secretariat" in signed_in_as(Role.EDITOR).get(draft.get_absolute_url()).text
    assert signed_in_as(Role.EDITOR).post(f"{draft.get_absolute_url()}send/").status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.is_on_behalf) == (ProposalState.PROPOSED, True)


def test_a_title_is_asked_for_at_its_field() -> None:
    answer = signed_in_as(Role.EDITOR).post(NEW, {"purpose": "discussion", "original_language": "en"})
    assert answer.status_code == 400
    assert "Enter a title in at least one language." in answer.text
    assert not Proposal.objects.exists()


def test_words_of_treaties_are_told_and_kept() -> None:
    draft = made(sent=False, decision_en="The Parties shall ratify it.")
    assert 'role="note"' in signed_in_as(Role.EDITOR).get(draft.get_absolute_url()).text


def test_what_came_late_is_marked_in_the_list() -> None:
    PlannedStep.objects.create(dialogue=Dialogue.objects.get(number=3), step=PlanStep.PROPOSALS, on="2026-11-01")
    assert ">Late<" not in signed_in_as(Role.READER).get(LIST).text
    made(sent=True)
    page = signed_in_as(Role.READER).get(LIST).text
    assert "Late" in page
    assert "1 November 2026" in page


def test_the_backlog_stands_under_the_draft_and_is_taken_in_from_there() -> None:
    proposal = made(sent=True)
    client = signed_in_as(Role.SECRETARIAT)
    client.post(f"{DRAFT}save/")
    assert "Backlog: 1 proposal" in client.get(DRAFT).text
    sent = {"place": "under:other-matters", "draft": "1"}
    answer = client.post(f"{proposal.get_absolute_url()}accept/", sent, follow=True)
    assert answer.redirect_chain == [(DRAFT, 302)]
    assert "Backlog:" not in answer.text
    assert "Proposed by METI on 25 November 2026." in answer.text
    item = AgendaItem.objects.get(title_en="Fictitious passports")
    assert item.parent is not None
    assert item.parent.key == "other-matters"


@pytest.mark.parametrize("place", ["under:nowhere", "with:nowhere", "nonsense"])
def test_a_place_that_the_draft_has_not_is_refused(place: str) -> None:
    proposal = made(sent=True)
    client = signed_in_as(Role.SECRETARIAT)
    client.post(f"{DRAFT}save/")
    answer = client.post(f"{proposal.get_absolute_url()}accept/", {"place": place}, follow=True)
    assert "Choose another position" in answer.text
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.PROPOSED


def test_declining_asks_for_the_reason_and_shows_it() -> None:
    proposal = made(sent=True)
    client, address = signed_in_as(Role.SECRETARIAT), proposal.get_absolute_url()
    assert client.post(f"{address}decline/", {"reason": " "}).status_code == 400
    client.post(f"{address}decline/", {"reason": "It is <b>before</b> the CMWG."})
    page = signed_in_as(Role.READER, "GAC").get(address).text
    assert "It is &lt;b&gt;before&lt;/b&gt; the CMWG." in page
    client.post(f"{address}return/")
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.PROPOSED


def test_a_proposal_of_another_dialogue_is_not_found_under_this_one() -> None:
    proposal = made(sent=True)
    assert signed_in_as(Role.SECRETARIAT).get(f"/dialogues/2/proposals/{proposal.pk}/").status_code == 404
    assert signed_in_as(Role.ADMINISTRATOR).get(proposal.get_absolute_url()).status_code == 404
