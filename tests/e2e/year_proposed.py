"""Winter: ministries propose, name their delegations, suggest who is heard, and bring their papers."""

from io import BytesIO

from playwright.sync_api import FilePayload, Locator, Page, expect
from pypdf import PdfWriter

from dialogue.models import Paper, Proposal
from tests.e2e.year import SECRETS, TOKYO, Year, choose, told

GRAPHITE = "Graphite from used batteries"
LATE = "Visit to a recycling plant"


def ministries_propose(year: Year) -> None:
    year.at("2025-11-20 10:00", TOKYO)
    page = year.page("meti-contact_officer", "/dialogues/3/")
    page.get_by_role("link", name="Propose an item").click()
    _write(page, GRAPHITE, title_ja="使用済み電池からの黒鉛", purpose="For decision", minutes="20")
    page.get_by_label("Background (English)").fill("Trials ended in October.")
    page.get_by_label("Draft wording of a decision (English)").fill("The Participants intend to compare their trials.")
    year.look(page, "propose")
    page.get_by_role("button", name="Save and submit").click()
    told(page, "Proposal submitted. All Participants can read it.")

    page = year.page("nrcan-editor", "/dialogues/3/proposals/new/")
    _write(page, f"{SECRETS['declined']} tariffs")
    page.get_by_role("button", name="Save and submit").click()
    told(page, "Proposal submitted")
    expect(page.get_by_role("button", name="Withdraw")).to_be_visible()

    page = year.page("ised-editor", "/dialogues/3/proposals/new/")
    _write(page, f"{SECRETS['draft']} standards")
    page.get_by_role("button", name="Save as draft").click()
    expect(page.locator("main")).to_contain_text("Visible to your ministry only.")


def a_draft_is_hidden_from_the_others(year: Year) -> None:
    draft = Proposal.objects.get(title_en__startswith=SECRETS["draft"])
    assert year.status("ised-contact_officer", draft.get_absolute_url()) == 200
    for name in ("nrcan-editor", "meti-contact_officer"):
        assert year.status(name, draft.get_absolute_url()) == 404
        page = year.page(name, "/dialogues/3/proposals/")
        expect(page.locator("main")).to_contain_text(GRAPHITE)
        expect(page.locator("main")).not_to_contain_text(SECRETS["draft"])
    year.look(page, "proposals")


def the_secretariat_settles_them(year: Year) -> None:
    year.at("2025-12-03 09:30")
    page = year.page("secretariat", "/dialogues/3/agenda/draft/")
    page.get_by_role("button", name="Save as draft").click()
    told(page, "Draft saved")
    expect(page.get_by_role("heading", name="Backlog: 2 proposals")).to_be_visible()
    year.look(page, "draft-with-backlog")
    page.get_by_role("button", name=f"Accept {GRAPHITE}").click()
    told(page, "Proposal added to the draft agenda. The ministry has been notified.")
    page.get_by_role("link", name="Decline").click()
    page.get_by_label("Reason:", exact=True).last.fill("It is for another forum.")
    year.look(page, "settle")
    page.get_by_role("button", name="Decline").click()
    told(page, "Proposal declined. The ministry has been notified of the reason.")
    page = year.page("nrcan-editor", "/dialogues/3/proposals/")
    expect(page.get_by_role("row").filter(has_text=SECRETS["declined"])).to_contain_text("Declined")


def a_debate_is_requested_and_another_taken_off(year: Year) -> None:
    page = year.page("nrcan-editor", "/dialogues/3/agenda/debate/")
    expect(page.locator("main")).to_contain_text("in both capitals: 26 January 2026")
    _put(page, "Use of renewable energy", "Send request")
    told(page, "Change recorded for 2(c)(vi).")
    expect(_row(page, "Use of renewable energy")).to_contain_text("NRCan: With debate")
    page = year.page("secretariat", "/dialogues/3/agenda/debate/")
    _put(page, "Research and development", "Change", reason="The working group covers it.")
    told(page, "Change recorded for 2(c)(vii).")
    expect(_row(page, "Research and development")).to_contain_text("The working group covers it.")
    year.look(page, "debate")


def _row(page: Page, title: str) -> Locator:
    return page.locator("tr.group").filter(has_text=title)


def _put(page: Page, title: str, button: str, *, reason: str = "") -> None:
    row = _row(page, title)
    row.locator("summary").click()
    row.get_by_label("Reason").fill(reason)
    row.get_by_role("button", name=button).click()


def one_comes_late(year: Year) -> None:
    year.at("2025-12-17 11:00")
    page = year.page("gac-contact_officer", "/dialogues/3/proposals/new/")
    expect(page.locator("main")).to_contain_text("Proposals closed on: 15 December 2025.")
    _write(page, LATE)
    page.get_by_role("button", name="Save and submit").click()
    expect(page.locator("main")).to_contain_text("Late")


