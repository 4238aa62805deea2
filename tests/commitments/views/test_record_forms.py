"""Forms of records on pages: questions, errors, saving, conflicts and warnings."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.history_reader import event_model
from commitments.enums import CommitmentState, Effect, NoticeKind, Scope
from commitments.models import Activity, ActivityCommitment, Commitment, JointDecision, Notice
from contacts.enums import Audience, Role
from tests.commitments.conftest import Ministries, SignIn, complete
from tests.factories.commitments import (
    ActivityFactory,
    AreaFactory,
    CommitmentFactory,
    FormFactory,
    LanguageVersionFactory,
    ProvisionFactory,
    ProvisionTextFactory,
    ShippedInstrumentFactory,
)
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.decisions import JointDecisionFactory
from tests.factories.notices import NoticeFactory
from tests.form_data import filled

NEW = reverse("commitments:new-commitment")


def edit(commitment: Commitment) -> str:
    return reverse("commitments:edit-commitment", args=[commitment.reference])


def enter(client: Client, address: str = NEW, **values: Any) -> Any:
    ShippedInstrumentFactory.create()
    given = {
        "title_en": "Fictitious seminar",
        "mark": HandlingMarkFactory.create().pk,
        "areas": [AreaFactory.create().pk],
        "forms": [FormFactory.create().pk],
    }
    return client.post(address, filled(client.get(address), **given | values))


def told(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_a_new_commitment_is_a_draft_of_the_own_ministry(ministries: Ministries, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    response = enter(client)
    assert response.status_code == 302, response.context["form"].errors
    commitment = Commitment.objects.get()
    assert response.url == commitment.get_absolute_url()
    assert (commitment.lead, commitment.state) == (ministries.ours, CommitmentState.DRAFT)
    assert (commitment.areas.count(), commitment.forms.count()) == (1, 1)
    assert commitment.state_changes.get().after == CommitmentState.DRAFT
    assert "Draft saved." in told(client.get(response.url))


def test_the_form_asks_at_most_twelve_visible_questions(sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    form = sign_in(Role.EDITOR).get(NEW).context["form"]
    # The language of the original is one, and each text is one in three languages.
    visible = 1 + len(form.text_rows) + sum(len(row) for row in form.question_rows)
    assert visible <= 12
    assert form.folded
    assert len(form.fields) == 1 + 3 * len(form.text_rows) + (visible - 1 - len(form.text_rows)) + len(form.folded)


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_language_of_the_page_is_first_and_the_original(language: str, sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    client = sign_in(Role.EDITOR)
    form = client.get(NEW, headers={"accept-language": language}).context["form"]
    assert form.languages[0].data["value"] == language
    assert form["original_language"].value() == language
    assert [row[0].html_name for row in form.text_rows] == [f"title_{language}", f"text_{language}"]


def test_an_original_without_a_title_is_refused_at_its_field(sign_in: SignIn) -> None:
    response = enter(sign_in(Role.EDITOR), original_language="ja")
    assert response.status_code == 400
    assert response.context["form"].errors == {
        "title_ja": ["Enter this text in the original language, Japanese."],
    }
    assert '<a href="#id_title_ja">' in response.text
    assert "<title>Error: New commitment" in response.text
    assert not Commitment.objects.exists()


def test_each_error_states_what_is_missing_and_links_to_its_field(sign_in: SignIn) -> None:
    response = enter(sign_in(Role.EDITOR), areas=None, mark="", due_on="2027-01-01", begun_on="2027-02-01")
    assert response.context["form"].errors == {
        "areas": ["Choose at least one."],
        "mark": ["Choose one."],
        "due_on": ["The due date must be on or after the start date."],
    }
    for place in ("id_areas_0", "id_mark", "id_due_on"):
        assert f'<a href="#{place}">' in response.text
        assert f'id="{place}"' in response.text


def test_an_error_in_a_folded_question_unfolds_it(sign_in: SignIn) -> None:
    assert '<details class="more" open>' in enter(sign_in(Role.EDITOR), begun_on="soon").text


def test_an_editor_enters_nothing_for_another_ministry(ministries: Ministries, sign_in: SignIn) -> None:
    response = enter(sign_in(Role.EDITOR), lead=ministries.theirs.pk)
    assert "lead" in response.context["form"].errors
    assert enter(sign_in(Role.SECRETARIAT), lead=ministries.theirs.pk).status_code == 302
    assert Commitment.objects.get().lead == ministries.theirs


def test_open_ended_and_retired_areas_are_not_offered(sign_in: SignIn) -> None:
    response = enter(sign_in(Role.EDITOR), areas=[AreaFactory.create(is_open_ended=True).pk])
    assert list(response.context["form"].errors) == ["areas"]


@pytest.mark.parametrize(("role", "status"), [(Role.READER, 403), (Role.ADMINISTRATOR, 404), (Role.SECRETARIAT, 200)])
def test_the_form_is_for_users_who_may_enter(role: Role, status: int, sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    assert sign_in(role).get(NEW).status_code == status


@pytest.mark.parametrize(
    ("role", "whose", "status"),
    [
        (Role.EDITOR, "ours", 302),
        (Role.CONTACT_OFFICER, "ours", 302),
        (Role.SECRETARIAT, "theirs", 302),
        (Role.EDITOR, "theirs", 403),
        (Role.READER, "ours", 403),
    ],
)
def test_each_ministry_edits_its_own(
    role: Role, whose: str, status: int, ministries: Ministries, sign_in: SignIn
) -> None:
    commitment = complete(CommitmentFactory.create(lead=getattr(ministries, whose)))
    as_shown = filled(sign_in(Role.EDITOR, commitment.lead).get(edit(commitment)))
    response = sign_in(role).post(edit(commitment), as_shown | {"title_en": "Another title"})
    assert response.status_code == status
    commitment.refresh_from_db()
    assert (commitment.title_en == "Another title") is (status == 302)


def test_a_hidden_commitment_is_not_found(ministries: Ministries, sign_in: SignIn) -> None:
    hidden = CommitmentFactory.create(lead=ministries.theirs, state=CommitmentState.DRAFT, entered_by=None)
    assert sign_in(Role.EDITOR).get(edit(hidden)).status_code == 404
    assert sign_in(Role.EDITOR).get("/commitments/%00/edit/").status_code == 404


def test_a_save_without_changes_says_so(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    Commitment.objects.filter(pk=own.pk).update(text_en="One line.\nAnother line.")
    # Browsers send CRLF.
    sent = filled(client.get(edit(own)), text_en="One line.\r\nAnother line.")
    before = event_model(Commitment).objects.filter(pgh_obj_id=own.pk).count()
    response = client.post(edit(own), sent, follow=True)
    assert told(response) == "No changes were made."
    assert event_model(Commitment).objects.filter(pgh_obj_id=own.pk).count() == before


def test_only_what_changed_is_written(own: Commitment, sign_in: SignIn) -> None:
    one, other = sign_in(Role.EDITOR), sign_in(Role.CONTACT_OFFICER)
    first = filled(one.get(edit(own)), source="A page")
    second = filled(other.get(edit(own)), title_fr="Un titre", minerals=None)
    one.post(edit(own), first)
    assert other.post(edit(own), second | {"source": "A page"}).status_code == 302
    own.refresh_from_db()
    assert (own.source, own.title_fr) == ("A page", "Un titre")


def test_an_edit_conflict_shows_both_values_and_saves_nothing(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    sent = filled(client.get(edit(own)), title_en="As I want it")
    Commitment.objects.filter(pk=own.pk).update(title_en="As they want it", source="Their page")
    response = client.post(edit(own), sent)
    assert response.status_code == 400
    assert [(each.label, each.yours, each.theirs, each.touched) for each in response.context["differences"]] == [
        ("Title (English)", "As I want it", "As they want it", True),
        ("Source", "Not set", "Their page", False),
    ]
    assert "As I want it</textarea>" in response.text
    own.refresh_from_db()
    assert own.title_en == "As they want it"
    # Saved again, what was typed replaces the other text, and untouched fields keep theirs.
    assert client.post(edit(own), filled(response)).status_code == 302
    own.refresh_from_db()
    assert (own.title_en, own.source) == ("As I want it", "Their page")


def test_doubtful_dates_and_treaty_words_are_warned_of(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    sent = filled(client.get(edit(own)), due_on=date(2020, 1, 1), text_en="The Participants shall meet.")
    response = client.post(edit(own), sent, follow=True)
    assert "is in the past." in told(response)
    assert "“shall”" in told(response)
    assert "“shall”" in client.get(edit(own)).text


def test_wider_access_needs_a_reason(own: Commitment, sign_in: SignIn) -> None:
    narrow, public = (HandlingMarkFactory.create(audience=each) for each in (Audience.PARTICIPANTS, Audience.PUBLIC))
    Commitment.objects.filter(pk=own.pk).update(mark=narrow)
    client = sign_in(Role.EDITOR)
    sent = filled(client.get(edit(own)), mark=public.pk)
    assert list(client.post(edit(own), sent).context["form"].errors) == ["mark"]
    assert client.post(edit(own), sent | {"mark_reason": "Published."}).status_code == 302
    own.refresh_from_db()
    assert own.mark == public
    assert event_model(Commitment).objects.filter(pgh_obj_id=own.pk).latest("pgh_id").pgh_context["reason"] == (
        "Published."
    )


def test_the_page_of_a_draft_states_its_readers_and_offers_the_next_step(
    ministries: Ministries, sign_in: SignIn
) -> None:
    client = sign_in(Role.EDITOR)
    page = client.get(enter(client).url)
    commitment = Commitment.objects.get()
    assert f"This is a draft. Only {ministries.ours} can see it." in page.text
    assert page.context["draft"]["activate"].url in page.text
    assert edit(commitment) in page.text
    assert [str(each.label) for each in page.context["draft"]["missing"]] == ["French", "Japanese"]
    Commitment.objects.update(state=CommitmentState.ACTIVE)
    assert client.get(commitment.get_absolute_url()).context["draft"] is None


# Activities, joint decisions and notices: what differs from a commitment.


def test_an_activity_is_linked_to_the_commitments_of_its_numbers(own: Commitment, sign_in: SignIn) -> None:
    client, address = sign_in(Role.EDITOR), reverse("commitments:new-activity")
    given = {"title_en": "Visit", "kind": "workshop", "form": FormFactory.create().pk, "areas": None, "forms": None}
    assert enter(client, address, **given, served="MOC-0000-000").context["form"].errors == {
        "served": ["No commitment has this number: MOC-0000-000."]
    }
    response = enter(client, address, **given, served=own.reference.lower(), starts_on="2027-03-02")
    assert response.status_code == 302, response.context["form"].errors
    activity = Activity.objects.get()
    assert response.url == activity.get_absolute_url()
    assert (list(activity.commitments.all()), activity.starts_on) == ([own], date(2027, 3, 2))


def test_links_of_an_activity_to_hidden_commitments_are_kept(
    own: Commitment, ministries: Ministries, sign_in: SignIn
) -> None:
    hidden = CommitmentFactory.create(lead=ministries.theirs, state=CommitmentState.DRAFT, entered_by=None)
    activity = ActivityFactory.create(organizer=ministries.ours)
    for commitment in (own, hidden):
        ActivityCommitment.objects.create(activity=activity, commitment=commitment)
    client, address = sign_in(Role.EDITOR), reverse("commitments:edit-activity", args=[activity.reference])
    page = client.get(address)
    assert hidden.reference not in page.text
    assert "No changes were made." in told(client.post(address, filled(page), follow=True))
    assert client.post(address, filled(client.get(address), served="")).status_code == 302
    assert list(activity.commitments.all()) == [hidden]


def test_a_link_that_another_user_added_meanwhile_is_not_removed(
    own: Commitment, ministries: Ministries, sign_in: SignIn
) -> None:
    activity = ActivityFactory.create(organizer=ministries.ours)
    client, address = sign_in(Role.EDITOR), reverse("commitments:edit-activity", args=[activity.reference])
    sent = filled(client.get(address), title_en="Another title")
    ActivityCommitment.objects.create(activity=activity, commitment=own)
    response = client.post(address, sent)
    assert response.status_code == 400
    assert [(each.label, each.theirs, each.touched) for each in response.context["differences"]] == [
        ("Related commitments", str(own), False)
    ]
    assert client.post(address, filled(response)).status_code == 302
    activity.refresh_from_db()
    assert (activity.title_en, list(activity.commitments.all())) == ("Another title", [own])


def test_the_form_of_a_decision_has_the_fields_of_its_effect(sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    client, address = sign_in(Role.EDITOR), reverse("commitments:new-decision")
    assert "?effect=further_area" in client.get(address).text
    address += "?effect=further_area"
    page = client.get(address)
    assert "subject_en" in page.context["form"].fields
    assert "rotating_side" not in page.context["form"].fields
    sent = filled(page, title_en="Fictitious area")
    errors = client.post(address, sent).context["form"].errors
    assert errors == {"subject_en": ["Enter a name in at least one language."]}
    assert client.post(address, sent | {"subject_en": "Ports"}).status_code == 302
    decision = JointDecision.objects.get()
    assert (decision.effect, decision.subject_en, decision.state) == (Effect.FURTHER_AREA, "Ports", "draft")
    # Another effect empties the fields of the first one.
    address = reverse("commitments:edit-decision", args=[decision.reference]) + "?effect=none"
    assert client.post(address, filled(client.get(address))).status_code == 302
    decision.refresh_from_db()
    assert (decision.effect, decision.subject_en) == (Effect.NONE, "")


def test_a_new_choice_of_the_effect_keeps_the_values_of_the_link(sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    client, address = sign_in(Role.EDITOR), reverse("commitments:new-decision")
    page = client.get(f"{address}?effect=emergency_begins&emergency=7")
    choice = client.get(address + page.context["kind_url"])
    assert "?effect=emergency_ends&amp;emergency=7" in choice.text


def test_an_effect_that_another_user_changed_meanwhile_is_an_edit_conflict(
    ministries: Ministries, sign_in: SignIn
) -> None:
    ShippedInstrumentFactory.create()
    client, new = sign_in(Role.EDITOR), reverse("commitments:new-decision") + "?effect=rotation"
    side = {"rotating_side": ministries.ours.side_id, "title_en": "Fictitious turn"}
    client.post(new, filled(client.get(new), **side))
    decision = JointDecision.objects.get()
    address = reverse("commitments:edit-decision", args=[decision.reference])
    rows = {"turns-0-position": "1", "turns-0-participant": ministries.ours.pk}
    sent = filled(client.get(address), **rows)
    JointDecision.objects.update(effect=Effect.NONE, rotating_side=None)
    response = client.post(address, sent)
    assert response.status_code == 400
    assert [(each.label, each.yours, each.theirs) for each in response.context["differences"]] == [
        ("Effect", Effect.ROTATION.label, Effect.NONE.label),
        ("Side whose chair rotates", str(ministries.ours.side), "Not set"),
    ]
    assert not decision.turns.exists()
    # Saved again, the effect and its turns replace the other edit.
    assert client.post(address, filled(response)).status_code == 302
    decision.refresh_from_db()
    assert (decision.effect, decision.turns.count()) == (Effect.ROTATION, 1)


def test_turns_and_changed_provisions_are_rows_of_the_decision(
    own: Commitment, ministries: Ministries, sign_in: SignIn
) -> None:
    ShippedInstrumentFactory.create()
    client = sign_in(Role.EDITOR)
    address = reverse("commitments:new-decision") + "?effect=rotation"
    rows = {"turns-0-position": "1", "turns-0-participant": ministries.ours.pk}
    side = {"rotating_side": ministries.ours.side_id, "title_en": "Fictitious turn"}
    assert client.post(address, filled(client.get(address), **side, **rows)).status_code == 302
    decision = JointDecision.objects.get()
    assert list(decision.turns.values_list("participant", flat=True)) == [ministries.ours.pk]
    page = client.get(reverse("commitments:edit-decision", args=[decision.reference]))
    assert [len(formset.forms) for formset in page.context["formsets"]] == [3]
    address = reverse("commitments:new-decision") + "?effect=modification"
    rows = {}
    for number in range(3):
        rows[f"provision_changes-{number}-kind"] = "remove"
        rows[f"provision_changes-{number}-provision"] = ProvisionFactory.create().pk
    response = client.post(address, filled(client.get(address), title_en="Fictitious change", **rows), follow=True)
    assert "Article 9(b)" in told(response)
    assert JointDecision.objects.latest("pk").provision_changes.count() == 3


def test_the_current_text_is_shown_beside_the_new_one(ministries: Ministries, sign_in: SignIn) -> None:
    decision = JointDecisionFactory.create(
        proposed_by=ministries.ours, effect=Effect.MODIFICATION, state="draft", proposed_at=None, text_hash=""
    )
    version = LanguageVersionFactory.create(version__instrument=decision.instrument)
    text = ProvisionTextFactory.create(language_version=version, text="The text before the change.")
    decision.provision_changes.create(provision=text.provision, kind="replace", text_en="The text after it.")
    page = sign_in(Role.EDITOR).get(reverse("commitments:edit-decision", args=[decision.reference]))
    assert '<p lang="en">The text before the change.</p>' in page.text


def test_the_statements_do_not_grow_with_the_rows(ministries: Ministries, sign_in: SignIn) -> None:
    decision = JointDecisionFactory.create(
        proposed_by=ministries.ours, effect=Effect.MODIFICATION, state="draft", proposed_at=None, text_hash=""
    )
    client, address = sign_in(Role.EDITOR), reverse("commitments:edit-decision", args=[decision.reference])
    counted = []
    for _number in range(3):
        for _row in range(2):
            decision.provision_changes.create(provision=ProvisionFactory.create(), kind="remove")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counted.append(len(queries))
    assert counted[1] == counted[2]


def test_the_form_of_a_notice_has_the_fields_of_its_kind(sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    client, address = sign_in(Role.EDITOR), reverse("commitments:new-notice")
    assert "?kind=discontinue" in client.get(address).text
    address += "?kind=discontinue"
    sent = filled(client.get(address), subject_en="Fictitious notice")
    assert client.post(address, sent).context["form"].errors == {"scope": ["Choose one."]}
    response = client.post(address, sent | {"scope": Scope.NOT_STATED}, follow=True)
    notice = Notice.objects.get()
    assert (notice.kind, notice.state) == (NoticeKind.DISCONTINUE, "draft")
    assert f"visible to {notice.sender} only" in response.text
    assert sign_in(Role.SECRETARIAT).get(address).status_code == 403


def test_an_issued_notice_has_no_form(ministries: Ministries, sign_in: SignIn) -> None:
    notice = NoticeFactory.create(sender=ministries.ours)
    response = sign_in(Role.EDITOR).get(reverse("commitments:edit-notice", args=[notice.reference]))
    assert response.status_code == 403
    assert "An issued notice cannot be edited." in response.text


@pytest.mark.parametrize(
    ("state", "reason"), [("open", "Its proposer can return it to draft."), ("withdrawn", "Create a new proposal.")]
)
def test_the_refusal_names_the_state_of_a_decision(
    state: str, reason: str, ministries: Ministries, sign_in: SignIn
) -> None:
    ended = {"withdrawn_on": date(2026, 11, 26), "withdrawn_reason": "Done."} if state == "withdrawn" else {}
    decision = JointDecisionFactory.create(proposed_by=ministries.ours, state=state, **ended)
    response = sign_in(Role.EDITOR).get(reverse("commitments:edit-decision", args=[decision.reference]))
    assert response.status_code == 403
    assert reason in response.text
