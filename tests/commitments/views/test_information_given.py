"""Information given: what giver, receivers and others see and write, also after the end of the MOC."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commitments.models import InformationGiven, Instrument
from contacts.enums import Audience, Role
from contacts.models import Participant
from tests.factories.commitments import InformationGivenFactory, ShippedInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory
from tests.fixtures.ministries import Ministries, SignIn
from tests.form_data import filled

LIST, NEW = reverse("commitments:information-given"), reverse("commitments:new-information")


def edit(information: InformationGiven) -> str:
    return reverse("commitments:edit-information", args=[information.reference])


def enter(client: Client, receivers: list[Participant], **values: Any) -> Any:
    given = {"title_en": "Fictitious forecast", "terms_en": "For policy work.", "given_on": "2026-04-01"}
    keys = [each.pk for each in receivers]
    return client.post(
        NEW, filled(client.get(NEW), receivers=keys, mark=HandlingMarkFactory.create().pk, **given | values)
    )


def test_a_giver_enters_information_with_its_receivers(ministries: Ministries, sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    client, third = sign_in(Role.EDITOR), ParticipantFactory.create()
    response = enter(client, [ministries.theirs, third])
    assert response.status_code == 302, response.context["form"].errors
    information = InformationGiven.objects.get()
    assert information.held_by == ministries.ours
    page = client.get(response.url).text
    for shown in (information.reference, str(ministries.theirs), str(third), "For policy work.", "3(c)", "2(c)(ix)"):
        assert shown in page
    assert "is in the past" not in page
    assert (
        client.post(edit(information), filled(client.get(edit(information)), receivers=[third.pk])).status_code == 302
    )
    assert list(information.receivers.all()) == [third]
    for receiver, found in ((third, True), (ministries.theirs, False)):
        assert (information.reference in client.get(LIST, {"receiver": receiver.code}).text) is found


def test_a_record_with_two_of_the_filtered_receivers_is_listed_once(ministries: Ministries, sign_in: SignIn) -> None:
    third = ParticipantFactory.create()
    both = InformationGivenFactory.create(held_by=ministries.ours, receivers=[ministries.theirs, third])
    page = sign_in(Role.EDITOR).get(LIST, {"receiver": [ministries.theirs.code, third.code]})
    assert page.text.count(f">{both.reference}<") == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"receivers": []}, "Choose at least one."),
        ({"given_on": "2099-04-01"}, "This date is still in the future"),
        ({"expires_on": "2026-03-31"}, "The expiry date must be on or after the date given."),
        ({"receivers": "ours"}, "The Participant that gives the information cannot be a receiver."),
    ],
)
def test_a_wrong_value_is_named(wrong: dict[str, Any], sentence: str, ministries: Ministries, sign_in: SignIn) -> None:
    ShippedInstrumentFactory.create()
    receivers = wrong.pop("receivers", [ministries.theirs])
    response = enter(sign_in(Role.EDITOR), [ministries.ours] if receivers == "ours" else receivers, **wrong)
    assert response.status_code == 400
    assert sentence in response.text
    assert not InformationGiven.objects.exists()


@pytest.mark.parametrize(
    ("audience", "readers"),
    [(Audience.OWN_PARTICIPANT, {Role.READER, Role.CONTACT_OFFICER}), (Audience.NAMED, {Role.CONTACT_OFFICER})],
)
def test_receivers_see_what_they_hold_and_others_do_not(
    audience: Audience, readers: set[Role], ministries: Ministries, sign_in: SignIn
) -> None:
    third = ParticipantFactory.create()
    information = InformationGivenFactory.create(
        held_by=ministries.ours,
        receivers=[ministries.theirs],
        mark=HandlingMarkFactory.create(audience=audience),
        title_en="Unspeakable",
        terms_en="For policy work.",
    )
    history = reverse("timeline", args=["commitments", "informationgiven", information.pk])
    for role in (Role.READER, Role.CONTACT_OFFICER):
        for participant in (ministries.ours, ministries.theirs):
            client, seen = sign_in(role, participant), role in readers
            assert ("For policy work." in client.get(information.get_absolute_url()).text) is seen
            assert ("Unspeakable" in client.get(LIST).text) is seen
            assert ("Unspeakable" in client.get(history).text) is seen
            export = client.get(reverse("commitments:export-of", args=["information-given", "csv"]))
            assert ("Unspeakable" in export.text) is seen
        assert sign_in(role, third).get(information.get_absolute_url()).status_code == 404
        assert "Unspeakable" not in sign_in(role, third).get(LIST).text
    assert sign_in(Role.SECRETARIAT).get(information.get_absolute_url()).status_code == 404
    # A receiver does not write what another Participant gave.
    assert sign_in(Role.CONTACT_OFFICER, ministries.theirs).get(edit(information)).status_code == 403


def test_receivers_see_what_they_hold_after_the_end(ministries: Ministries, sign_in: SignIn) -> None:
    information = InformationGivenFactory.create(
        held_by=ministries.ours,
        receivers=[ministries.theirs],
        mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT),
        terms_en="For policy work.",
    )
    Instrument.objects.update(discontinued_on=date(2020, 1, 1))
    client = sign_in(Role.EDITOR, ministries.theirs)
    assert "For policy work." in client.get(information.get_absolute_url()).text
    assert sign_in(Role.EDITOR).get(edit(information)).status_code == 403
