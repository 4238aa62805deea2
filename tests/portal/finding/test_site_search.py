"""What the field in the top bar finds, for whom, and at what cost."""

import re
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commitments.enums import CommitmentState
from commitments.models import AreaOfCooperation, Commitment, Instrument
from commitments.querysets import SHARED
from contacts.enums import Audience, Role
from contacts.models import User
from core.search.search_plan import _known
from dialogue.models import Agenda, AgendaItem, Paper
from mocportal.site_search.numbers import BY_NAME
from mocportal.site_search.search import COUNTED, KINDS, SHOWN, ask
from tests.factories import law
from tests.factories.register import account, commitment, mark
from tests.security.year import ROLES, year
from tests.sessions import BACKEND

pytestmark = pytest.mark.django_db

# The password's own backend, since that of failed attempts asks for a request.


@pytest.fixture
def reader(seeded: None) -> Client:
    return signed_in(account(Role.READER, "METI"))


def signed_in(user: object) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, backend=BACKEND)
    return client


def found(client: Client, text: str, **asked: str) -> str:
    answer = client.get("/search/", {"q": text, **asked})
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def section(page: str, name: str) -> str:
    return page.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


def statements(client: Client, text: str) -> int:
    found(client, text)
    with CaptureQueriesContext(connection) as captured:
        found(client, text)
    return len(captured)


def test_a_commitment_is_found_in_each_language_and_the_words_are_marked(reader: Client) -> None:
    made = commitment("GAC", title_en="Graphite", title_fr="Recyclage du graphite", title_ja="黒鉛の再生利用")
    made.text_en, made.text_fr = "On anodes.", "Sur les anodes épuisées."
    made.save(update_fields=["text_en", "text_fr"])
    for words in ("GRAPHIT", "epuisees", "黒鉛"):
        assert made.reference in section(found(reader, words), "commitments")
    page = section(found(reader, "epuisees"), "commitments")
    assert '<span lang="fr">Sur les anodes <mark>épuisées</mark>.</span>' in page
    assert '<span lang="ja"><mark>黒鉛</mark>の再生利用</span>' in section(found(reader, "黒鉛"), "commitments")


def test_a_number_leads_to_its_record_first(reader: Client) -> None:
    made = commitment("GAC", title_en="Graphite")
    for text in (made.reference, made.reference.lower(), f" {made.reference} "):
        page = found(reader, text)
        assert page.index("Exact number") < page.index(made.get_absolute_url())
        assert page.count(made.get_absolute_url()) == 1
    page = section(found(reader, "2(c)(iv)"), "numbered")
    assert 'href="/text/?language=en#2.c.iv"' in page
    assert "mutual understanding" in page
    assert "2(c)(iv)" in section(found(reader, "2.c.iv"), "numbered")


def test_the_symbol_of_a_paper_and_of_an_agenda_leads_to_it() -> None:
    with time_machine.travel(law.AT, tick=False):
        client = signed_in(year().user("reader"))
        agenda, paper = (
            Agenda.objects.issued().latest("pk"),
            Paper.objects.filter(mark__audience__in=SHARED).latest("pk"),
        )
        for named, symbol in ((agenda, agenda.symbol), (paper, paper.symbol.lower())):
            assert f'href="{named.get_absolute_url()}"' in section(found(client, symbol), "numbered")
        hidden = Paper.objects.exclude(mark__audience__in=SHARED).latest("pk")
        other = signed_in(User.objects.filter(participant__code="CA1").latest("pk"))
        assert hidden.get_absolute_url() not in found(other, hidden.symbol)


def test_a_dialogue_is_found_by_what_it_is_called(reader: Client) -> None:
    for words in ("Second Dialogue", "deuxieme dialogue", "第2回", "JCBD/2", "second 2025"):
        assert 'href="/dialogues/2/"' in section(found(reader, words), "dialogues")


def test_a_provision_is_found_once_in_the_language_of_the_reader(reader: Client) -> None:
    page = section(found(reader, "2(c)(v)", kind="provisions"), "provisions")
    assert page.count("<li>") == 1
    assert "language=en#2.c.v" in page


@pytest.mark.parametrize("word", ["cooperation", "supply", "battery", "information", "article", "dialogue"])
def test_each_provision_is_counted_once(seeded: None, word: str) -> None:
    """A provision with the word in its title can also be one of its kind beyond those that are shown."""
    kind, user = BY_NAME["provisions"], account(Role.READER, "METI")
    answer = ask(user=user, text=word, wanted="en")
    titled = {each.key[1] for each in answer.provisions}
    counted = sum(group.count for group in answer.groups if group.name == kind.name)
    assert len(titled) + counted == len(titled | set(kind.found(user, word).values_list("pk", flat=True)))


@pytest.mark.parametrize("words", ["国際標準", "normes", "Norme securite", "standards", "normes internationales"])
def test_a_provision_is_found_by_its_short_title_before_its_records(reader: Client, words: str) -> None:
    made = commitment("GAC", title_en="Standard cells", state=CommitmentState.ACTIVE)
    made.areas.add(AreaOfCooperation.objects.get(code="2(c)(viii)"))
    page = found(reader, words)
    provision = section(page, "titles")
    assert provision.count("<li>") == 1
    assert 'href="/text/?language=en#2.c.viii"' in provision
    assert 'href="/commitments/?area=2.c.viii&state=active"' in provision
    assert "1 active commitment" in provision
    assert "discussing international standards" in re.sub("</?mark>", "", provision)
    assert page.count("#2.c.viii") == 1
    if words == "standards":
        assert page.index('id="titles"') < page.index('id="commitments"')
        assert made.reference in section(page, "commitments")


