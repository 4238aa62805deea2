"""Other fora on their pages: everybody reads what was decided, the secretariat decides and records."""

import pytest
from django.test import Client
from django.urls import reverse

from commitments.models import Commitment
from contacts.enums import Audience, Role
from dialogue.enums import ReferralState
from dialogue.models import CmwgStatus, Dialogue, DismissedOverlap, Overlap, Referral
from tests.dialogue.cmwg_reports import REPORT
from tests.factories.commitments import CommitmentFactory, ForumFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.factories.dialogue import (
    CmwgStatusFactory,
    ConsultationSessionFactory,
    DialogueFactory,
    OverlapFactory,
    ReferralFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    ForumFactory.create(weighs_duplication=True, abbreviation="WGX")
    return DialogueFactory.create(number=903)


@pytest.fixture
def graphite(dialogue: Dialogue) -> Commitment:
    return CommitmentFactory.create(title_en="Map of the graphite supply")


@pytest.fixture
def entry(dialogue: Dialogue) -> CmwgStatus:
    return CmwgStatusFactory.create(dialogue=dialogue, nothing_to_report=False, text_en=REPORT["en"])


def signed_in(role: Role = Role.SECRETARIAT) -> Client:
    own = ParticipantFactory.create() if role.belongs_to_participant else None
    client = Client()
    client.force_login(
        UserFactory.create(role=role, participant=own), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def at(name: str, *more: object) -> str:
    return reverse(f"dialogue:{name}", args=[903, *more])


@pytest.mark.parametrize("page", ["/dialogues/903/", "/dialogues/903/other-fora/"])
def test_a_dialogue_without_an_entry_says_that_it_is_not_ready(dialogue: Dialogue, page: str) -> None:
    assert "The update on the WGX" in signed_in().get(page).text


def test_the_secretariat_enters_what_is_considered_and_sees_what_is_likely(
    dialogue: Dialogue, graphite: Commitment
) -> None:
    client = signed_in()
    about = {"text_en": REPORT["en"], "as_of": "2026-11-20", "source": "Fictitious", "original_language": "en"}
    assert client.post(at("consider"), about).status_code == 302
    page = client.get(at("other-fora")).text
    assert "20 November 2026" in page
    assert graphite.reference in page
    assert "Words in common: graphite, supply" in page


def test_words_of_treaties_are_warned_of_and_kept(dialogue: Dialogue) -> None:
    about = {"text_en": "The parties shall ratify it.", "as_of": "2026-11-20", "source": "Fictitious"}
    client = signed_in()
    assert client.post(at("consider"), about | {"original_language": "en"}).status_code == 302
    assert "Treaty language" in client.get(at("other-fora")).text
    assert "Treaty language" not in signed_in(Role.READER).get(at("other-fora")).text


def test_an_entry_that_says_nothing_is_refused(dialogue: Dialogue) -> None:
    about = {"as_of": "2026-11-20", "source": "Fictitious", "original_language": "en"}
    answer = signed_in().post(at("consider"), about)
    assert answer.status_code == 400
    assert "Enter the CMWG update or select “Nothing to report”." in answer.text
    assert not CmwgStatus.objects.exists()


def test_an_overlap_is_accepted_with_words_dismissed_and_taken_back(graphite: Commitment, entry: CmwgStatus) -> None:
    client = signed_in()
    answer = client.post(at("accept-overlap", graphite.pk), {})
    assert answer.status_code == 400
    assert "how duplication is avoided" in answer.text
    assert client.post(at("accept-overlap", graphite.pk), {"avoided_by_en": "One map."}).status_code == 302
    assert Overlap.objects.get().avoided_by_en == "One map."
    assert "One map." in signed_in(Role.READER).get(at("other-fora")).text
    client.post(at("reconsider-overlap", graphite.pk))
    client.post(at("dismiss-overlap", graphite.pk))
    assert not Overlap.objects.exists()
    assert DismissedOverlap.objects.get().commitment == graphite
    assert "Reviewed: not overlaps" in client.get(at("other-fora")).text


def test_readers_see_no_likely_overlap_and_none_with_what_is_hidden(graphite: Commitment, entry: CmwgStatus) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    hidden = CommitmentFactory.create(title_en="Hidden title", mark=narrow)
    OverlapFactory.create(status=entry, commitment=hidden)
    for page in ("/dialogues/903/", at("other-fora")):
        text = signed_in(Role.EDITOR).get(page).text
        assert graphite.reference not in text
        assert "Hidden title" not in text


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER])
def test_nobody_else_decides_or_refers(role: Role, graphite: Commitment, entry: CmwgStatus) -> None:
    referral = ReferralFactory.create(dialogue=entry.dialogue)
    client = signed_in(role)
    acts = [
        *(at(name) for name in ("consider", "refer")),
        *(at(f"{act}-overlap", graphite.pk) for act in ("accept", "dismiss", "reconsider")),
        *(at(f"{act}-referral", referral.pk) for act in ("raise", "answer", "withdraw")),
    ]
    assert {client.post(act).status_code for act in acts} == {403}
    assert client.get(at("referral", referral.pk)).status_code == 200


def test_an_administrator_finds_none_of_it(entry: CmwgStatus) -> None:
    referral = ReferralFactory.create(dialogue=entry.dialogue)
    client = signed_in(Role.ADMINISTRATOR)
    assert {client.get(page).status_code for page in (at("other-fora"), at("referral", referral.pk))} == {404}


def test_an_item_is_referred_raised_and_answered(dialogue: Dialogue) -> None:
    forum, client = ForumFactory.create(), signed_in()
    about = {"title_en": "Ports", "forum": forum.pk, "original_language": "en", "item_key": "other-fora"}
    assert client.post(at("refer"), about).status_code == 302
    referral = Referral.objects.get()
    session = ConsultationSessionFactory.create(forum=forum)
    raised = {"on": "2026-03-02", "session": session.pk}
    assert client.post(at("raise-referral", referral.pk), raised).status_code == 302
    answered = {"on": "2026-06-01", "answer_en": "Under study."}
    assert client.post(at("answer-referral", referral.pk), answered).status_code == 302
    page = signed_in(Role.READER).get("/dialogues/903/").text
    assert "Under study." in page
    assert "1 June 2026" in page
    assert Referral.objects.get().session == session


def test_what_is_refused_is_told_and_the_page_shows_what_is_on_record(dialogue: Dialogue) -> None:
    referral = ReferralFactory.create(dialogue=dialogue)
    client = signed_in()
    answer = client.post(at("raise-referral", referral.pk), {"on": "2999-01-01"})
    assert answer.status_code == 400
    assert "This date is still in the future" in answer.text
    assert "Mark as raised" in answer.text
    assert client.post(at("withdraw-referral", referral.pk), {"reason": ""}).status_code == 400
    assert Referral.objects.get().state == ReferralState.TO_RAISE


def test_an_item_of_another_dialogue_is_not_found_here(dialogue: Dialogue) -> None:
    assert signed_in().get(at("referral", ReferralFactory.create().pk)).status_code == 404
