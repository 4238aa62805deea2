"""The acts on a joint decision: to whom each belongs, what it does, and what each refusal says."""

import pytest
from django.urls import reverse

from commitments.enums import Channel, DecisionState, Effect, Outcome
from commitments.models import AreaOfCooperation, JointDecision
from commitments.services import decisions
from contacts.enums import Role
from tests.commitments.admin.decisions import act, concurrence, messages_of, offered, person, refusal
from tests.factories.contacts import UserFactory
from tests.factories.law import AT, Memorandum, concur, decided, draft, proposed
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

SECRET = "Zinnober"  # A word that stands nowhere else.


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.SECRETARIAT, Role.ADMINISTRATOR])
@pytest.mark.parametrize("name", ["concur", "object"])
def test_only_a_contact_point_officer_concurs_or_objects(moc: Memorandum, role: Role, name: str) -> None:
    decision, client = proposed(moc), person(moc, role)
    expected = 404 if role is Role.ADMINISTRATOR else 403
    assert client.get(act(decision, name)).status_code == expected
    sent = client.post(act(decision, name), concurrence(decision, reason="Reason"))
    assert sent.status_code == expected
    assert not decision.concurrences.exists()


def test_an_officer_of_a_participant_without_a_seat_does_not_concur(moc: Memorandum) -> None:
    client = signed_in(UserFactory.create(role=Role.CONTACT_OFFICER))
    assert client.post(act(decision := proposed(moc), "concur"), concurrence(decision)).status_code == 403


@pytest.mark.parametrize("name", ["propose", "take-back", "withdraw"])
def test_only_officers_of_the_proposer_act_for_it(moc: Memorandum, name: str) -> None:
    decision = proposed(moc)
    for client in (
        signed_in(moc.officers["CA1"]),
        person(moc, Role.EDITOR, "JP1"),
        person(moc, Role.SECRETARIAT),
    ):
        assert client.post(act(decision, name), {"reason": "Reason"}).status_code == 403


def test_the_secretariat_acts_for_what_it_proposed_itself(moc: Memorandum) -> None:
    secretary = UserFactory.create(role=Role.SECRETARIAT)
    decision = JointDecision(instrument=moc.instrument, title_en="Fictitious", text_en="Words.")
    decisions.put_on_record(decision=decision, by=secretary, on=AT.date())
    client = signed_in(secretary)
    messages_of(client.post(act(decision, "propose")))
    assert offered(client, decision) == {"take-back", "withdraw"}


def test_draft_changed_by_a_colleague_is_not_proposed(moc: Memorandum) -> None:
    decision, client = draft(moc), signed_in(moc.officers["JP1"])
    read = client.get(act(decision, "propose")).context["text_hash"]
    decision.text_en = "Other words."
    decision.save()
    refused = client.post(act(decision, "propose"), {"text_hash": read})
    assert refused.status_code == 400
    assert "The text has changed since you opened it." in refused.text
    messages_of(client.post(act(decision, "propose"), {"text_hash": refused.context["text_hash"]}))


def test_only_the_secretariat_enters_an_outcome(moc: Memorandum) -> None:
    decision = decided(moc)
    assert signed_in(moc.officers["JP1"]).get(act(decision, "outcome")).status_code == 403
    client = person(moc, Role.SECRETARIAT)
    assert offered(client, decision) == {"outcome"}
    messages_of(
        client.post(act(decision, "outcome"), {"outcome": "implemented", "on": "2026-11-25", "reason": "Done."})
    )
    decision.refresh_from_db()
    assert decision.outcome == Outcome.IMPLEMENTED


def test_each_is_offered_what_belongs_to_it(moc: Memorandum) -> None:
    decision = proposed(moc)
    proposer, other = signed_in(moc.officers["JP1"]), signed_in(moc.officers["CA1"])
    assert offered(proposer, decision) == {"concur", "object", "take-back", "withdraw"}
    assert offered(other, decision) == {"concur", "object"}
    concur(moc, decision, "CA1")
    assert offered(other, decision) == {"object"}
    assert offered(person(moc, Role.READER), decision) == set()


