"""Forms of records on pages: questions, errors, saving, conflicts and warnings."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audit.history_reader import event_model
from commitments.enums import CommitmentState
from commitments.models import Activity, ActivityCommitment, Commitment
from contacts.enums import Audience, Role
from tests.factories.commitments import (
    ActivityFactory,
    AreaFactory,
    CommitmentFactory,
    FormFactory,
    ShippedInstrumentFactory,
)
from tests.factories.contacts import HandlingMarkFactory
from tests.fixtures.ministries import Ministries, SignIn, complete
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


def messages_of(response: Any) -> str:
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
    assert "Draft saved." in messages_of(client.get(response.url))


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
    assert "<title>Error: Add commitment" in response.text
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
    assert messages_of(response) == "No changes were made."
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
    assert "is in the past." in messages_of(response)
    assert "“shall”" in messages_of(response)
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


def test_a_mark_that_would_hide_the_record_from_its_writer_is_refused(own: Commitment, sign_in: SignIn) -> None:
    public = HandlingMarkFactory.create(audience=Audience.PUBLIC)
    Commitment.objects.filter(pk=own.pk).update(lead=None, entered_by=None, mark=public, state=CommitmentState.ACTIVE)
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    client = sign_in(Role.SECRETARIAT)
    refused = client.post(edit(own), filled(client.get(edit(own)), mark=narrow.pk))
    assert refused.status_code == 400
    assert "You would lose access to this record." in refused.text
    own.refresh_from_db()
    assert own.mark == public


def test_the_page_of_a_draft_states_its_readers_and_offers_the_next_step(
    ministries: Ministries, sign_in: SignIn
) -> None:
    client = sign_in(Role.EDITOR)
    page = client.get(enter(client).url)
    commitment = Commitment.objects.get()
    assert f"This is a draft. Only {ministries.ours} can see it." in page.text
    assert f'action="{page.context["draft"]["activate"].url}"' in page.text
    assert edit(commitment) in page.text
    assert [str(each.label) for each in page.context["draft"]["missing"]] == ["French", "Japanese"]
    Commitment.objects.update(state=CommitmentState.ACTIVE)
    assert client.get(commitment.get_absolute_url()).context["draft"] is None


# Activities: what differs from a commitment.


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
    assert "No changes were made." in messages_of(client.post(address, filled(page), follow=True))
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