def each_names_its_delegation(year: Year) -> None:
    year.at("2025-12-18 10:00", TOKYO)
    for code in ("meti", "mofa", "ised", "nrcan", "gac"):
        page = year.page(f"{code}-contact_officer", "/dialogues/3/delegation/")
        choose(page.locator("select[name=official]"), f"Family-{code.upper()}")
        page.locator("#id_function").select_option(label="Head of delegation")
        page.get_by_role("button", name="Add to delegation", exact=True).click()
        told(page, "Delegate added.")
    page.get_by_label("Family name").fill("Family-New")
    page.get_by_label("Given name").fill("Given")
    page.get_by_label("Title (English)").fill("Fictitious analyst")
    page.get_by_role("button", name="Create record and add").click()
    told(page, "Delegate added.")
    year.look(page, "delegation")
    assert year.status("gac-contact_officer", "/dialogues/3/delegation/NRCAN/") == 200
    page.goto("/dialogues/3/delegation/NRCAN/")
    expect(page.get_by_role("button", name="Add to delegation")).to_have_count(0)


def a_guest_is_proposed_and_invited(year: Year) -> None:
    page = year.page("nrcan-contact_officer", "/dialogues/3/invitees/new/")
    choose(page.locator("select[name=stakeholder]"), "Fictitious Guest")
    expect(page.get_by_label("Exchange with invited stakeholders")).to_be_checked()
    year.look(page, "propose-invitee")
    page.get_by_role("button", name="Propose", exact=True).click()
    told(page, "Invitee proposed. The secretariat will send the invitation.")
    expect(page.get_by_role("button", name="Send invitation")).to_have_count(0)
    page = year.page("secretariat", "/dialogues/3/")
    page.get_by_role("link", name="Fictitious Guest").click()
    page.get_by_label(GRAPHITE).check()
    page.get_by_role("button", name="Save items").click()
    told(page, "Items saved.")
    expect(page.locator(".letter")).to_contain_text("Ottawa")
    expect(page.locator(".letter")).to_contain_text(GRAPHITE)
    year.look(page, "invitee")
    page.get_by_role("button", name="Send invitation").click()
    told(page, "Invitation queued for sending to guest@example.org.")
    page.get_by_label("Day").fill("2025-12-18")
    page.get_by_role("button", name="Record reply").click()
    told(page, "Reply recorded.")


def papers_are_expected_and_brought(year: Year) -> None:
    page = year.page("secretariat", "/dialogues/3/papers/new/")
    page.get_by_label("Title (English)").fill("Graphite trials")
    choose(page.get_by_label("Agenda item"), GRAPHITE)
    page.get_by_label("expected from").select_option(label="METI")
    page.get_by_label("handling mark").select_option(label="Participants only")
    page.get_by_label("visible to the invitees").check()
    year.look(page, "register-paper")
    page.get_by_role("button", name="Save").click()
    told(page, "Saved: JCBD/3/2.")

    page = year.page("meti-contact_officer", "/dialogues/3/")
    expect(page.locator("main")).to_contain_text("1 paper due from METI")
    page.get_by_role("link", name="Graphite trials").first.click()
    page.get_by_label("English").set_input_files(_pdf("Graphite trials"))
    page.get_by_role("button", name="Upload").click()
    told(page, "Paper uploaded: JCBD/3/2.")
    year.look(page, "paper")

    page = year.page("ised-contact_officer", "/dialogues/3/papers/new/")
    page.get_by_label("Title (English)").fill(f"{SECRETS['paper']} positions")
    page.get_by_label("handling mark").select_option(label="Own Participant")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("English").set_input_files(_pdf(SECRETS["paper"]))
    page.get_by_role("button", name="Upload").click()
    told(page, "Paper uploaded: JCBD/3/3.")
    own = Paper.objects.get(title_en__startswith=SECRETS["paper"])
    assert year.status("ised-editor", own.get_absolute_url()) == 200
    for name in ("nrcan-editor", "meti-contact_officer"):
        assert year.status(name, own.get_absolute_url()) == 404
        assert year.status(name, f"{own.get_absolute_url()}en/") == 404
        expect(year.page(name, "/dialogues/3/papers/").locator("main")).not_to_contain_text(SECRETS["paper"])


def _write(page: Page, title: str, *, title_ja: str = "", purpose: str = "For discussion", minutes: str = "10") -> None:
    page.get_by_label("Title (English)").fill(title)
    page.get_by_label("Title (Japanese)").fill(title_ja)
    page.get_by_label("Purpose").select_option(label=purpose)
    page.get_by_label("Minutes").fill(minutes)


def _pdf(title: str) -> FilePayload:
    """An empty page that bears a title."""
    written, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": title})
    writer.write(written)
    return {"name": f"{title}.pdf", "mimeType": "application/pdf", "buffer": written.getvalue()}