def test_what_is_not_open_any_more_leads_to_the_decision_and_says_why(moc: Memorandum) -> None:
    decision, client = decided(moc), signed_in(moc.officers["JP1"])
    for name, label in (("propose", "Propose"), ("concur", "Review and concur"), ("take-back", "Return to draft")):
        page = messages_of(client.get(act(decision, name)))
        assert f"“{label}” is not available: the status of {decision.reference} is “Decided”." in page
    assert client.get(act(decision, "ratify")).status_code == 404


@pytest.mark.parametrize(
    ("name", "said"), [("concur", "JP1 has already concurred in this text."), ("object", "JP1 has already objected.")]
)
def test_who_has_answered_already_reads_so(moc: Memorandum, name: str, said: str) -> None:
    decision, officer = proposed(moc), moc.officers["JP1"]
    if name == "concur":
        concur(moc, decision, "JP1")
    else:
        decisions.object_to(decision=decision, by=officer, at=AT, text_hash=decision.text_hash, reason="Too wide.")
    assert said in messages_of(signed_in(officer).get(act(decision, name)))


def test_reading_the_page_of_an_act_changes_nothing(moc: Memorandum) -> None:
    decision, client = proposed(moc), signed_in(moc.officers["JP1"])
    for name in ("concur", "object", "take-back", "withdraw"):
        assert client.get(act(decision, name)).status_code == 200
    decision.refresh_from_db()
    assert decision.state == DecisionState.OPEN
    assert not decision.concurrences.exists()


def test_after_the_mocs_last_day_nothing_is_offered(moc: Memorandum) -> None:
    decision = proposed(moc)
    moc.instrument.discontinued_on = AT.date().replace(year=2025)
    moc.instrument.save(update_fields=["discontinued_on"])
    client = signed_in(moc.officers["CA1"])
    assert offered(client, decision) == set()
    assert client.post(act(decision, "concur"), concurrence(decision)).status_code == 403


def test_proposing_lists_the_recipients_and_locks_the_text(moc: Memorandum) -> None:
    decision, client = draft(moc), signed_in(moc.officers["JP1"])
    assert "JP1, JP2, CA1, CA2, CA3" in client.get(act(decision, "propose")).text
    messages_of(client.post(act(decision, "propose")))
    decision.refresh_from_db()
    assert decision.state == DecisionState.OPEN
    assert decision.text_hash


def test_a_draft_without_a_text_is_not_proposed(moc: Memorandum) -> None:
    decision = draft(moc, text_en="")
    sentence = refusal(signed_in(moc.officers["JP1"]), decision, "propose")
    assert sentence == "Enter the text of the decision."


def test_the_page_of_a_concurrence_shows_the_whole_text_and_its_hash(moc: Memorandum) -> None:
    decision = proposed(moc, text_fr="Les participants décident.", text_ja="共同で決定する。")
    shown = signed_in(moc.officers["CA1"]).get(act(decision, "concur")).text
    for words in (decision.text_en, decision.text_fr, decision.text_ja, decision.text_hash):
        assert words in shown


def test_a_concurrence_is_recorded_as_it_was_given(moc: Memorandum) -> None:
    decision, client = proposed(moc), signed_in(moc.officers["CA1"])
    sent = concurrence(decision, channel="letter", document_reference="Letter 12")
    assert messages_of(client.post(act(decision, "concur"), sent)) == ["Concurrence recorded."]
    given = decision.concurrences.get()
    assert (given.participant, given.by) == (moc.participants["CA1"], moc.officers["CA1"])
    assert (given.channel, given.document_reference) == (Channel.LETTER, "Letter 12")


def test_a_letter_has_a_reference(moc: Memorandum) -> None:
    decision, client = proposed(moc), signed_in(moc.officers["CA1"])
    sent = concurrence(decision, channel="letter")
    assert refusal(client, decision, "concur", **sent) == "Enter the document reference."


def test_a_concurrence_says_that_the_text_was_read(moc: Memorandum) -> None:
    decision, client = proposed(moc), signed_in(moc.officers["CA1"])
    sent = concurrence(decision)
    del sent["read"]
    assert refusal(client, decision, "concur", **sent) == "This field is required."