def test_an_article_is_found_by_its_title_in_french(reader: Client) -> None:
    page = section(found(reader, "dispositions finales"), "titles")
    assert 'href="/text/?language=en#9"' in page
    assert "Final <mark>Dispositions</mark>" in page


def test_no_provision_is_found_by_words_of_two_languages_or_by_who_may_not_read(reader: Client) -> None:
    assert not section(found(reader, "normes standards"), "titles")
    administrator = signed_in(account(Role.ADMINISTRATOR))
    assert not section(found(administrator, "standards"), "titles")


def test_pages_are_found_before_records(reader: Client) -> None:
    page = found(reader, "engagements")
    assert 'href="/commitments/"' in section(page, "pages")
    assert "No results" not in page
    assert not section(found(reader, "engagements", kind="commitments"), "pages")


def test_the_number_of_an_agenda_item_is_written_as_on_the_agenda() -> None:
    [items] = (kind for kind in KINDS if kind.model is AgendaItem)
    assert items.reference(AgendaItem(number=6, letter="g")) == "6(g)"
    assert items.reference(AgendaItem(number=6, bis="bis")) == "6 bis"
    assert items.reference(AgendaItem()) == ""


def test_five_of_a_kind_are_shown_and_a_hundred_counted(reader: Client) -> None:
    for _ in range(SHOWN + 1):
        commitment("GAC", title_en="Graphite")
    page = section(found(reader, "graphite"), "commitments")
    assert page.count("<li>") == SHOWN
    assert f'<span class="quiet">{SHOWN + 1} </span>' in page
    same = {"title_en": "Graphite", "mark": mark(Audience.PARTICIPANTS), "state": CommitmentState.ACTIVE}
    of = Instrument.objects.shipped()
    Commitment.objects.bulk_create(
        Commitment(reference=f"MOC-2098-{number:03}", instrument=of, **same) for number in range(COUNTED)
    )
    page = found(reader, "graphite")
    assert "more than 100" in section(page, "commitments")
    assert re.search("<h1>More than 1[0-9]{2} results for “graphite”</h1>", page)


def test_what_is_hidden_changes_nothing(reader: Client) -> None:
    commitment("METI", title_en="Graphite")
    before = found(reader, "graphite")
    hidden = commitment("GAC", title_en="Graphite in secret", mark=mark(Audience.OWN_PARTICIPANT))
    commitment("GAC", title_en="Graphite in a draft", state=CommitmentState.DRAFT)
    assert without_token(found(reader, "graphite")) == without_token(before)
    assert hidden.reference not in section(found(reader, hidden.reference), "numbered")
    assert hidden.reference in found(signed_in(account(Role.EDITOR, "GAC")), "graphite")


def without_token(page: str) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", page)


def test_the_number_of_statements_does_not_hang_on_how_much_is_found(reader: Client) -> None:
    commitment("GAC", title_en="Graphite")
    few = statements(reader, "graphite")
    for _ in range(30):
        commitment("GAC", title_en="Graphite")
    assert statements(reader, "graphite") == few
    # And whether or not anything bears a number.
    assert abs(statements(reader, "MOC-2099-998") - statements(reader, "MOC-2099-999")) == 0


def test_nothing_asked_and_nothing_found_say_what_to_do(reader: Client) -> None:
    page = found(reader, "  ")
    assert "in the search field at the top of the page" in page
    assert "Commitments" in page
    page = found(reader, "xyzzy")
    assert "No results for “xyzzy”" in page
    assert "Try another language" in page


HOSTILE = [
    *("\x00", "a\x00b", "x" * 10_000, "'; DROP", "%", "\\", "(", "９" * 199, "2(c)(" + "i" * 50, "JCBD/99999/1"),
    *("99999/99999", "-", "1-", "<b>bold</b>", " ".join("abcdefghijklmnop" * 6), "\u202e", "²/²"),
]


def test_nothing_that_is_sent_breaks_the_page(reader: Client) -> None:
    for text in HOSTILE:
        answer = reader.get("/search/", {"q": text, "kind": text})
        assert answer.status_code == 200, text[:20]
        assert "<b>bold" not in answer.content.decode()
    assert reader.get("/search/?q=%ED%A0%80%FF").status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_each_hit_and_each_list_opens_for_who_found_it(role: str) -> None:
    _known.clear()
    with time_machine.travel(law.AT, tick=False):
        made = year()
        client = signed_in(made.user(role))
        page = found(client, "e")
        main = page.partition("<main")[2].partition("</main>")[0]
        links = {link.partition("#")[0] for link in re.findall(r'<a href="(/[^"]*)"', main)}
        assert len(links) > (0 if role == "administrator" else 12)
        assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_who_administers_finds_accounts_and_nothing_of_the_register(seeded: None) -> None:
    commitment("GAC", title_en="Graphite")
    account(Role.READER, "GAC", full_name="Graphite Reader")
    page = found(signed_in(account(Role.ADMINISTRATOR)), "graphite")
    assert "Reader" in section(page, "accounts")
    assert "MOC-2099" not in page


def test_who_is_not_signed_in_is_led_to_the_door(client: Client) -> None:
    answer = client.get("/search/", {"q": "graphite"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/?next=/search/")
