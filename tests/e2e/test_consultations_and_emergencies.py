"""The contact tree on screen and on paper, and the pages of emergencies, consultations and intellectual property."""

import io
from collections.abc import Callable
from datetime import date

import pypdf
import pytest
from playwright.sync_api import Page, expect

from commitments.models import (
    Commitment,
    Consultation,
    Emergency,
    Instrument,
    IpInstrument,
    IpInstrumentCommitment,
    Provision,
)
from contacts.enums import Audience, OfficerFunction
from contacts.models import ContactPoint, ContactPointOfficer, Official, Participant
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.register import mark

pytestmark = pytest.mark.usefixtures("register")

READER = "meti-reader"

type Speak = Callable[[str, str], None]


@pytest.fixture
def officers(register: None) -> None:
    """Four for each Participant, with names, numbers and addresses as long as they come."""
    for point in ContactPoint.objects.select_related("participant"):
        address = f"battery-supply-chains.contact-point@{point.participant.code.lower()}.example"
        ContactPoint.objects.filter(pk=point.pk).update(mailbox=address, telephone="+1 613-555-0100 ext. 204")
        for number, function in enumerate(
            (OfficerFunction.PRIMARY, OfficerFunction.ALTERNATE, OfficerFunction.COPY, OfficerFunction.COPY)
        ):
            official = Official.objects.create(
                participant=point.participant,
                family_name=f"Fictive-Beauchamp-{number}",
                given_name="Marie-Christine",
                name_ja="架空 花子",
                email=f"marie-christine.fictive-beauchamp-{number}@{point.participant.code.lower()}.example",
            )
            ContactPointOfficer.objects.create(
                contact_point=point,
                official=official,
                function=function,
                telephone="+81 3-3501-0000",
                since=date(2025, 4, 1),
            )


@pytest.mark.usefixtures("officers")
@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_contact_tree_of_five_participants_with_four_officers_each_prints_on_one_page(
    browser_page: Page, sign_in: SignIn, speak: Speak, language: str
) -> None:
    speak(READER, language)
    sign_in(browser_page, READER)
    browser_page.goto("/contact-tree/")
    assert browser_page.locator("html").get_attribute("lang") == language
    for paper in ("A4", "Letter"):
        (printed,) = pypdf.PdfReader(io.BytesIO(browser_page.pdf(format=paper))).pages
        assert printed.extract_text().count("+81 3-3501-0000") == 4 * Participant.objects.count()


def test_the_contact_tree_says_where_nothing_is_given(browser_page: Page, sign_in: SignIn, inspect: Inspect) -> None:
    sign_in(browser_page, READER)
    browser_page.goto("/contact-tree/")
    expect(browser_page.get_by_text("No officer assigned.").first).to_be_visible()
    inspect(browser_page)


@pytest.fixture
def matters(register: None) -> list[str]:
    """The addresses of a record of each kind, and of the page of what is open."""
    instrument, meti = Instrument.objects.shipped(), Participant.objects.get(code="METI")
    emergency = Emergency.objects.create(
        instrument=instrument,
        reference="E-2026-901",
        title_en="Fictitious halt of exports",
        measures_en="The Participants shall share stocks.",
        occurred_on=date(2026, 11, 20),
        raised_by=meti,
    )
    consultation = Consultation.objects.create(
        instrument=instrument,
        reference="C-2026-901",
        title_ja="架空の質問",
        original_language="ja",
        raised_on=date(2026, 11, 20),
        raised_by=meti,
    )
    consultation.provisions.add(Provision.objects.get(code="2(c)(ii)"))
    commitment, other = Commitment.objects.filter(state="active").order_by("pk")[:2]
    Commitment.objects.filter(pk__in=[commitment.pk, other.pk]).update(ip_answer="expected")
    agreement = IpInstrument.objects.create(
        instrument=instrument,
        kind="licence",
        title_en="Fictitious agreement",
        concluded_between="A fictitious company and a fictitious laboratory",
        custodian="A fictitious registry",
        held_by=meti,
        mark=mark(Audience.PARTICIPANTS),
        term_ends_on=date(2026, 1, 1),
    )
    IpInstrumentCommitment.objects.create(ip_instrument=agreement, commitment=other)
    records = (emergency, consultation, agreement, commitment, other)
    return ["/intellectual-property/", *(record.get_absolute_url() for record in records)]


def test_the_instrument_is_entered_from_the_commitment_that_has_none(
    browser_page: Page, sign_in: SignIn, matters: list[str]
) -> None:
    sign_in(browser_page, "secretariat")
    commitment = Commitment.objects.get(ip_answer="expected", ip_links__isnull=True)
    browser_page.goto("/intellectual-property/")
    browser_page.get_by_role("link", name=f"Add instrument {commitment.reference}").click()
    browser_page.get_by_label("Entered for").select_option(label="METI")
    browser_page.get_by_label("Kind").select_option(label="Licensing agreement")
    browser_page.get_by_label("Concluded between").fill("Two fictitious companies")
    browser_page.get_by_label("Handling mark").select_option(index=1)
    browser_page.locator("#id_custodian").fill("A fictitious registry")
    browser_page.locator("#id_title_en").fill("Another fictitious agreement")
    browser_page.locator("input[name=_save]").click()
    browser_page.goto("/intellectual-property/")
    expect(browser_page.get_by_text(commitment.reference)).to_have_count(0)
