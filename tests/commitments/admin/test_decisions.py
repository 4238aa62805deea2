"""Joint decisions in the admin: who sees, drafts, proposes and concurs, what each refusal says, what the page tells."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from commitments.enums import Channel, DecisionState, Effect, NoticeKind, Outcome
from commitments.models import AreaOfCooperation, Instrument, JointDecision, Provision, ProvisionChange
from commitments.services import decisions
from contacts.enums import Role
from contacts.models import User
from tests.factories.contacts import UserFactory
from tests.factories.law import AT, Memorandum, concur, decided, draft, issued, memorandum, proposed
from tests.filled import filled

pytestmark = pytest.mark.django_db

SECRET = "Zinnober"  # A word that stands nowhere else.
OF_A_MINISTRY = (Role.READER, Role.EDITOR, Role.CONTACT_OFFICER)


@pytest.fixture
def moc() -> Iterator[Memorandum]:
    """The memorandum of the factories, at the moment at which they act."""
    with time_machine.travel(AT, tick=False):
        yield memorandum()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def person(moc: Memorandum, role: Role, code: str = "CA1") -> Client:
    """Somebody with ``role``, of the Participant with ``code`` where the role belongs to one."""
    return client_of(moc.user(code, role) if role.belongs_to_participant else UserFactory.create(role=role))


def page(name: str, *args: object) -> str:
    return reverse(f"admin:commitments_jointdecision_{name}", args=args)


def act(decision: JointDecision, name: str) -> str:
    return page("act", decision.pk, name)


def refusal(client: Client, decision: JointDecision, name: str, **sent: Any) -> str:
    """What the page says that was sent again; it was not performed."""
    response = client.post(act(decision, name), sent)
    assert response.status_code == 200, response.status_code
    return " ".join(error for errors in response.context["form"].errors.values() for error in errors)


def concurrence(decision: JointDecision, **changed: Any) -> dict[str, Any]:
    given = {"text_hash": decision.text_hash, "given_on": "2026-11-25", "channel": "portal", "read": "on"}
    return given | changed


def told(response: Any) -> list[str]:
    assert response.status_code == 302, response.content.decode()
    return [str(message) for message in get_messages(response.wsgi_request)]


# Who sees what


@pytest.mark.parametrize("role", [*OF_A_MINISTRY, Role.SECRETARIAT])
@pytest.mark.parametrize("name", ["change", "history", "delete"])
def test_a_draft_that_was_never_proposed_is_not_there_for_others(moc: Memorandum, role: Role, name: str) -> None:
    response = person(moc, role).get(page(name, draft(moc, title_en=SECRET).pk))
    assert response.status_code in ({404} if name != "delete" else {403, 404})
    assert SECRET not in response.text


@pytest.mark.parametrize("role", OF_A_MINISTRY)
def test_a_draft_is_there_for_its_own_ministry(moc: Memorandum, role: Role) -> None:
    assert SECRET in person(moc, role, "JP1").get(page("change", draft(moc, title_en=SECRET).pk)).text


@pytest.mark.parametrize("role", [*OF_A_MINISTRY, Role.SECRETARIAT])
def test_what_was_proposed_is_there_for_all(moc: Memorandum, role: Role) -> None:
    client = person(moc, role)
    decision = proposed(moc, title_en=SECRET)
    assert SECRET in client.get(page("change", decision.pk)).text
    assert SECRET in client.get(page("changelist")).text


def test_an_administrator_sees_none(moc: Memorandum) -> None:
    client = person(moc, Role.ADMINISTRATOR)
    assert client.get(page("changelist")).status_code == 403
    assert client.get(page("change", proposed(moc).pk)).status_code == 404


@pytest.mark.parametrize(
    ("role", "expected"),
    [(Role.READER, 403), (Role.EDITOR, 200), (Role.CONTACT_OFFICER, 200), (Role.SECRETARIAT, 200)],
)
def test_who_may_draft(moc: Memorandum, role: Role, expected: int) -> None:
    assert person(moc, role).get(page("add")).status_code == expected


# Drafts


def new(client: Client, **typed: Any) -> Any:
    return client.post(page("add"), {**filled(client.get(page("add"))), "title_en": "Fictitious title", **typed})


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return dict(response.context["adminform"].form.errors)


def test_an_editor_drafts_in_the_name_of_the_own_ministry(moc: Memorandum) -> None:
    told(new(person(moc, Role.EDITOR), effect=Effect.FURTHER_AREA, subject_ja="架空の分野"))
    decision = JointDecision.objects.get()
    assert decision.proposed_by == moc.participants["CA1"]
    assert (decision.reference, decision.state, decision.effect) == ("JD-2026-001", "draft", "further_area")


def test_the_secretariat_drafts_for_itself(moc: Memorandum) -> None:
    told(new(person(moc, Role.SECRETARIAT)))
    assert JointDecision.objects.get().proposed_by is None


@pytest.mark.parametrize(
    ("effect", "field", "sentence"),
    [
        (Effect.FURTHER_AREA, "subject_en", "Name what comes to be, in at least one language."),
        (Effect.RETIRE_AREA, "retires_area", "Choose the further area to be retired."),
        (Effect.RETIRE_FORM, "retires_form", "Choose the further form to be retired."),
        (Effect.EMERGENCY_BEGINS, "emergency", "Choose the emergency."),
        (Effect.ROTATION, "rotating_side", "Choose the side whose chair rotates."),
        (Effect.COUNTING, "counting", "Choose how months of notice are counted."),
    ],
)
def test_the_form_says_what_the_effect_asks_for(moc: Memorandum, effect: Effect, field: str, sentence: str) -> None:
    assert errors(new(person(moc, Role.EDITOR), effect=effect)) == {field: [sentence]}


def test_the_form_says_what_does_not_go_with_the_effect(moc: Memorandum) -> None:
    found = errors(new(person(moc, Role.EDITOR), effect=Effect.COUNTING, counting="later", subject_fr="Nom"))
    assert found == {"subject_fr": ["Leave this empty: it does not go with “How months of notice are counted is set”."]}


def test_a_title_is_written_in_some_language(moc: Memorandum) -> None:
    found = errors(new(person(moc, Role.EDITOR), title_en=""))
    assert found == {"__all__": ["Write it in at least one of the three languages."]}


def test_turns_go_with_a_rotation_alone(moc: Memorandum) -> None:
    seat = moc.participants["CA1"].pk
    response = new(person(moc, Role.EDITOR), **{"turns-0-position": "1", "turns-0-participant": str(seat)})
    assert "These rows go with “The order of the rotating chair is set” alone" in response.text
    assert not JointDecision.objects.exists()


def test_a_rotation_is_drafted_with_its_turns(moc: Memorandum) -> None:
    rows = {
        f"turns-{place}-{name}": str(value)
        for place, code in enumerate(("CA1", "CA2", "CA3"))
        for name, value in (("position", place + 1), ("participant", moc.participants[code].pk))
    }
    side = moc.participants["CA1"].side_id
    told(new(person(moc, Role.EDITOR), effect=Effect.ROTATION, rotating_side=str(side), **rows))
    order = JointDecision.objects.get().turns.values_list("participant__code", flat=True)
    assert list(order) == ["CA1", "CA2", "CA3"]


def change_of(code: str, **typed: str) -> dict[str, str]:
    row = {"kind": "replace", "provision": str(Provision.objects.get(code=code).pk), **typed}
    return {f"provision_changes-0-{name}": value for name, value in row.items()}


def test_a_modification_without_a_notice_of_intention_is_saved_with_a_warning(moc: Memorandum) -> None:
    row = change_of("1(b)", text_en="Other words.")
    messages = told(new(person(moc, Role.EDITOR), effect=Effect.MODIFICATION, **row))
    assert any(message.startswith("Article 9(b)") for message in messages)
    assert JointDecision.objects.get().provision_changes.get().text_en == "Other words."


def test_a_modification_with_its_notice_is_saved_without_one(moc: Memorandum) -> None:
    notice = issued(moc, kind=NoticeKind.MODIFY)
    row = change_of("1(b)", text_en="Other words.")
    messages = told(new(person(moc, Role.EDITOR), effect=Effect.MODIFICATION, intention=str(notice.pk), **row))
    assert not any("9(b)" in message for message in messages)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({}, "Give the new text in at least one language; a removed provision has none."),
        ({"kind": "remove", "text_en": "Words"}, "Give the new text in at least one language"),
        ({"kind": "insert", "text_en": "Words"}, "An inserted provision has a code, and no other change has one."),
    ],
)
def test_a_change_of_a_provision_says_what_it_lacks(moc: Memorandum, row: dict[str, str], sentence: str) -> None:
    response = new(person(moc, Role.EDITOR), effect=Effect.MODIFICATION, **change_of("1(b)", heading_en="x", **row))
    assert response.status_code == 200
    assert sentence in response.text


def test_the_form_shows_a_provision_as_it_stands_beside_its_change(moc: Memorandum) -> None:
    decision = draft(moc, effect=Effect.MODIFICATION)
    provision = Provision.objects.get(code="1(b)")
    ProvisionChange.objects.create(decision=decision, provision=provision, text_en="Other words.")
    shown = client_of(moc.officers["JP1"]).get(page("change", decision.pk)).text
    assert "What 1(b) says in en." in shown


def test_treaty_words_are_told_when_a_draft_is_saved(moc: Memorandum) -> None:
    assert any("“shall”" in message for message in told(new(person(moc, Role.EDITOR), text_en="They shall meet.")))


def test_a_text_that_was_proposed_meanwhile_is_not_overwritten(moc: Memorandum) -> None:
    decision, client = draft(moc), client_of(moc.officers["JP1"])
    typed = {**filled(client.get(page("change", decision.pk))), "title_en": SECRET}
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=AT)
    assert client.post(page("change", decision.pk), typed).status_code == 403
    decision.refresh_from_db()
    assert decision.title_en != SECRET


def test_a_draft_is_deleted_and_what_was_proposed_is_not(moc: Memorandum) -> None:
    client, unseen = client_of(moc.officers["JP1"]), draft(moc)
    assert client.post(page("delete", unseen.pk), {"post": "yes"}).status_code == 302
    seen = proposed(moc)
    decisions.take_back(decision=seen, by=moc.officers["JP1"], at=AT)
    assert client.post(page("delete", seen.pk), {"post": "yes"}).status_code == 403
    assert list(JointDecision.objects.all()) == [seen]


# Acts: to whom they belong


def offered(client: Client, decision: JointDecision) -> set[str]:
    return {link.url.split("/")[-2] for link in client.get(page("change", decision.pk)).context["links"]}


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.SECRETARIAT, Role.ADMINISTRATOR])
@pytest.mark.parametrize("name", ["concur", "object"])
def test_nobody_but_a_contact_point_officer_concurs_or_objects(moc: Memorandum, role: Role, name: str) -> None:
    decision, client = proposed(moc), person(moc, role)
    expected = 404 if role is Role.ADMINISTRATOR else 403
    assert client.get(act(decision, name)).status_code == expected
    sent = client.post(act(decision, name), concurrence(decision, reason="Reason"))
    assert sent.status_code == expected
    assert not decision.concurrences.exists()


def test_an_officer_of_a_participant_without_a_seat_does_not_concur(moc: Memorandum) -> None:
    client = client_of(UserFactory.create(role=Role.CONTACT_OFFICER))
    assert client.post(act(decision := proposed(moc), "concur"), concurrence(decision)).status_code == 403


@pytest.mark.parametrize("name", ["propose", "take-back", "withdraw"])
def test_only_officers_of_the_proposer_act_for_it(moc: Memorandum, name: str) -> None:
    decision = proposed(moc)
    for client in (
        client_of(moc.officers["CA1"]),
        person(moc, Role.EDITOR, "JP1"),
        person(moc, Role.SECRETARIAT),
    ):
        assert client.post(act(decision, name), {"reason": "Reason"}).status_code == 403


def test_the_secretariat_acts_for_what_it_proposed_itself(moc: Memorandum) -> None:
    secretary = UserFactory.create(role=Role.SECRETARIAT)
    decision = JointDecision(instrument=moc.instrument, title_en="Fictitious", text_en="Words.")
    decisions.put_on_record(decision=decision, by=secretary, on=AT.date())
    client = client_of(secretary)
    told(client.post(act(decision, "propose")))
    assert offered(client, decision) == {"take-back", "withdraw"}


def test_only_the_secretariat_enters_an_outcome(moc: Memorandum) -> None:
    decision = decided(moc)
    assert client_of(moc.officers["JP1"]).get(act(decision, "outcome")).status_code == 403
    client = person(moc, Role.SECRETARIAT)
    assert offered(client, decision) == {"outcome"}
    told(client.post(act(decision, "outcome"), {"outcome": "implemented", "on": "2026-11-25", "reason": "Done."}))
    decision.refresh_from_db()
    assert decision.outcome == Outcome.IMPLEMENTED


def test_each_is_offered_what_belongs_to_it(moc: Memorandum) -> None:
    decision = proposed(moc)
    proposer, other = client_of(moc.officers["JP1"]), client_of(moc.officers["CA1"])
    assert offered(proposer, decision) == {"concur", "object", "take-back", "withdraw"}
    assert offered(other, decision) == {"concur", "object"}
    concur(moc, decision, "CA1")
    assert offered(other, decision) == {"object"}
    assert offered(person(moc, Role.READER), decision) == set()


def test_what_is_not_open_is_no_page(moc: Memorandum) -> None:
    decision, client = decided(moc), client_of(moc.officers["JP1"])
    for name in ("propose", "concur", "object", "take-back", "withdraw", "ratify"):
        assert client.get(act(decision, name)).status_code == 404


def test_reading_the_page_of_an_act_changes_nothing(moc: Memorandum) -> None:
    decision, client = proposed(moc), client_of(moc.officers["JP1"])
    for name in ("concur", "object", "take-back", "withdraw"):
        assert client.get(act(decision, name)).status_code == 200
    decision.refresh_from_db()
    assert decision.state == DecisionState.OPEN
    assert not decision.concurrences.exists()


def test_after_the_mocs_last_day_nothing_is_offered(moc: Memorandum) -> None:
    decision = proposed(moc)
    moc.instrument.discontinued_on = AT.date().replace(year=2025)
    moc.instrument.save(update_fields=["discontinued_on"])
    client = client_of(moc.officers["CA1"])
    assert offered(client, decision) == set()
    assert client.post(act(decision, "concur"), concurrence(decision)).status_code == 403


# Acts: what they say and do


def test_proposing_says_who_is_asked_and_freezes_the_text(moc: Memorandum) -> None:
    decision, client = draft(moc), client_of(moc.officers["JP1"])
    assert "JP1, JP2, CA1, CA2, CA3" in client.get(act(decision, "propose")).text
    told(client.post(act(decision, "propose")))
    decision.refresh_from_db()
    assert decision.state == DecisionState.OPEN
    assert decision.text_hash


def test_a_draft_without_a_text_is_not_proposed(moc: Memorandum) -> None:
    decision = draft(moc, text_en="")
    sentence = refusal(client_of(moc.officers["JP1"]), decision, "propose")
    assert sentence == "The decision has no text yet: write what the Participants decide."


def test_the_page_of_a_concurrence_shows_the_whole_text_and_its_hash(moc: Memorandum) -> None:
    decision = proposed(moc, text_fr="Les participants décident.", text_ja="共同で決定する。")
    shown = client_of(moc.officers["CA1"]).get(act(decision, "concur")).text
    for words in (decision.text_en, decision.text_fr, decision.text_ja, decision.text_hash):
        assert words in shown


def test_a_concurrence_is_recorded_as_it_was_given(moc: Memorandum) -> None:
    decision, client = proposed(moc), client_of(moc.officers["CA1"])
    sent = concurrence(decision, channel="letter", document_reference="Letter 12")
    assert told(client.post(act(decision, "concur"), sent)) == ["The concurrence is on record."]
    given = decision.concurrences.get()
    assert (given.participant, given.by) == (moc.participants["CA1"], moc.officers["CA1"])
    assert (given.channel, given.document_reference) == (Channel.LETTER, "Letter 12")


def test_a_letter_has_a_reference(moc: Memorandum) -> None:
    decision, client = proposed(moc), client_of(moc.officers["CA1"])
    sent = concurrence(decision, channel="letter")
    assert refusal(client, decision, "concur", **sent) == "Give the reference by which the document can be found."


def test_a_concurrence_says_that_the_text_was_read(moc: Memorandum) -> None:
    decision, client = proposed(moc), client_of(moc.officers["CA1"])
    sent = concurrence(decision)
    del sent["read"]
    assert refusal(client, decision, "concur", **sent) == "This field is required."


def test_a_text_that_changed_while_it_was_read_is_read_again(moc: Memorandum) -> None:
    decision, client = proposed(moc), client_of(moc.officers["CA1"])
    sent = concurrence(decision)
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=AT)
    decision.text_en = "Other words."
    decision.save(update_fields=["text_en"])
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=AT)
    response = client.post(act(decision, "concur"), sent)
    assert "The text is not the one that you read" in response.text
    assert not decision.concurrences.exists()
    # The page now shows the new text and bears its hash.
    assert "Other words." in response.text
    assert f'name="text_hash" value="{decision.text_hash}"' in response.text


def test_a_second_concurrence_and_an_impossible_day_are_refused_in_sentences(moc: Memorandum) -> None:
    decision, client = proposed(moc), client_of(moc.officers["CA1"])
    early = refusal(client, decision, "concur", **concurrence(decision, given_on="2026-11-24"))
    assert early.startswith("A concurrence in this text is given between")
    concur(moc, decision, "CA1")
    again = refusal(client, decision, "concur", **concurrence(decision))
    assert again == "CA1 has concurred in this text already."


def test_the_fifth_concurrence_decides_and_the_area_is_there(moc: Memorandum) -> None:
    decision = proposed(moc, effect=Effect.FURTHER_AREA, subject_en="Fictitious passports")
    for code in moc.codes:
        told(client_of(moc.officers[code]).post(act(decision, "concur"), concurrence(decision)))
    area = AreaOfCooperation.objects.get(is_further=True)
    client = person(moc, Role.READER)
    shown = client.get(page("change", decision.pk)).text
    assert "Decided on 25 November 2026, the day of the last concurrence." in shown
    assert f"{area.code} Fictitious passports" in shown
    assert decision.reference in client.get(reverse("admin:commitments_areaofcooperation_changelist")).text


def test_concurring_in_what_was_withdrawn_meanwhile_is_told(moc: Memorandum) -> None:
    decision, client = proposed(moc), client_of(moc.officers["CA1"])
    sent = concurrence(decision)
    decisions.withdraw(decision=decision, by=moc.officers["JP1"], at=AT, reason="Reason")
    assert refusal(client, decision, "concur", **sent).startswith("JD-2026-001 is not open for concurrence")


def test_an_objection_has_a_reason_and_stands_on_the_page(moc: Memorandum) -> None:
    decision, client = proposed(moc), client_of(moc.officers["CA1"])
    assert refusal(client, decision, "object", text_hash=decision.text_hash, reason=" ") == "This field is required."
    told(client.post(act(decision, "object"), {"text_hash": decision.text_hash, "reason": SECRET}))
    shown = person(moc, Role.READER, "JP2").get(page("change", decision.pk)).text
    assert "0 of 5 have concurred. Objection of CA1. Awaited: JP1, JP2, CA2, CA3. Not decided." in shown
    assert SECRET in shown


def test_taking_back_names_who_concurred(moc: Memorandum) -> None:
    decision, client = proposed(moc), client_of(moc.officers["JP1"])
    assert "Nobody has concurred in it yet." in client.get(act(decision, "take-back")).text
    concur(moc, decision, "CA1", "CA3")
    assert "those who gave them are told: CA1, CA3." in client.get(act(decision, "take-back")).text
    told(client.post(act(decision, "take-back")))
    decision.refresh_from_db()
    assert decision.state == DecisionState.DRAFT


def test_a_withdrawal_has_a_reason_and_is_told_on_the_page(moc: Memorandum) -> None:
    decision, client = proposed(moc), client_of(moc.officers["JP1"])
    assert refusal(client, decision, "withdraw", reason="") == "This field is required."
    told(client.post(act(decision, "withdraw"), {"reason": "No longer needed."}))
    shown = client.get(page("change", decision.pk)).text
    assert "Withdrawn on 25 November 2026 before it was decided: No longer needed." in shown


def test_a_superseded_decision_names_its_successor(moc: Memorandum) -> None:
    decision, client = decided(moc), person(moc, Role.SECRETARIAT)
    sent = {"outcome": "superseded", "on": "2026-11-25", "reason": ""}
    assert refusal(client, decision, "outcome", **sent).startswith("Name the other joint decision")
    successor = decided(moc, title_en="Successor")
    told(client.post(act(decision, "outcome"), {**sent, "successor": str(successor.pk)}))
    assert successor.reference in client.get(page("change", decision.pk)).text


# The page of the record


def test_the_page_says_how_it_stands_and_what_no_longer_does(moc: Memorandum) -> None:
    decision = proposed(moc)
    concur(moc, decision, "JP1", "CA2")
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=AT)
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=AT)
    concur(moc, decision, "JP1")
    shown = person(moc, Role.READER).get(page("change", decision.pk)).text
    assert "1 of 5 has concurred. Awaited: JP2, CA1, CA2, CA3. Not decided." in shown
    assert "The text matches its hash" in shown
    assert shown.count("Void since") == 2


def test_a_text_that_is_no_longer_what_was_proposed_does_not_match_its_hash(moc: Memorandum) -> None:
    decision = proposed(moc)
    # The hash is of the instrument too, and no trigger keeps the code of that.
    Instrument.objects.filter(pk=moc.instrument.pk).update(code="another")
    shown = person(moc, Role.READER).get(page("change", decision.pk)).text
    assert "The text does not match its hash" in shown


def test_who_cannot_concur_is_told_who_can(moc: Memorandum) -> None:
    decision = proposed(moc)
    shown = person(moc, Role.EDITOR, "CA1").get(page("change", decision.pk)).text
    assert "Only a contact point officer of CA1 can concur for it" in shown
    assert moc.officers["CA1"].full_name in shown
    assert "Each Participant concurs for itself" in person(moc, Role.SECRETARIAT).get(page("change", decision.pk)).text


def test_a_text_in_another_language_bears_that_language_and_says_so(moc: Memorandum) -> None:
    decision, user = proposed(moc), moc.officers["CA1"]
    user.language = "ja"
    user.save(update_fields=["language"])
    with translation.override("ja"):
        shown = client_of(user).get(page("change", decision.pk)).text
    assert f'lang="en"><p>{decision.text_en}</p>' in shown
    assert "（英語）" in shown


def test_a_modification_shows_each_provision_before_and_after(moc: Memorandum) -> None:
    decision = draft(moc, effect=Effect.MODIFICATION)
    provision = Provision.objects.get(code="1(b)")
    ProvisionChange.objects.create(decision=decision, provision=provision, text_en="What 1(b) means in en.")
    ProvisionChange.objects.create(
        decision=decision, provision=provision, kind="insert", new_code="1(c)", text_en="New"
    )
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=AT)
    before = person(moc, Role.READER).get(page("change", decision.pk)).text
    concur(moc, decision)
    after = person(moc, Role.READER).get(page("change", decision.pk)).text
    for shown in (before, after):
        assert "</span>says<span" in shown
        assert "</span>means<span" in shown
        assert "after 1(b)" in shown
    assert "/text/2/" in after


def test_people_s_words_are_shown_as_text(moc: Memorandum) -> None:
    decision = proposed(moc, title_en="<b>shall</b>", text_en="<script>alert(1)</script>")
    for url in (page("change", decision.pk), act(decision, "concur"), page("changelist")):
        shown = client_of(moc.officers["CA1"]).get(url).text
        assert "<b>shall</b>" not in shown
        assert "<script>alert" not in shown


# The list


def listed(client: Client, **asked: str) -> set[str]:
    return {decision.reference for decision in client.get(page("changelist"), asked).context["cl"].result_list}


def test_the_list_counts_and_filters(moc: Memorandum) -> None:
    waiting, given, taken = proposed(moc), proposed(moc, title_en=SECRET), decided(moc)
    concur(moc, given, "CA1", "JP1")
    client = client_of(moc.officers["CA1"])
    assert listed(client, concurrence="ours") == {waiting.reference}
    assert listed(client, state="decided") == {taken.reference}
    assert listed(client, q=SECRET) == {given.reference}
    assert listed(client, of_year="2026") == {waiting.reference, given.reference, taken.reference}
    assert listed(client, outcome__exact="active") == {taken.reference}
    shown = client.get(page("changelist")).text
    assert "2 of 5" in shown
    assert "5 of 5" in shown


def test_who_has_no_ministry_is_not_asked_for_its_concurrence(moc: Memorandum) -> None:
    proposed(moc)
    assert "Awaits our concurrence" not in person(moc, Role.SECRETARIAT).get(page("changelist")).text


def statements(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_the_list_costs_the_same_for_one_and_for_many(moc: Memorandum) -> None:
    decided(moc)
    client = client_of(moc.officers["CA1"])
    before = statements(client, page("changelist"))
    for _ in range(3):
        concur(moc, proposed(moc), "JP1")
        decided(moc)
    assert statements(client, page("changelist")) == before


def test_the_page_costs_the_same_for_one_concurrence_and_for_many(moc: Memorandum) -> None:
    decision, client = proposed(moc), person(moc, Role.READER)
    concur(moc, decision, "JP1")
    before = statements(client, page("change", decision.pk))
    concur(moc, decision, "JP2", "CA1", "CA2")
    assert statements(client, page("change", decision.pk)) <= before


# The history


@pytest.mark.django_db(transaction=True)
def test_the_history_tells_the_story_in_its_order(moc: Memorandum) -> None:
    decision = proposed(moc, title_en="Fictitious story")
    concur(moc, decision, "JP1")
    officer = moc.officers["CA1"]
    decisions.object_to(decision=decision, by=officer, at=AT, text_hash=decision.text_hash, reason="Not these words.")
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=AT)
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=AT)
    concur(moc, decision)
    rows = person(moc, Role.READER).get(page("history", decision.pk)).context["rows"]
    story = [f"{entry.kind} {entry.part}".strip() for entry, _clocks in reversed(rows)]
    assert story[:3] == ["Changed", "Entered concurrence of JP1", "Entered objection of CA1"]
    # Taking back voids the one and lifts the other at the same moment.
    assert sorted(story[3:5]) == ["Changed concurrence of JP1", "Changed objection of CA1"]
    assert story[5:] == ["Changed", "Changed", *(f"Entered concurrence of {code}" for code in moc.codes), "Changed"]
    last = {change.label: change.after for change in rows[0][0].changes}
    assert last["State"] == "Decided"
