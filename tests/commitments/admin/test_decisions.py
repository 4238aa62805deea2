"""Joint decisions: who sees and drafts them, what the form asks for, and the list of the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commitments.enums import Effect, NoticeKind
from commitments.models import AreaOfCooperation, JointDecision, Provision
from commitments.services import decisions
from contacts.enums import Role
from tests.commitments.admin.decisions import act, listed, messages_of, offered, page, person, refusal, statements
from tests.factories.law import AT, Memorandum, concur, decided, draft, issued, proposed
from tests.form_data import filled
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

SECRET = "Zinnober"  # A word that stands nowhere else.
OF_A_MINISTRY = (Role.READER, Role.EDITOR, Role.CONTACT_OFFICER)


@pytest.mark.parametrize("role", [*OF_A_MINISTRY, Role.SECRETARIAT])
@pytest.mark.parametrize("name", ["change", "history", "delete"])
def test_a_draft_that_was_never_proposed_is_not_there_for_others(moc: Memorandum, role: Role, name: str) -> None:
    response = person(moc, role).get(page(name, draft(moc, title_en=SECRET).pk))
    assert response.status_code in ({404} if name != "delete" else {403, 404})
    assert SECRET not in response.text


@pytest.mark.parametrize("role", OF_A_MINISTRY)
def test_a_draft_is_there_for_its_own_ministry(moc: Memorandum, role: Role) -> None:
    assert SECRET in person(moc, role, "JP1").get(draft(moc, title_en=SECRET).get_absolute_url()).text


@pytest.mark.parametrize("role", [*OF_A_MINISTRY, Role.SECRETARIAT])
def test_what_was_proposed_is_there_for_all(moc: Memorandum, role: Role) -> None:
    client = person(moc, role)
    decision = proposed(moc, title_en=SECRET)
    assert SECRET in client.get(decision.get_absolute_url()).text
    assert client.get(page("change", decision.pk)).headers["Location"] == decision.get_absolute_url()
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
    assert person(moc, role).get(form_of(Effect.NONE)).status_code == expected


def test_the_list_says_how_many_have_concurred_and_when_all_had(moc: Memorandum) -> None:
    decided(moc)
    concur(moc, proposed(moc), "JP1")
    shown = signed_in(moc.officers["JP1"]).get(page("changelist")).text
    assert '<td class="field-concurred">5 of 5<br><span class="nowrap">25 November 2026</span></td>' in shown
    assert '<td class="field-concurred">1 of 5</td>' in shown


def form_of(effect: Effect) -> str:
    return reverse("commitments:new-decision", query={"effect": effect.value})


def new(client: Client, effect: Effect = Effect.NONE, **typed: Any) -> Any:
    return client.post(form_of(effect), filled(client.get(form_of(effect)), title_en="Fictitious title", **typed))


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 400
    return dict(response.context["form"].errors)


def test_an_editor_drafts_in_the_name_of_the_own_ministry(moc: Memorandum) -> None:
    messages_of(
        new(person(moc, Role.EDITOR), effect=Effect.FURTHER_AREA, subject_en="A field", subject_ja="架空の分野")
    )
    decision = JointDecision.objects.get()
    assert decision.proposed_by == moc.participants["CA1"]
    assert (decision.reference, decision.state, decision.effect) == ("JD-2026-001", "draft", "further_area")


def test_the_secretariat_drafts_for_itself(moc: Memorandum) -> None:
    messages_of(new(person(moc, Role.SECRETARIAT)))
    assert JointDecision.objects.get().proposed_by is None


@pytest.mark.parametrize(
    ("effect", "field", "sentence"),
    [
        (Effect.FURTHER_AREA, "subject_en", "Enter a name in at least one language."),
        (Effect.RETIRE_AREA, "retires_area", "Choose the area to retire."),
        (Effect.RETIRE_FORM, "retires_form", "Choose the form to retire."),
        (Effect.EMERGENCY_BEGINS, "emergency", "Choose the emergency."),
        (Effect.ROTATION, "rotating_side", "Choose the side whose chair order is set."),
        (Effect.COUNTING, "counting", "Choose how months of notice are counted."),
    ],
)
def test_the_form_says_what_the_effect_asks_for(moc: Memorandum, effect: Effect, field: str, sentence: str) -> None:
    assert errors(new(person(moc, Role.EDITOR), effect=effect)) == {field: [sentence]}


def test_a_rotation_is_drafted_with_its_turns(moc: Memorandum) -> None:
    rows = {
        f"turns-{place}-{name}": str(value)
        for place, code in enumerate(("CA1", "CA2", "CA3"))
        for name, value in (("position", place + 1), ("participant", moc.participants[code].pk))
    }
    side = moc.participants["CA1"].side_id
    messages_of(new(person(moc, Role.EDITOR), effect=Effect.ROTATION, rotating_side=str(side), **rows))
    order = JointDecision.objects.get().turns.values_list("participant__code", flat=True)
    assert list(order) == ["CA1", "CA2", "CA3"]


def change_of(code: str, **typed: str) -> dict[str, str]:
    row = {"kind": "replace", "provision": str(Provision.objects.get(code=code).pk), **typed}
    return {f"provision_changes-0-{name}": value for name, value in row.items()}


def test_a_modification_without_a_notice_of_intention_is_saved_with_a_warning(moc: Memorandum) -> None:
    row = change_of("1(b)", text_en="Other words.")
    messages = messages_of(new(person(moc, Role.EDITOR), effect=Effect.MODIFICATION, **row))
    assert any(message.startswith("Article 9(b)") for message in messages)
    assert JointDecision.objects.get().provision_changes.get().text_en == "Other words."


def test_a_modification_with_its_notice_is_saved_without_one(moc: Memorandum) -> None:
    notice = issued(moc, kind=NoticeKind.MODIFY)
    row = change_of("1(b)", text_en="Other words.")
    messages = messages_of(new(person(moc, Role.EDITOR), effect=Effect.MODIFICATION, intention=str(notice.pk), **row))
    assert not any("9(b)" in message for message in messages)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({}, "Enter the new text in at least one language. Leave it blank for a removed provision."),
        ({"kind": "remove", "text_en": "Words"}, "Enter the new text in at least one language"),
        ({"kind": "insert", "text_en": "Words"}, "Enter a code for an inserted provision only."),
    ],
)
def test_a_change_of_a_provision_says_what_it_lacks(moc: Memorandum, row: dict[str, str], sentence: str) -> None:
    response = new(person(moc, Role.EDITOR), effect=Effect.MODIFICATION, **change_of("1(b)", heading_en="x", **row))
    assert response.status_code == 400
    assert sentence in response.text


def test_treaty_words_are_told_when_a_draft_is_saved(moc: Memorandum) -> None:
    assert any(
        "“shall”" in message for message in messages_of(new(person(moc, Role.EDITOR), text_en="They shall meet."))
    )


def test_a_text_that_was_proposed_meanwhile_is_not_overwritten(moc: Memorandum) -> None:
    decision, client = draft(moc), signed_in(moc.officers["JP1"])
    typed = {**filled(client.get(page("change", decision.pk))), "title_en": SECRET}
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=AT)
    assert client.post(page("change", decision.pk), typed).status_code == 403
    decision.refresh_from_db()
    assert decision.title_en != SECRET


def test_its_ministry_deletes_a_draft_that_was_never_proposed_on_its_page(moc: Memorandum) -> None:
    unseen, seen = draft(moc), proposed(moc)
    decisions.take_back(decision=seen, by=moc.officers["JP1"], at=AT)
    client = person(moc, Role.EDITOR, "JP1")
    assert offered(client, unseen) == {"delete"}
    assert "delete" not in offered(signed_in(moc.officers["JP1"]), seen)
    assert signed_in(moc.officers["CA1"]).post(act(unseen, "delete")).status_code == 404
    response = client.post(act(unseen, "delete"))
    assert (response.headers["Location"], messages_of(response)) == (
        "/decisions/",
        [f"Draft {unseen.reference} was deleted."],
    )
    assert refusal(client, seen, "delete") == "A proposed decision cannot be deleted. Withdraw it instead."
    assert list(JointDecision.objects.all()) == [seen]


def test_the_list_counts_and_filters(moc: Memorandum) -> None:
    waiting, given, taken = proposed(moc), proposed(moc, title_en=SECRET), decided(moc)
    concur(moc, given, "CA1", "JP1")
    client = signed_in(moc.officers["CA1"])
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
    assert "Awaiting our concurrence" not in person(moc, Role.SECRETARIAT).get(page("changelist")).text


def test_the_list_costs_the_same_for_one_and_for_many(moc: Memorandum) -> None:
    decided(moc)
    client = signed_in(moc.officers["CA1"])
    before = statements(client, page("changelist"))
    for _ in range(3):
        concur(moc, proposed(moc), "JP1")
        decided(moc)
    assert statements(client, page("changelist")) == before


def test_the_page_costs_the_same_for_one_concurrence_and_for_many(moc: Memorandum) -> None:
    decision, client = proposed(moc), person(moc, Role.READER)
    concur(moc, decision, "JP1")
    before = statements(client, decision.get_absolute_url())
    concur(moc, decision, "JP2", "CA1", "CA2")
    assert statements(client, decision.get_absolute_url()) <= before


def further(moc: Memorandum, name: str) -> AreaOfCooperation:
    decision = decided(moc, effect=Effect.FURTHER_AREA, subject_en=name)
    return AreaOfCooperation.objects.get(added_by=decision)


def test_the_list_of_areas_says_what_was_added_and_retired_and_costs_the_same(moc: Memorandum) -> None:
    areas, client = reverse("admin:commitments_areaofcooperation_changelist"), person(moc, Role.READER)
    area = further(moc, "Fictitious passports")
    before = statements(client, areas)
    retiring = decided(moc, effect=Effect.RETIRE_AREA, retires_area=area)
    further(moc, "Another")
    assert statements(client, areas) == before
    shown = client.get(areas).text
    assert area.added_by is not None
    assert area.added_by.reference in shown
    assert "25 November 2026" in shown
    assert str(area) in client.get(retiring.get_absolute_url()).text


def test_what_is_retired_is_not_offered_to_be_retired_again(moc: Memorandum) -> None:
    area = further(moc, "Fictitious passports")
    client, choice = person(moc, Role.EDITOR), f'<option value="{area.pk}">{area}</option>'
    assert choice in client.get(form_of(Effect.RETIRE_AREA)).text
    decided(moc, effect=Effect.RETIRE_AREA, retires_area=area)
    assert choice not in client.get(form_of(Effect.RETIRE_AREA)).text


def test_the_form_of_the_admin_has_the_fields_of_the_effect(moc: Memorandum) -> None:
    decision = draft(moc, effect=Effect.COUNTING, counting="later")
    client, url = signed_in(moc.officers["JP1"]), page("change", decision.pk)
    shown = client.get(url)
    assert {"title_en", "counting"} <= set(shown.context["adminform"].form.fields)
    assert not {"effect", "emergency"} & set(shown.context["adminform"].form.fields)
    refused = client.post(url, filled(shown, counting=""))
    assert refused.context["adminform"].form.errors == {"counting": ["Choose how months of notice are counted."]}
    assert client.post(url, filled(shown, title_en=SECRET)).headers["Location"] == decision.get_absolute_url()
