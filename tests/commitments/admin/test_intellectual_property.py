"""References to instruments on intellectual property: who enters and who sees them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commitments.enums import IpAnswer
from commitments.models import IpInstrument
from contacts.enums import Audience, Role
from tests.factories.commitments import CommitmentFactory, ShippedInstrumentFactory
from tests.factories.consultations_and_emergencies import IpInstrumentCommitmentFactory, IpInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.fixtures.ministries import Ministries, SignIn, address
from tests.form_data import filled

MODEL = "commitments_ipinstrument"
SECRET = "Zinnober"  # A word that stands nowhere else.
READERS = [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT]
ADDRESSED = "commitment_links-0-commitment"


def page(name: str, record: Any = None) -> str:
    return address(name, record, model=MODEL)


def add(client: Client, **values: Any) -> Any:
    ShippedInstrumentFactory.create()
    given = {
        "title_en": "Fictitious agreement",
        "kind": "licence",
        "concluded_between": "A fictitious company and a fictitious laboratory",
        "custodian": "A fictitious registry",
        "mark": HandlingMarkFactory.create().pk,
        ADDRESSED: CommitmentFactory.create().pk,
    }
    return client.post(page("add"), filled(client.get(page("add")), **given | values))


@pytest.fixture
def hidden(ministries: Ministries) -> IpInstrument:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    return IpInstrumentFactory.create(held_by=ministries.theirs, mark=narrow, title_en=SECRET)


def test_a_ministry_enters_one_with_the_commitment_it_addresses(ministries: Ministries, sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR))
    assert response.status_code == 302, response.context["errors"]
    instrument = IpInstrument.objects.get()
    assert instrument.held_by == ministries.ours
    assert instrument.commitments.count() == 1


@pytest.mark.parametrize(("audience", "where"), [(Audience.OWN_PARTICIPANT, "list"), (Audience.PARTICIPANTS, "page")])
def test_saving_leads_to_its_page_for_who_sees_it_still(
    audience: Audience, where: str, ministries: Ministries, sign_in: SignIn
) -> None:
    mark = HandlingMarkFactory.create(audience=audience)
    response = add(sign_in(Role.SECRETARIAT), held_by=ministries.theirs.pk, mark=mark.pk)
    places = {"list": reverse(f"admin:{MODEL}_changelist"), "page": IpInstrument.objects.get().get_absolute_url()}
    assert response.url == places[where]


def test_a_ministry_enters_none_for_another(ministries: Ministries, sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR), held_by=ministries.theirs.pk)
    assert "held_by" in response.context["adminform"].form.errors
    assert not IpInstrument.objects.exists()


@pytest.mark.parametrize("role", [Role.READER, Role.ADMINISTRATOR])
def test_who_may_not_write_enters_none(role: Role, sign_in: SignIn) -> None:
    assert sign_in(role).post(page("add"), {}).status_code == 403


@pytest.mark.parametrize(
    ("role", "whose", "status"),
    [
        (Role.EDITOR, "ours", 302),
        (Role.SECRETARIAT, "theirs", 302),
        (Role.EDITOR, "theirs", 403),
        (Role.READER, "ours", 403),
    ],
)
def test_each_ministry_edits_its_own(
    role: Role, whose: str, status: int, ministries: Ministries, sign_in: SignIn
) -> None:
    instrument = IpInstrumentFactory.create(held_by=getattr(ministries, whose))
    shown = filled(sign_in(Role.EDITOR, instrument.held_by).get(page("change", instrument)))
    assert sign_in(role).post(page("change", instrument), shown | {"custodian": "Other"}).status_code == status


def test_a_term_that_ends_before_the_signature_is_refused_in_words(sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR), signed_on="2026-11-25", term_ends_on="2026-11-24")
    assert "The end date must be on or after the date of signature." in response.text


def test_the_form_says_that_the_contract_is_not_stored(sign_in: SignIn) -> None:
    assert "The contract is not stored here" in sign_in(Role.EDITOR).get(page("add")).text


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("name", ["change", "history"])
def test_a_hidden_one_is_not_there(name: str, role: Role, hidden: IpInstrument, sign_in: SignIn) -> None:
    response = sign_in(role).get(page(name, hidden))
    assert response.status_code == 404
    assert SECRET not in response.text


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("query", [{}, {"q": SECRET}, {"_facets": "True"}])
def test_a_hidden_one_is_in_no_list_and_no_count(
    role: Role, query: dict[str, str], hidden: IpInstrument, sign_in: SignIn
) -> None:
    listed = sign_in(role).get(page("changelist"), query).context["cl"]
    assert (listed.result_count, listed.full_result_count) == (0, 0)


def test_its_own_ministry_sees_it(hidden: IpInstrument, sign_in: SignIn) -> None:
    assert SECRET in sign_in(Role.READER, hidden.held_by).get(page("change", hidden), follow=True).text


def test_the_narrowest_mark_is_for_contact_point_officers(ministries: Ministries, sign_in: SignIn) -> None:
    named = IpInstrumentFactory.create(
        held_by=ministries.ours, mark=HandlingMarkFactory.create(audience=Audience.NAMED)
    )
    assert sign_in(Role.EDITOR).get(page("change", named)).status_code == 404
    assert sign_in(Role.CONTACT_OFFICER).get(page("change", named)).status_code == 200


def test_commitment_does_not_reveal_a_hidden_instrument(hidden: IpInstrument, sign_in: SignIn) -> None:
    link = IpInstrumentCommitmentFactory.create(ip_instrument=hidden, commitment__ip_answer=IpAnswer.EXPECTED)
    for name in ("change", "history"):
        text = sign_in(Role.READER).get(address(name, link.commitment), follow=True).text
        assert SECRET not in text
        assert hidden.get_absolute_url() not in text
    own = sign_in(Role.READER, hidden.held_by).get(address("change", link.commitment), follow=True)
    assert hidden.get_absolute_url() in own.text


@pytest.mark.parametrize("day", ["2027-03-31", None])
def test_a_commitment_says_until_when_its_instruments_run(day: str | None, sign_in: SignIn) -> None:
    link = IpInstrumentCommitmentFactory.create(ip_instrument__term_ends_on=day, commitment__due_on=None)
    shown = sign_in(Role.SECRETARIAT).get(link.commitment.get_absolute_url()).text
    assert f'href="{link.ip_instrument.get_absolute_url()}"' in shown
    until = '(until <time datetime="2027-03-31">31 March 2027</time>)'
    assert (until in shown) is (day is not None)


def test_instrument_does_not_reveal_a_hidden_commitment_and_keeps_it(ministries: Ministries, sign_in: SignIn) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    link = IpInstrumentCommitmentFactory.create(
        ip_instrument__held_by=ministries.ours,
        commitment=CommitmentFactory.create(lead=ministries.theirs, mark=narrow, title_en=SECRET),
    )
    client, instrument = sign_in(Role.EDITOR), link.ip_instrument
    for name in ("change", "history"):
        text = client.get(page(name, instrument)).text
        assert SECRET not in text
        assert link.commitment.reference not in text
    sent = filled(client.get(page("change", instrument)), custodian="Other")
    assert client.post(page("change", instrument), sent).status_code == 302
    assert instrument.commitments.get() == link.commitment


def test_the_address_of_an_empty_form_names_the_commitment(sign_in: SignIn) -> None:
    commitment, client = CommitmentFactory.create(), sign_in(Role.EDITOR)
    url = reverse("admin:commitments_ipinstrument_add", query={"commitment": commitment.pk})
    shown = client.get(url)
    assert filled(shown)[ADDRESSED] == str(commitment.pk)
    assert commitment.reference in shown.text
    given = {"title_en": "A", "kind": "licence", "concluded_between": "B", "custodian": "C"}
    client.post(url, filled(shown, mark=commitment.mark_id, **given))
    assert IpInstrument.objects.get().commitments.get() == commitment


@pytest.mark.parametrize("asked", ["{pk}", "0", "x", "9" * 30, "１"])
def test_address_with_a_hidden_or_unknown_commitment_reveals_nothing(
    asked: str, ministries: Ministries, sign_in: SignIn
) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    secret = CommitmentFactory.create(lead=ministries.theirs, mark=narrow, title_en=SECRET)
    response = sign_in(Role.EDITOR).get(page("add"), {"commitment": asked.format(pk=secret.pk)})
    assert response.status_code == 200
    assert SECRET not in response.text
    assert secret.reference not in response.text


def test_a_commitment_that_needs_one_and_has_none_says_so(ministries: Ministries, sign_in: SignIn) -> None:
    commitment = CommitmentFactory.create(lead=ministries.ours, ip_answer=IpAnswer.ARISING)
    link = reverse("admin:commitments_ipinstrument_add", query={"commitment": commitment.pk})
    sentence, page_of = "No instruments recorded", commitment.get_absolute_url()
    editor, reader = sign_in(Role.EDITOR), sign_in(Role.READER)
    assert sentence in (text := editor.get(page_of).text)
    assert link in text
    assert sentence in (text := reader.get(page_of).text)
    assert link not in text
    IpInstrumentCommitmentFactory.create(commitment=commitment)
    assert sentence not in editor.get(page_of).text


@pytest.mark.parametrize(("term", "count"), [("soon", 1), ("ended", 1), ("other", 3)])
def test_the_list_is_filtered_by_the_end_of_the_term(term: str, count: int, sign_in: SignIn) -> None:
    today = timezone.now().date()
    for day in (today + timedelta(days=30), today - timedelta(days=30), None):
        IpInstrumentFactory.create(term_ends_on=day)
    response = sign_in(Role.READER).get(page("changelist"), {"term": term})
    assert response.context["cl"].result_count == count