def test_a_text_that_changed_while_it_was_read_is_read_again(moc: Memorandum) -> None:
    decision, client = proposed(moc), signed_in(moc.officers["CA1"])
    sent = concurrence(decision)
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=AT)
    decision.text_en = "Other words."
    decision.save(update_fields=["text_en"])
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=AT)
    response = client.post(act(decision, "concur"), sent)
    assert "The text has changed since you opened it" in response.text
    assert not decision.concurrences.exists()
    # The page now shows the new text and bears its hash.
    assert "Other words." in response.text
    assert f'name="text_hash" value="{decision.text_hash}"' in response.text


def test_a_second_concurrence_and_an_impossible_day_are_refused_in_sentences(moc: Memorandum) -> None:
    decision, client = proposed(moc), signed_in(moc.officers["CA1"])
    early = refusal(client, decision, "concur", **concurrence(decision, given_on="2026-11-24"))
    assert early.startswith("Enter a date between the proposal")
    concur(moc, decision, "CA1")
    again = refusal(client, decision, "concur", **concurrence(decision))
    assert again == "CA1 has already concurred in this text."


def test_the_fifth_concurrence_decides_and_the_area_is_there(moc: Memorandum) -> None:
    decision = proposed(moc, effect=Effect.FURTHER_AREA, subject_en="Fictitious passports")
    for code in moc.codes:
        messages_of(signed_in(moc.officers[code]).post(act(decision, "concur"), concurrence(decision)))
    area = AreaOfCooperation.objects.get(is_further=True)
    client = person(moc, Role.READER)
    shown = client.get(decision.get_absolute_url()).text
    assert "Decided on 25 November 2026, the date of the last concurrence." in shown
    assert f"{area.code} Fictitious passports" in shown
    assert decision.reference in client.get(reverse("admin:commitments_areaofcooperation_changelist")).text


def test_concurrence_in_a_withdrawn_decision_is_refused(moc: Memorandum) -> None:
    decision, client = proposed(moc), signed_in(moc.officers["CA1"])
    sent = concurrence(decision)
    decisions.withdraw(decision=decision, by=moc.officers["JP1"], at=AT, reason="Reason")
    assert refusal(client, decision, "concur", **sent).endswith("It is not open for concurrence.")


def test_objection_has_a_reason_and_is_shown(moc: Memorandum) -> None:
    decision, client = proposed(moc), signed_in(moc.officers["CA1"])
    assert refusal(client, decision, "object", text_hash=decision.text_hash, reason=" ") == "This field is required."
    messages_of(client.post(act(decision, "object"), {"text_hash": decision.text_hash, "reason": SECRET}))
    shown = person(moc, Role.READER, "JP2").get(decision.get_absolute_url()).text
    assert "0 of 5 Participants have concurred. Objection of CA1. Awaiting: JP1, JP2, CA2, CA3. Not decided." in shown
    assert SECRET in shown


def test_taking_back_names_who_concurred(moc: Memorandum) -> None:
    decision, client = proposed(moc), signed_in(moc.officers["JP1"])
    assert "No Participant has concurred yet." in client.get(act(decision, "take-back")).text
    concur(moc, decision, "CA1", "CA3")
    assert "these Participants will be notified: CA1, CA3." in client.get(act(decision, "take-back")).text
    messages_of(client.post(act(decision, "take-back")))
    decision.refresh_from_db()
    assert decision.state == DecisionState.DRAFT


def test_withdrawal_has_a_reason_and_is_shown(moc: Memorandum) -> None:
    decision, client = proposed(moc), signed_in(moc.officers["JP1"])
    assert refusal(client, decision, "withdraw", reason="") == "This field is required."
    messages_of(client.post(act(decision, "withdraw"), {"reason": "No longer needed."}))
    shown = client.get(decision.get_absolute_url()).text
    assert "Withdrawn on 25 November 2026 before it was decided: No longer needed." in shown


def test_a_superseded_decision_names_its_successor(moc: Memorandum) -> None:
    decision, client = decided(moc), person(moc, Role.SECRETARIAT)
    sent = {"outcome": "superseded", "on": "2026-11-25", "reason": ""}
    assert refusal(client, decision, "outcome", **sent).startswith("Choose the joint decision that replaces this one")
    successor = decided(moc, title_en="Successor")
    messages_of(client.post(act(decision, "outcome"), {**sent, "successor": str(successor.pk)}))
    assert successor.reference in client.get(decision.get_absolute_url()).text
