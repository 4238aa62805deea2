"""The pages of the year as those read them who work in French or in Japanese."""

from playwright.sync_api import expect

from dialogue.models import Agenda, Invitee, Paper, Proposal
from tests.e2e.year import Year

THIRD, FOURTH = "/dialogues/3/", "/dialogues/4/"


def in_another_language(year: Year, language: str) -> None:
    """Each page once: as the secretariat where that has more to do on it, or else as a ministry.

    The home page, the draft and the room are read in every language by tests of their own.
    """
    proposal, paper = Proposal.objects.get(state="accepted", is_late=False), Paper.objects.order_by("number").first()
    issued = Agenda.objects.filter(dialogue__number=3).order_by("pk").first()
    assert paper is not None
    assert issued is not None
    guest = Invitee.objects.get(dialogue__number=3)
    run = (
        *(THIRD, FOURTH, f"{FOURTH}schedule/", f"{FOURTH}status/postponed/"),
        *(f"{FOURTH}agenda/issue/", f"{FOURTH}steps/papers/", f"{THIRD}agenda/compare/"),
        *(f"{THIRD}record/", f"{THIRD}actions/", f"{THIRD}documents/", f"{THIRD}other-fora/"),
        *(f"{THIRD}invitees/{guest.pk}/", proposal.get_absolute_url(), paper.get_absolute_url()),
    )
    read = (
        *(f"{FOURTH}proposals/new/", f"{FOURTH}papers/new/", f"{FOURTH}invitees/new/"),
        *(f"{FOURTH}delegation/METI/", f"{THIRD}brief/", issued.get_absolute_url()),
    )
    for name, paths in (("secretariat", run), ("meti-contact_officer", read)):
        with year.speaking(name, language):
            for path in paths:
                page = year.page(name, path)
                expect(page.locator("html")).to_have_attribute("lang", language)
                year.look(page, f"{language}-{path.strip('/').replace('/', '-')}")
