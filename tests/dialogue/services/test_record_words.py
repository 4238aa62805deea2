"""What the first draft of a record says, from what was entered at the meeting."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pghistory
import pytest
from django.utils.translation import gettext, override

from contacts.enums import Role
from contacts.models import Participant, User
from core.changes.translations import Translation
from dialogue.enums import ItemResult
from dialogue.models import (
    ActionItem,
    Agenda,
    CmwgStatus,
    Delegate,
    Dialogue,
    ItemOutcome,
    Proposal,
    Record,
    RecordParagraph,
)
from dialogue.services import clearances, record_draft, records
from dialogue.services.outline import outline
from tests import tables
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import (
    ActionItemFactory,
    AgendaFactory,
    AgendaItemFactory,
    ItemOutcomeFactory,
    ProposalFactory,
    issue,
)
from tests.factories.records import paragraph

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def third() -> Dialogue:
    tables.seed()
    dialogue = Dialogue.objects.get(number=3)
    dialogue.status, dialogue.held_on, dialogue.city_en, dialogue.city_ja = "held", date(2026, 11, 20), "Ottawa", ""
    dialogue.save()
    return dialogue


def secretariat() -> User:
    user: User = UserFactory.create(role=Role.SECRETARIAT)
    return user


def drafted(dialogue: Dialogue) -> Record:
    return records.draft(dialogue=dialogue, by=secretariat(), at=AT)


def said(dialogue: Dialogue, key: str, language: str = "en") -> list[str]:
    """The paragraphs under an item, in a language alone."""
    record = Record.objects.filter(dialogue=dialogue).first() or drafted(dialogue)
    return [getattr(row, f"text_{language}") for row in RecordParagraph.objects.filter(record=record, item_key=key)]


def outcome(dialogue: Dialogue, key: str, **fields: Any) -> None:
    ItemOutcomeFactory.create(dialogue=dialogue, item_key=key, **{"summary_en": ""} | fields)


def test_the_paragraphs_stand_under_the_numbers_of_the_agenda_in_its_order(third: Dialogue) -> None:
    items = outline(dialogue=third, at=AT)
    rows = drafted(third).paragraphs.all()
    numbers = {item.key: item.number for item in items}
    assert [(row.item_key, row.number) for row in rows] == [
        (item.key, item.number) for item in items if item.key in {row.item_key for row in rows}
    ]
    assert {row.item_key for row in rows} <= set(numbers)


def test_the_opening_says_day_and_place(third: Dialogue) -> None:
    opening = "The Third Japan-Canada Dialogue on Battery Supply Chains was held in Ottawa on 20 November 2026."
    assert said(third, "opening") == [opening]


# Every sentence of a draft of which nobody entered anything, with the record that it quotes.
QUOTED = {
    "opening": (r"The Third .* was held in Ottawa on 20 November 2026\.", Dialogue),
    "delegations": (r"The delegations and invitees are listed in the list of participants\.", Delegate),
    "adoption": (r"The Participants adopted the agenda \(document JCBD/3/1\)\.", Agenda),
    "other-fora": (r"Work under the CMWG, considered under article 4\(a\)\(iii\), .*: Work goes on\.", CmwgStatus),
}


def test_a_draft_of_which_nothing_was_entered_states_no_fact_of_its_own(third: Dialogue) -> None:
    CmwgStatus.objects.create(dialogue=third, as_of=date(2026, 11, 19), text_en="Work goes on.", source="Fictitious.")
    # Entered after the meeting, it cannot have been considered there.
    CmwgStatus.objects.create(dialogue=third, as_of=date(2026, 11, 24), text_en="Too late.", source="Fictitious.")
    paragraphs = {row.item_key: row.text_en for row in drafted(third).paragraphs.exclude(item_key="closing")}
    assert set(paragraphs) <= set(QUOTED) & {each.value for each in record_draft.FROM_RECORDS}
    for key, text in paragraphs.items():
        assert re.fullmatch(QUOTED[key][0], text), text
    assert "other-fora" in paragraphs
    (marker,) = said(third, "closing")
    silent = [item.number for item in outline(dialogue=third, at=AT) if item.key not in paragraphs]
    silent = [
        number for number in silent if f"{number}(a)" not in {item.number for item in outline(dialogue=third, at=AT)}
    ]
    assert marker == f"Items without a recorded discussion: {', '.join(silent)}."


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_an_entry_of_nothing_to_report_is_in_the_record_in_each_language(third: Dialogue, language: str) -> None:
    CmwgStatus.objects.create(dialogue=third, as_of=date(2026, 11, 19), nothing_to_report=True, source="Fictitious.")
    (words,) = said(third, "other-fora", language)
    assert ("第4項(a)(iii)" if language == "ja" else "4(a)(iii)") in words
    with override(language):
        assert words.endswith(gettext("nothing to report."))


def test_a_proposal_spoken_of_with_an_item_is_in_the_record_in_its_own_words(third: Dialogue) -> None:
    ProposalFactory.create(
        dialogue=third,
        participant=Participant.objects.get(code="NRCAN"),
        state="accepted",
        item_key="other-matters",
        title_en="Investment seminars",
        title_fr="Séminaires sur l'investissement",
        background_en="Two are planned.",
        presenter="Fictitious Person",
        minutes=15,
        proposed_at=AT,
        settled_at=AT,
        settled_by=secretariat(),
    )
    assert said(third, "other-matters") == [
        "Proposal. NRCan: Investment seminars. Presenter: Fictitious Person. 15 minutes.\nTwo are planned."
    ]
    assert "Séminaires sur l’investissement" in said(third, "other-matters", "fr")[0]
    assert said(third, "other-matters", "ja") == [""]


def test_the_opening_names_the_co_chairs_with_title_and_participant(third: Dialogue) -> None:
    second = Dialogue.objects.get(number=2)
    (words,) = said(second, "opening")
    chairs = second.cochairs.select_related("official")
    assert chairs.count() == 2
    for chair in chairs:
        if chair.official:
            assert chair.official.name_in("en") in words
    assert "It was co-chaired by" in words
    (words,) = said(second, "opening", "ja")
    assert "野原諭氏" in words
    assert third.number == 3


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"city_en": ""}, "was held on 20 November 2026."),
        ({"held_on": None, "latest_on": date(2026, 11, 30)}, "Supply Chains was held."),
    ],
)
def test_the_opening_says_no_more_than_is_known(third: Dialogue, fields: dict[str, Any], words: str) -> None:
    for name, value in fields.items():
        setattr(third, name, value)
    third.save()
    (opening,) = said(third, "opening")
    assert opening.endswith(words)


def test_a_single_chair_is_named_alone(third: Dialogue) -> None:
    second = Dialogue.objects.get(number=2)
    second.cochairs.first().delete()  # type: ignore[union-attr]
    (opening,) = said(second, "opening")
    assert "It was chaired by" in opening
    assert third.number == 3


def test_a_summary_is_kept_as_written_and_is_missing_where_it_was(third: Dialogue) -> None:
    outcome(third, "other-fora", summary_fr="Échange de vues.", original_language="fr")
    assert said(third, "other-fora", "fr") == ["Échange de vues."]
    assert said(third, "other-fora", "en") == said(third, "other-fora", "ja") == [""]
    assert Record.objects.get().paragraphs.get(item_key="other-fora").original_language == "fr"


def states(record: Record, key: str) -> list[dict[str, str]]:
    """Return the states of the translations of each paragraph under an item, by language."""
    return [
        dict(Translation.objects.of([row]).values_list("language", "state"))
        for row in record.paragraphs.filter(item_key=key).order_by("order")
    ]


def test_a_paragraph_has_the_translation_status_of_the_texts_that_it_quotes(third: Dialogue) -> None:
    outcome(third, "other-fora", summary_en="One.", summary_fr="Un.", summary_ja="一", decision_en="To meet.")
    ItemOutcome.objects.update(summary_en="Two.", decision_fr="Se réunir.")
    number = next(item.number for item in outline(dialogue=third, at=AT) if item.key == "other-matters")
    given = {"dialogue": third, "commitment": None, "item": number, "lead": None}
    first = ActionItemFactory.create(number=1, title_en="One", title_fr="Un", title_ja="一", **given)
    ActionItemFactory.create(number=2, title_en="Two", title_fr="Deux", title_ja="二", **given)
    proposal = ProposalFactory.create(
        dialogue=third,
        participant=Participant.objects.get(code="NRCAN"),
        state="accepted",
        item_key="next-dialogue",
        title_en="One",
        title_fr="Un",
        title_ja="一",
        proposed_at=AT,
        settled_at=AT,
        settled_by=secretariat(),
    )
    Proposal.objects.filter(pk=proposal.pk).update(background_fr="Trois", background_ja="三", background_en="Three")
    Proposal.objects.filter(pk=proposal.pk).update(background_en="Four", background_fr="Quatre")
    with pghistory.context(made="machine"):
        ActionItem.objects.filter(pk=first.pk).update(title_ja="壱")
    # The context of a transaction lasts until the next one.
    with pghistory.context(reason="Draft"):
        record = drafted(third)
    assert states(record, "other-fora") == [{"fr": "old", "ja": "old"}, {"fr": "approved", "ja": "missing"}]
    assert states(record, "other-matters") == [{"fr": "approved", "ja": "machine"}]
    assert states(record, "next-dialogue")[0] == {"fr": "approved", "ja": "old"}


def test_a_decision_and_what_continues_are_said_in_words_of_their_own(third: Dialogue) -> None:
    outcome(
        third,
        "other-fora",
        summary_en="Views were exchanged.",
        decision_en="To meet twice.",
        result=ItemResult.CONTINUES,
    )
    assert said(third, "other-fora") == [
        "Views were exchanged.",
        "To meet twice.",
        "The item continues at the next Dialogue.",
    ]
    # A language in which nobody wrote the decision does not state it in another.
    assert said(third, "other-fora", "ja")[1] == ""


def test_a_result_is_what_was_entered_and_no_more(third: Dialogue) -> None:
    outcome(third, "other-fora", result=ItemResult.NOT_TAKEN_UP)
    outcome(third, "other-matters", result=ItemResult.CONCLUDED)
    assert said(third, "other-fora") == ["The item was not considered for lack of time."]
    assert said(third, "other-matters") == []
    assert said(third, "next-dialogue") == []


def test_actions_stand_under_their_item_with_number_lead_and_due_date(third: Dialogue) -> None:
    number = next(item.number for item in outline(dialogue=third, at=AT) if item.key == "other-fora")
    lead = Participant.objects.get(code="METI")
    given = {"dialogue": third, "commitment": None, "item": number}
    # Typed without an end, it is a sentence in the record all the same.
    ActionItemFactory.create(number=1, title_en="Tell them", lead=lead, due_on=date(2027, 3, 1), **given)
    ActionItemFactory.create(number=2, title_en="Ask them.", title_fr="Leur demander.", lead=None, due_on=None, **given)
    (words,) = said(third, "other-fora")
    assert words.split("\n") == [
        "Actions:",
        "3/1 Tell them. Lead: METI. Due on 1 March 2027.",
        "3/2 Ask them. No lead was named and no due date was set.",
    ]
    # The first has no title in French, so the paragraph waits to be translated.
    assert said(third, "other-fora", "fr") == [""]


def test_the_adopted_agenda_and_the_record_before_are_named(third: Dialogue) -> None:
    before = Record.objects.create(dialogue=Dialogue.objects.get(number=2))
    row = paragraph(before)
    records.open_for_clearance(record=before, clear_by=date(2026, 12, 1), by=secretariat(), at=AT)
    for seat in Participant.objects.filter(participations__instrument=third.instrument):
        officer = UserFactory.create(role=Role.CONTACT_OFFICER, participant=seat)
        clearances.clear(paragraph=row, by=officer, at=AT, text_hash=row.text_hash)
    records.adopt(record=before, by=secretariat(), on=date(2026, 11, 25), at=AT)
    items = outline(dialogue=third, at=AT)
    agenda = AgendaFactory.create(dialogue=third)
    for order, item in enumerate(items, start=1):
        number, _bracket, letter = item.number.rstrip(")").partition("(")
        AgendaItemFactory.create(agenda=agenda, key=item.key, order=order, number=int(number), letter=letter)
    issue(agenda)
    agenda.status, agenda.adopted_on = "adopted", date(2026, 11, 20)
    agenda.save()
    assert said(third, "adoption") == ["The Participants adopted the agenda (document JCBD/3/1)."]
    assert said(third, "previous-record") == [
        "The record of the last Dialogue, JCBD/2/REC, was adopted on 25 November 2026."
    ]


def test_what_was_agreed_under_no_item_is_not_lost(third: Dialogue) -> None:
    ActionItemFactory.create(dialogue=third, number=1, title_en="Write.", lead=None, commitment=None, item="")
    outcome(third, "area:gone", summary_en="Something was said.")
    record = drafted(third)
    assert record.paragraphs.get(item_key="area:gone").text_en == "Something was said."
    assert "3/1 Write." in said(third, "closing")[0]
