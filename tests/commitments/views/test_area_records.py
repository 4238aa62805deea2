"""Registers of the areas of cooperation: the list, the record and the form, and who sees and writes what."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audit.history_reader import event_model
from commitments.enums import Position, SupportKind
from commitments.models import Standard, StandardPosition, SupportProgramme
from commitments.services import area_records
from contacts.enums import Audience, Role
from tests.factories.commitments import (
    ShippedInstrumentFactory,
    StandardFactory,
    StandardPositionFactory,
    SupportProgrammeFactory,
)
from tests.factories.contacts import HandlingMarkFactory, UserFactory
from tests.fixtures.ministries import Ministries, SignIn
from tests.form_data import filled

LIST, NEW = reverse("commitments:programmes"), reverse("commitments:new-programme")


def edit(programme: SupportProgramme) -> str:
    return reverse("commitments:edit-programme", args=[programme.reference])


def enter(client: Client, **values: Any) -> Any:
    given = {
        "title_en": "Fictitious fund",
        "owner_en": "Fictitious agency",
        "kind": "financial",
        "subjects": ["refining", "investment"],
        "link": "https://example.org/fund",
        "starts_on": "2019-04-06",
        "mark": HandlingMarkFactory.create().pk,
    }
    return client.post(NEW, filled(client.get(NEW), **given | values))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT])
def test_a_programme_is_entered_for_a_participant(role: Role, ministries: Ministries, sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    client = sign_in(role)
    response = enter(client, country=ministries.ours.side.pk, held_by=ministries.ours.pk)
    assert response.status_code == 302, response.context["form"].errors
    programme = SupportProgramme.objects.get()
    assert response.url == programme.get_absolute_url()
    assert (programme.held_by, programme.kind) == (ministries.ours, SupportKind.FINANCIAL)
    page = client.get(response.url).text
    for shown in (
        programme.reference,
        "Fictitious agency",
        "Refining; Investment and projects",
        'href="https://example.org',
    ):
        assert shown in page
    assert "2(c)(iii)" in page
    # Others fixed the dates: a past one, or a day without work, is no doubt.
    assert "is in the past" not in page
    assert "Fictitious fund" in client.get(LIST).text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"link": ""}, "Enter a value."),
        ({"subjects": []}, "Choose at least one."),
        ({"ends_on": "2019-04-05"}, "The end date must be on or after the start date."),
    ],
)
def test_a_wrong_value_is_named_at_its_question(
    wrong: dict[str, Any], sentence: str, ministries: Ministries, sign_in: SignIn
) -> None:
    ShippedInstrumentFactory.create()
    response = enter(sign_in(Role.EDITOR), country=ministries.ours.side.pk, **wrong)
    assert response.status_code == 400
    assert sentence in response.text
    assert not SupportProgramme.objects.exists()


def test_history_has_each_change(ministries: Ministries, sign_in: SignIn) -> None:
    programme = SupportProgrammeFactory.create(held_by=ministries.ours)
    client = sign_in(Role.EDITOR)
    assert client.post(edit(programme), filled(client.get(edit(programme)), ends_on="2029-03-31")).status_code == 302
    events = event_model(SupportProgramme).objects.filter(pgh_obj_id=programme.pk)
    assert [str(each.ends_on) for each in events.order_by("pgh_id")] == ["None", "2029-03-31"]


def test_readers_and_other_ministries_do_not_write(ministries: Ministries, sign_in: SignIn) -> None:
    programme = SupportProgrammeFactory.create(held_by=ministries.theirs)
    for role in (Role.EDITOR, Role.READER):
        client = sign_in(role)
        assert client.get(programme.get_absolute_url()).status_code == 200
        assert client.get(edit(programme)).status_code == 403
    assert sign_in(Role.READER).get(NEW).status_code == 403


def test_a_narrow_record_is_not_there_for_others(ministries: Ministries, sign_in: SignIn) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    programme = SupportProgrammeFactory.create(held_by=ministries.theirs, mark=mark, title_en="Unspeakable")
    for client in (sign_in(Role.EDITOR), sign_in(Role.SECRETARIAT)):
        assert client.get(programme.get_absolute_url()).status_code == 404
        assert client.get(edit(programme)).status_code == 404
        assert "Unspeakable" not in client.get(LIST).text
    assert "Unspeakable" in sign_in(Role.READER, ministries.theirs).get(LIST).text


def test_the_list_is_searched_filtered_and_exported(ministries: Ministries, sign_in: SignIn) -> None:
    client = sign_in(Role.READER)
    fund = SupportProgrammeFactory.create(owner_fr="Agence fictive", original_language="fr", title_fr="Fonds")
    other = SupportProgrammeFactory.create(kind=SupportKind.OTHER, subjects=["investment"])
    export = reverse("commitments:export-of", args=["programmes", "csv"])
    for query, found in (("?search=agence", fund), ("?kind=other", other), ("?subject=investment", other)):
        (missing,) = {fund, other} - {found}
        for text in (client.get(LIST + query).text, client.get(export + query).text):
            assert found.reference in text
            assert missing.reference not in text


def position_of(standard: Standard) -> str:
    return reverse("commitments:new-position", args=[standard.reference])


def test_each_ministry_states_its_position_once(ministries: Ministries, sign_in: SignIn) -> None:
    standard = StandardFactory.create(held_by=ministries.theirs)
    client, address = sign_in(Role.EDITOR), position_of(standard)
    mark = HandlingMarkFactory.create().pk
    response = client.post(address, filled(client.get(address), position="comments", text_en="In part.", mark=mark))
    assert response.status_code == 302, response.context["form"].errors
    position = StandardPosition.objects.get()
    assert (position.held_by, position.position) == (ministries.ours, Position.COMMENTS)
    page = client.get(standard.get_absolute_url()).text
    for shown in ("OURS", "Supports with comments", "In part."):
        assert shown in page
    assert address not in page
    edit_position = reverse("commitments:edit-position", args=[position.pk])
    assert client.post(edit_position, filled(client.get(edit_position), position="opposes")).status_code == 302
    position.refresh_from_db()
    assert position.position == Position.OPPOSES
    assert sign_in(Role.EDITOR, ministries.theirs).get(edit_position).status_code == 403
    secretariat = sign_in(Role.SECRETARIAT)
    assert [secretariat.get(each).status_code for each in (address, edit_position)] == [403, 403]
    assert address not in secretariat.get(standard.get_absolute_url()).text


def test_the_page_warns_about_a_standard_with_the_designation_of_a_visible_one(
    ministries: Ministries, sign_in: SignIn
) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    present, hidden, standard = (
        StandardFactory.create(held_by=held_by, body="ISO", designation=designation, **mark)
        for held_by, designation, mark in (
            (ministries.theirs, "ISO 1234", {}),
            (ministries.theirs, "ISO 1234", {"mark": narrow}),
            (ministries.ours, "ISO 9999", {}),
        )
    )
    client, address = sign_in(Role.EDITOR), reverse("commitments:edit-standard", args=[standard.reference])
    answers = [
        client.post(address, filled(client.get(address), designation=designation), follow=True).text
        for designation in ("ISO 8888", "iso 1234")
    ]
    warning = f"Other records have the same body and designation: {present.reference}."
    assert [warning in answer for answer in answers] == [False, True]
    assert hidden.reference not in answers[1]


def test_the_page_of_a_standard_leads_to_the_history_of_its_positions(ministries: Ministries, sign_in: SignIn) -> None:
    position = StandardPositionFactory.create(held_by=ministries.theirs, text_en="First wording.")
    history = reverse("timeline", args=["commitments", "standardposition", position.pk])
    client = sign_in(Role.READER)
    standard = position.standard.get_absolute_url()
    assert f'href="{history}"' in client.get(standard).text
    page = client.get(history).text
    assert "First wording." in page
    assert f'href="{standard}#positions"' in page


def test_the_refusal_of_a_position_does_not_name_the_secretariat(ministries: Ministries, sign_in: SignIn) -> None:
    standard = StandardPositionFactory.create(held_by=ministries.theirs).standard
    body = {"standard": standard.reference, "position": "comments"}
    added = sign_in(Role.SECRETARIAT).post("/api/v1/standard-positions/", body, content_type="application/json")
    changed = sign_in(Role.EDITOR).patch(
        f"/api/v1/standard-positions/{StandardPosition.objects.get().pk}/",
        {"position": "comments"},
        content_type="application/json",
        headers={"If-Match": "*"},
    )
    assert [each.json()["detail"] for each in (added, changed)] == [
        "Only editors and contact point officers of a Participant can do this.",
        f"Only {ministries.theirs.code}, which owns this record, can do this.",
    ]


def test_page_and_interface_enter_a_position_by_the_service(
    ministries: Ministries, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered: list[str] = []
    monkeypatch.setattr(area_records, "put_on_record", lambda *, record, **_: entered.append(str(record)))
    standard, mark = StandardFactory.create(), HandlingMarkFactory.create()
    client, address = sign_in(Role.EDITOR), position_of(standard)
    client.post(address, filled(client.get(address), position="comments", mark=mark.pk))
    body = {"standard": standard.reference, "position": "comments", "mark": mark.code}
    client.raise_request_exception = False
    client.post("/api/v1/standard-positions/", body, content_type="application/json")
    assert entered == [f"{standard.reference} OURS"] * 2


def test_a_second_position_is_refused_by_its_sentence(ministries: Ministries, sign_in: SignIn) -> None:
    standard = StandardPositionFactory.create(held_by=ministries.ours).standard
    client, address = sign_in(Role.EDITOR), position_of(standard)
    response = client.post(address, filled(client.get(address), position="opposes", held_by=ministries.ours.pk))
    assert response.status_code == 400
    assert StandardPosition.objects.count() == 1


def test_the_refusal_does_not_reveal_a_hidden_position(ministries: Ministries, sign_in: SignIn) -> None:
    named = HandlingMarkFactory.create(audience=Audience.NAMED)
    standard = StandardPositionFactory.create(held_by=ministries.ours, mark=named).standard
    client, address = sign_in(Role.EDITOR), position_of(standard)
    mark = HandlingMarkFactory.create().pk
    response = client.post(address, filled(client.get(address), position="opposes", mark=mark))
    assert response.status_code == 400
    assert "This position cannot be added." in response.text
    assert "already" not in str(response.context["form"].errors)


def test_a_narrow_position_is_not_there_for_others(ministries: Ministries, sign_in: SignIn) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    hidden = StandardPositionFactory.create(held_by=ministries.theirs, mark=mark, text_en="Unspeakable")
    for client in (sign_in(Role.EDITOR), sign_in(Role.SECRETARIAT)):
        page = client.get(hidden.standard.get_absolute_url())
        assert page.status_code == 200
        assert "Unspeakable" not in page.text
        assert client.get(reverse("commitments:edit-position", args=[hidden.pk])).status_code == 404
    assert "Unspeakable" in sign_in(Role.READER, ministries.theirs).get(hidden.standard.get_absolute_url()).text


def test_a_ministry_does_not_hide_a_standard_with_the_position_of_another(
    ministries: Ministries, sign_in: SignIn
) -> None:
    standard = StandardFactory.create(held_by=ministries.ours)
    StandardPositionFactory.create(standard=standard, held_by=ministries.theirs)
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    client = sign_in(Role.EDITOR)
    pages = reverse("commitments:edit-standard", args=[standard.reference])
    response = client.post(pages, filled(client.get(pages), mark=narrow.pk))
    assert response.status_code == 400
    assert "Other Participants have positions on this standard." in response.text
    answer = client.patch(
        f"/api/v1/standards/{standard.reference}/",
        {"mark": narrow.code},
        content_type="application/json",
        headers={"If-Match": "*"},
    )
    assert "Other Participants have positions on this standard." in answer.text
    standard.refresh_from_db()
    assert standard.mark != narrow


def test_a_position_is_hidden_with_its_standard(ministries: Ministries) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    narrow = StandardFactory.create(held_by=ministries.theirs, mark=mark)
    position = StandardPositionFactory.create(standard=narrow, held_by=ministries.ours)
    ours, theirs = (
        UserFactory.create(role=Role.EDITOR, participant=each) for each in (ministries.ours, ministries.theirs)
    )
    assert not StandardPosition.objects.visible_to(ours)
    assert list(StandardPosition.objects.visible_to(theirs)) == [position]
    assert not StandardPosition.objects.shared()
