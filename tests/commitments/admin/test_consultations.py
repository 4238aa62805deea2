"""Consultations in the admin: a question, and what was found together; nobody wins."""

from typing import Any

import pytest
from django.test import Client

from commitments.models import Consultation
from contacts.enums import Role
from tests.factories.commitments import ProvisionFactory
from tests.factories.consultations_and_emergencies import ConsultationFactory
from tests.fixtures.ministries import Ministries, SignIn, address
from tests.form_data import filled

MODEL = "commitments_consultation"


def page(name: str, record: Any = None) -> str:
    return address(name, record, model=MODEL)


def add(client: Client, **values: Any) -> Any:
    given = {"title_en": "How it is read", "provision_links-0-provision": ProvisionFactory.create().pk}
    return client.post(page("add"), filled(client.get(page("add")), **given | values))


def with_provision(consultation: Consultation) -> Consultation:
    consultation.provisions.add(ProvisionFactory.create())
    return consultation


def test_a_ministry_raises_one_in_its_own_name(ministries: Ministries, sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR))
    assert response.status_code == 302, response.context["errors"]
    consultation = Consultation.objects.get()
    assert consultation.raised_by == ministries.ours
    assert consultation.reference.startswith("C-20")
    assert consultation.provisions.count() == 1


def test_a_ministry_raises_none_in_the_name_of_another(ministries: Ministries, sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR), raised_by=ministries.theirs.pk)
    assert "raised_by" in response.context["adminform"].form.errors
    assert not Consultation.objects.exists()


def test_one_on_nothing_that_the_moc_says_is_refused(sign_in: SignIn) -> None:
    assert add(sign_in(Role.EDITOR), **{"provision_links-0-provision": ""}).status_code == 200
    assert not Consultation.objects.exists()


@pytest.mark.parametrize(
    ("role", "whose", "status"),
    [
        (Role.EDITOR, "ours", 302),
        (Role.SECRETARIAT, "theirs", 302),
        (Role.EDITOR, "theirs", 403),
        (Role.READER, "ours", 403),
        (Role.ADMINISTRATOR, "ours", 404),
    ],
)
def test_each_ministry_edits_its_own(
    role: Role, whose: str, status: int, ministries: Ministries, sign_in: SignIn
) -> None:
    consultation = with_provision(ConsultationFactory.create(raised_by=getattr(ministries, whose)))
    shown = filled(sign_in(Role.EDITOR, consultation.raised_by).get(page("change", consultation)))
    assert sign_in(role).post(page("change", consultation), shown | {"question_en": "?"}).status_code == status


def test_a_meeting_is_entered_on_the_same_page(ministries: Ministries, sign_in: SignIn) -> None:
    consultation = with_provision(ConsultationFactory.create(raised_by=ministries.ours))
    client = sign_in(Role.EDITOR)
    sent = filled(client.get(page("change", consultation))) | {
        "meetings-TOTAL_FORMS": "1",
        "meetings-0-held_on": "2026-11-24",
        "meetings-0-place_en": "By video",
    }
    assert client.post(page("change", consultation), sent).status_code == 302
    assert consultation.meetings.get().place_en == "By video"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"concluded_on": "2026-11-24"}, "Enter the common understanding before its date."),
        (
            {"concluded_on": "2026-11-19", "understanding_en": "As it says."},
            "The conclusion date must be on or after the date raised.",
        ),
        ({"title_en": ""}, "Enter a text in at least one of the three languages."),
    ],
)
def test_invalid_values_have_messages(
    values: dict[str, str], sentence: str, ministries: Ministries, sign_in: SignIn
) -> None:
    consultation = with_provision(ConsultationFactory.create(raised_by=ministries.ours))
    client = sign_in(Role.EDITOR)
    sent = filled(client.get(page("change", consultation)), **values)
    assert sentence in client.post(page("change", consultation), sent).text


def test_an_open_one_offers_to_request_consultations_by_notice(ministries: Ministries, sign_in: SignIn) -> None:
    consultation = ConsultationFactory.create(raised_by=ministries.ours)
    link = f"kind=consultation&amp;consultation={consultation.pk}"
    assert link in sign_in(Role.EDITOR).get(page("change", consultation)).text
    for role in (Role.READER, Role.SECRETARIAT):
        assert link not in sign_in(role).get(page("change", consultation)).text


def test_one_that_is_concluded_says_when_and_asks_for_no_notice(ministries: Ministries, sign_in: SignIn) -> None:
    consultation = ConsultationFactory.create(
        raised_by=ministries.ours, understanding_en="As it says.", concluded_on="2026-11-24"
    )
    text = sign_in(Role.EDITOR).get(page("change", consultation)).text
    assert "Common understanding reached on" in text
    assert "kind=consultation" not in text


@pytest.mark.parametrize(("concluded", "count"), [("yes", 1), ("no", 2), ("other", 3)])
def test_the_list_is_filtered_by_whether_it_is_concluded(concluded: str, count: int, sign_in: SignIn) -> None:
    ConsultationFactory.create_batch(2)
    ConsultationFactory.create(understanding_en="As it says.", concluded_on="2026-11-24")
    response = sign_in(Role.READER).get(page("changelist"), {"concluded": concluded})
    assert response.context["cl"].result_count == count
