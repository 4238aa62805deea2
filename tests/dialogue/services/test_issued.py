"""An issued agenda: nothing is rendered again under its symbol, and a moved meeting is stated wherever it shows."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.translation import override

from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import HandlingMark, Participant, User
from core.text.multilingual_text import LANGUAGES
from dialogue.documents import agenda_json
from dialogue.documents.typography import apostrophes
from dialogue.enums import AgendaForm, AgendaStatus, DialogueStatus, DocumentKind
from dialogue.models import Agenda, CmwgStatus, Delegate, Dialogue, Paper, PaperFile, ProducedDocument
from dialogue.rules.readiness import ReadinessRequirement, ReadinessState
from dialogue.services import agenda_items, files, issued
from dialogue.services.agendas import save_draft
from dialogue.services.calendars import calendar_entry
from dialogue.services.dialogues import change_status, schedule
from dialogue.services.documents import FORMS
from dialogue.services.issue_checks import CheckKind, check
from dialogue.services.issuing import issue, preview
from dialogue.services.overtaken import overtaken
from dialogue.services.preparation_progress import next_act, read_year
from dialogue.services.readiness import readiness
from tests.api.conftest import client_of
from tests.dialogue.documents.file_text import said
from tests.factories import pack, register
from tests.factories.contacts import UserFactory
from tests.factories.pack import AS_OF, Prepared

pytestmark = pytest.mark.django_db

LATER = AS_OF + timedelta(days=7)
NEW_START = datetime(2027, 3, 16, 19, tzinfo=UTC)
# Documents that follow the issued agenda.
NAMES_THE_AGENDA = {
    *(DocumentKind.REDLINE, DocumentKind.ONE_PAGE, DocumentKind.INVITEES, DocumentKind.BRIEF, DocumentKind.SCRIPT),
    DocumentKind.TRILINGUAL,
}
# The agenda is the stored file. A pack holds it, and its README states that it is overtaken.
HOLDS_THE_AGENDA = {DocumentKind.AGENDA, DocumentKind.PACK, DocumentKind.FULL_PACK}
TREES = [kind for kind, forms in FORMS.items() if "html" in forms]
SYMBOL = re.compile(r'<p class="document-symbol">(.*?)</p>')


@pytest.fixture
def by(db: None) -> User:
    user: User = UserFactory.create(role=Role.SECRETARIAT, participant=None)
    return user


@pytest.fixture
def prepared(db: None) -> Prepared:
    made = pack.prepared()
    pack.paper(made.dialogue, "Fictitious paper", Audience.PARTICIPANTS, content=b"%PDF-1.4", number=2)
    return made


def given_out(prepared: Prepared, by: User, *, at: datetime = AS_OF, form: AgendaForm = AgendaForm.REVISION) -> Agenda:
    draft = save_draft(dialogue=prepared.dialogue, as_of=at, by=by)
    return issue(agenda=draft, by=by, at=at, on=at.date(), form=form, not_ready_reason="Fictitious.")


def moved(prepared: Prepared, by: User, **changes: Any) -> None:
    schedule(dialogue=prepared.dialogue, by=by, at=LATER, **({"local_start": NEW_START} | changes))


def everything_changes(prepared: Prepared, by: User) -> None:
    """Date, hours, place, form, mark, titles, papers, proposals, delegations and the working draft."""
    moved(prepared, by, city_en="Elsewhere", city_fr="Ailleurs", city_ja="別の場所", minutes=95, format="online")
    Dialogue.objects.filter(pk=prepared.dialogue.pk).update(mark=HandlingMark.objects.order_by("-rank").first())
    Delegate.objects.filter(dialogue=prepared.dialogue).delete()
    Paper.objects.filter(dialogue=prepared.dialogue).update(title_en="Retitled", title_fr="Retitré", title_ja="改題")
    Participant.objects.filter(code="METI").update(label_en="Renamed", label_fr="Renommé", label_ja="改称")
    Commitment.objects.update(title_en="Retitled", title_fr="Retitré", title_ja="改題")
    register.commitment("GAC", title_en="New since the issue")
    CmwgStatus.objects.create(
        dialogue=prepared.dialogue, as_of=LATER.date(), text_en="New since the issue", source="Fictitious."
    )
    draft = save_draft(dialogue=prepared.dialogue, as_of=LATER, by=by)
    first = draft.items.order_by("order").first()
    assert first is not None
    first.title_en, first.title_fr, first.title_ja = "Opening, changed", "Ouverture, modifiée", "開会、変更"
    agenda_items.edit(item=first, by=by, changed=["title_en", "title_fr", "title_ja"])
    agenda_items.add(agenda=draft, by=by, title_en="New since the issue", minutes=45)
    prepared.dialogue.refresh_from_db()


def read(html: bytes) -> str:
    """What a page says, its white space as single spaces."""
    text = re.sub(r"</?span[^>]*>", "", html.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TREES)
def test_what_bears_an_issued_symbol_says_what_was_issued(
    prepared: Prepared, by: User, kind: DocumentKind, language: str
) -> None:
    agenda = given_out(prepared, by)
    before = prepared.make(kind, "html", language, edited=True)
    everything_changes(prepared, by)
    after = prepared.make(kind, "html", language, edited=True, as_of=LATER)
    (symbol,) = SYMBOL.findall(after.content.decode())
    if symbol == agenda.symbol:
        assert kind in {DocumentKind.AGENDA, DocumentKind.ONE_PAGE}
        with override(language):
            note = apostrophes(" ".join(overtaken(dialogue=prepared.dialogue).split()))
        said = read(after.content)
        if kind is DocumentKind.ONE_PAGE:
            assert note in said
            said = said.replace(f"{note} ", "")
        assert said == read(before.content)
    else:
        # Under a symbol of its own a document follows the register, and says nothing of a version that was issued.
        assert not symbol.startswith(f"{agenda.symbol}/")
        assert kind not in {DocumentKind.AGENDA, DocumentKind.ONE_PAGE}


@pytest.mark.parametrize(
    "kind", [DocumentKind.SCRIPT, DocumentKind.BRIEF, DocumentKind.INVITEES, DocumentKind.TRILINGUAL]
)
def test_what_follows_the_agenda_has_its_date_and_titles_and_states_that_it_is_overtaken(
    prepared: Prepared, by: User, kind: DocumentKind
) -> None:
    given_out(prepared, by)
    everything_changes(prepared, by)
    said = read(prepared.make(kind, "html", as_of=LATER).content)
    assert " ".join(overtaken(dialogue=prepared.dialogue).split()) in said
    assert "9 February 2027" in said
    assert "Opening, changed" not in said
    assert "JCBD/3/1, issued on 24 November 2026" in said


@pytest.mark.parametrize("kind", sorted(set(DocumentKind) - HOLDS_THE_AGENDA))
def test_each_document_that_names_the_issue_states_that_it_is_overtaken(
    prepared: Prepared, by: User, kind: DocumentKind
) -> None:
    agenda = given_out(prepared, by)
    moved(prepared, by)
    text = said(prepared.make(kind, FORMS[kind][0], as_of=LATER).content)
    assert (f"{agenda.symbol.lower()}isoutofdate.themeetingdetailshavechanged." in text) is (kind in NAMES_THE_AGENDA)
    assert (re.search(rf"{agenda.symbol.lower()}(?![/0-9])", text) is not None) is (kind in NAMES_THE_AGENDA)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_the_agenda_is_the_stored_file(prepared: Prepared, by: User, language: str) -> None:
    agenda = given_out(prepared, by)
    everything_changes(prepared, by)
    for kept in ProducedDocument.objects.filter(agenda=agenda, language=language):
        made = prepared.make(DocumentKind.AGENDA, kept.form, language, edited=True, as_of=LATER)
        assert kept.file is not None
        assert (made.name, made.content) == (kept.name, files.read(kept.file))


def test_a_pack_holds_the_issued_words_and_states_that_they_are_overtaken(prepared: Prepared, by: User) -> None:
    agenda = given_out(prepared, by)
    everything_changes(prepared, by)
    with ZipFile(BytesIO(prepared.make(DocumentKind.PACK, "zip", as_of=LATER).content)) as held:
        for kept in ProducedDocument.objects.filter(agenda=agenda, language="en", form__in=("docx", "pdf")):
            assert kept.file is not None
            assert held.read(kept.name) == files.read(kept.file)
        assert overtaken(dialogue=prepared.dialogue) in held.read("README.txt").decode()
        one_page = prepared.make(DocumentKind.ONE_PAGE, "pdf", as_of=LATER)
        assert held.read(one_page.name) == one_page.content


def test_the_api_gives_the_stored_file_and_compiles_only_for_a_day(prepared: Prepared, by: User) -> None:
    given_out(prepared, by)
    everything_changes(prepared, by)
    client = client_of(by)
    for form in ("json", "pdf", "docx", "html"):
        kept = issued.file_of(dialogue=prepared.dialogue, form=form, language="fr")
        assert kept is not None
        answer = client.get("/api/v1/dialogues/3/agenda/", {"format": form, "lang": "fr"})
        assert answer.content == kept.content
    compiled = client.get("/api/v1/dialogues/3/agenda/", {"as_of": LATER.date().isoformat()}).json()
    assert compiled["symbol"] == "JCBD/3/1/Rev.1"
    assert compiled["draft"]


def test_page_and_command_give_the_stored_file(prepared: Prepared, by: User, client: Client) -> None:
    given_out(prepared, by)
    everything_changes(prepared, by)
    kept = issued.file_of(dialogue=prepared.dialogue, form="json", language="en")
    assert kept is not None
    client.force_login(by)
    assert client.get("/dialogues/3/agenda/json/", {"lang": "en"}).content == kept.content
    assert client.get("/dialogues/3/agenda/json/", {"lang": "en", "compile": "1"}).json()["draft"]


def test_the_command_writes_the_stored_file(prepared: Prepared, by: User, tmp_path: Any) -> None:
    given_out(prepared, by)
    everything_changes(prepared, by)
    for form in ("json", "docx"):
        kept = issued.file_of(dialogue=prepared.dialogue, form=form, language="ja")
        assert kept is not None
        path = tmp_path / f"agenda.{form}"
        call_command("agenda", dialogue=3, lang="ja", format=form, output=str(path), stdout=StringIO())
        assert path.read_bytes() == kept.content


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_json_of_an_issue_is_read_back_as_it_was_written(prepared: Prepared, by: User, language: str) -> None:
    agenda = given_out(prepared, by)
    kept = issued.file_of(dialogue=prepared.dialogue, form="json", language=language)
    tree = issued.tree_of(agenda, language)
    assert kept is not None
    assert tree is not None
    assert agenda_json.render(tree) == kept.content


def test_the_json_of_an_issue_is_parsed_once(prepared: Prepared, by: User, django_assert_num_queries: Any) -> None:
    agenda = given_out(prepared, by)
    first = issued.tree_of(agenda, "en")
    with django_assert_num_queries(1):
        assert issued.tree_of(agenda, "en") is first


def test_the_room_shows_the_annotation_that_was_issued(prepared: Prepared, by: User, client: Client) -> None:
    agenda = given_out(prepared, by)
    tree = issued.tree_of(agenda, "en")
    assert tree is not None
    everything_changes(prepared, by)
    for each in tree.annotations:
        assert issued.annotation_of(agenda, each.key, "en") == each
    client.force_login(by)
    shown = next(each for each in tree.annotations if each.paragraphs and each.tables)
    said = read(client.get("/dialogues/3/room/", {"item": shown.key}).content)
    texts = [text.text for text in (*shown.paragraphs, *shown.remarks)]
    texts += [cell for table in shown.tables for row in table.rows for cell in row]
    assert all(" ".join(str(text).split()) in said for text in texts)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"local_start": NEW_START}, "The date and time of the meeting were 9 February 2027, 09:00"),
        ({"city_en": "Elsewhere"}, "and is Elsewhere."),
        ({"minutes": 95}, "The length of the meeting went from 180 to 95 minutes."),
    ],
)
def test_an_agenda_of_a_moved_meeting_is_overtaken(
    prepared: Prepared, by: User, changes: dict[str, Any], sentence: str
) -> None:
    given_out(prepared, by)
    assert overtaken(dialogue=prepared.dialogue) == ""
    schedule(dialogue=prepared.dialogue, by=by, at=LATER, **changes)
    said = overtaken(dialogue=prepared.dialogue).replace("\xa0", " ")
    assert said.startswith("JCBD/3/1 is out of date. The meeting details have changed.")
    assert sentence in said
    if "local_start" in changes:
        assert "and are 16 March 2027, 19:00" in said
    assert said.endswith("A revision has not been issued yet.")


def test_one_that_is_postponed_or_cancelled_overtakes_its_agenda(prepared: Prepared, by: User) -> None:
    given_out(prepared, by)
    change_status(dialogue=prepared.dialogue, to=DialogueStatus.POSTPONED, by=by, at=LATER)
    assert "was postponed and has no new date" in overtaken(dialogue=prepared.dialogue)
    change_status(dialogue=prepared.dialogue, to=DialogueStatus.CANCELLED, by=by, at=LATER)
    assert overtaken(dialogue=prepared.dialogue).startswith("JCBD/3/1 is out of date. The Dialogue was cancelled.")


def test_one_that_is_held_as_planned_leaves_its_agenda_as_it_is(prepared: Prepared, by: User) -> None:
    given_out(prepared, by)
    change_status(dialogue=prepared.dialogue, to=DialogueStatus.HELD, by=by, at=datetime(2027, 2, 10, 12, tzinfo=UTC))
    assert overtaken(dialogue=prepared.dialogue) == ""


@pytest.mark.parametrize("form", [AgendaForm.REVISION, AgendaForm.CORRIGENDUM])
def test_a_revision_or_a_corrigendum_ends_it(prepared: Prepared, by: User, form: AgendaForm) -> None:
    given_out(prepared, by)
    moved(prepared, by)
    given_out(prepared, by, at=LATER, form=form)
    assert overtaken(dialogue=prepared.dialogue) == ""


def test_the_issue_is_to_do_again_once_the_meeting_moved(prepared: Prepared, by: User) -> None:
    given_out(prepared, by)

    def check() -> Any:
        return next(
            each
            for each in readiness(dialogue=prepared.dialogue, viewer=by).checks
            if each.need is ReadinessRequirement.ISSUE
        )

    assert check().progress is ReadinessState.DONE
    moved(prepared, by)
    assert check().progress is ReadinessState.TO_DO
    assert check().sentence == overtaken(dialogue=prepared.dialogue)
    assert check().url == "/dialogues/3/agenda/draft/"
    save_draft(dialogue=prepared.dialogue, as_of=LATER, by=by)
    assert check().url == "/dialogues/3/agenda/issue/"
    year = read_year(dialogue=prepared.dialogue, viewer=by, at=LATER)
    act = next_act(dialogue=prepared.dialogue, year=year, viewer=by, at=LATER)
    assert (act.label, act.url) == ("Check and issue", "/dialogues/3/agenda/issue/")


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.READER])
def test_pages_that_offer_the_agenda_state_that_it_is_overtaken(
    prepared: Prepared, by: User, client: Client, role: Role
) -> None:
    agenda = given_out(prepared, by)
    moved(prepared, by)
    own = prepared.own if role is Role.READER else None
    client.force_login(UserFactory.create(role=role, participant=own))
    for page in (
        *("/", "/dialogues/3/", "/dialogues/3/agenda/", agenda.get_absolute_url(), "/dialogues/3/documents/"),
        *("/dialogues/3/agenda/compare/", "/dialogues/3/room/"),
    ):
        assert " ".join(overtaken(dialogue=prepared.dialogue).split()) in read(client.get(page).content), page
    assert f"{agenda.symbol} Issued out of date" in read(client.get("/dialogues/").content)
    assert "Third Dialogue agenda, out of date" in read(client.get(f"/search/?q={agenda.symbol}").content)


def test_a_version_that_was_replaced_says_by_which(prepared: Prepared, by: User, client: Client) -> None:
    first = given_out(prepared, by)
    given_out(prepared, by, at=LATER)
    client.force_login(by)
    assert "Replaced by JCBD/3/1/Rev.1." in client.get(first.get_absolute_url()).content.decode()


def test_calendars_say_it(prepared: Prepared, by: User) -> None:
    given_out(prepared, by)
    moved(prepared, by)
    for language in LANGUAGES:
        entry = calendar_entry(dialogue=prepared.dialogue, language=language, as_of=LATER)
        assert overtaken(dialogue=prepared.dialogue, language=language) in entry.description


def test_other_systems_read_it_under_a_new_entity_tag(prepared: Prepared, by: User) -> None:
    agenda = given_out(prepared, by)
    client = client_of(by)
    address = f"/api/v1/agendas/{agenda.pk}/"
    before = client.get(address)
    assert before.json()["overtaken"] is False
    moved(prepared, by)
    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after.json()["overtaken"] is True
    assert client.get("/api/v1/agendas/", {"dialogue": 3}).json()["results"][0]["overtaken"] is True
    assert Agenda.objects.get(pk=agenda.pk).status == AgendaStatus.ISSUED


def test_what_came_within_the_minute_of_the_issue_is_in_it(prepared: Prepared, by: User) -> None:
    pack.paper(
        prepared.dialogue, "Within the minute", Audience.PARTICIPANTS, content=b"%PDF-1.4", number=3, received_on=None
    )
    brought = AS_OF.replace(second=14)
    PaperFile.objects.filter(paper__title_en="Within the minute").update(brought_at=brought)
    Paper.objects.filter(title_en="Within the minute").update(received_on=brought.date())
    agenda = given_out(prepared, by, at=AS_OF.replace(second=45))
    assert agenda.as_of == AS_OF.replace(second=45)
    tree = issued.tree_of(agenda, "en")
    assert tree is not None
    (annex,) = (each for each in tree.annexes if each.letter == "D")
    (row,) = (row for table in annex.tables for row in table.rows if "Within the minute" in " ".join(map(str, row)))
    assert "Not set" not in " ".join(map(str, row))


def test_no_remark_of_the_workflow_is_in_an_edition(prepared: Prepared, by: User) -> None:
    draft = save_draft(dialogue=prepared.dialogue, as_of=AS_OF, by=by)
    agenda_items.add(agenda=draft, by=by, title_en="A long one", minutes=300)
    now = preview(dialogue=prepared.dialogue, at=AS_OF)
    checks = check(dialogue=prepared.dialogue, register=now.register, items=now.items, at=AS_OF, viewer=by)
    remarks = [each.sentence for each in checks]
    assert len(remarks) >= 2
    agenda = issue(agenda=draft, by=by, at=AS_OF, on=AS_OF.date(), not_ready_reason="Fictitious.")
    drafted = prepared.make(DocumentKind.AGENDA, "html", edited=True).content
    kept = ProducedDocument.objects.filter(agenda=agenda, language="en", form__in=("html", "json"))
    for content in (drafted, *(files.read(each.file) for each in kept if each.file)):
        assert [remark for remark in remarks if remark in unescape(content.decode())] == []


def test_no_invitee_comes_after_the_end_of_a_shorter_meeting(prepared: Prepared, by: User) -> None:
    def warned() -> list[str]:
        read_now = preview(dialogue=prepared.dialogue, at=AS_OF)
        found = check(dialogue=prepared.dialogue, register=read_now.register, items=read_now.items, at=AS_OF, viewer=by)
        return [each.sentence for each in found if each.kind is CheckKind.INVITEES]

    assert warned() == []
    # The planner moves items of guests before the close of a shorter day.
    schedule(dialogue=prepared.dialogue, by=by, at=AS_OF, minutes=45)
    assert warned() == []
