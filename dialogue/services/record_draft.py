"""Text of a record's first draft under each item, in three languages.

Entries of the meeting are quoted as written; a language without an entry stays empty. The portal adds only labels and
quotations from other records (``FROM_RECORDS``). A decision is quoted without a label, since it is a sentence of its
own. Items without entries are listed in one sentence at the end.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext as _, gettext_lazy, override

from core.changes.enums import TranslationState
from core.text.date_formatting import day
from core.text.multilingual_text import LANGUAGES, MultilingualText
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_details import person
from dialogue.documents.text.proposals import headed
from dialogue.enums import AgendaStatus, ItemResult, ProposalState, RecordStatus
from dialogue.models import ActionItem, Agenda, CmwgStatus, Dialogue, ItemOutcome, Proposal
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.current_items import flat
from dialogue.rules.agenda.inputs import AcceptedProposal, AgendaInput, CmwgUpdate
from dialogue.rules.agenda.items import ItemKind
from dialogue.services.outline import OutlineItem, outline
from dialogue.services.register import read_register
from dialogue.services.register.meeting import cmwg

type Texts = dict[str, str]

# Sentence-final punctuation of all languages.
ENDS = (".", "!", "?", "。", "！", "？")


# Sentences for results that the text of an outcome may leave out; "concluded" is the usual one and has none.
CARRIED = {
    ItemResult.CONTINUES: gettext_lazy("The item continues at the next Dialogue."),
    ItemResult.NOT_TAKEN_UP: gettext_lazy("The item was not considered for lack of time."),
}

# Items whose draft quotes a record other than the meeting entries, and that record.
FROM_RECORDS = {
    ItemKind.OPENING: "Dialogue and CoChair",
    ItemKind.ADOPTION: "Agenda.adopted_on",
    ItemKind.DELEGATIONS: "Delegate and Invitee",
    ItemKind.PREVIOUS_RECORD: "Record.adopted_on",
    ItemKind.OTHER_FORA: "CmwgStatus",
}


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """Drafted paragraph: its item, its text by language, and the texts of records that it quotes."""

    item_key: str
    number: str
    texts: Texts
    original: str = "en"
    sources: tuple[tuple[Model, str], ...] = ()

    def states(self, states: Mapping[tuple[str, int], Mapping[str, str]]) -> dict[str, str]:
        """Return the states of its translations that are not approved by column, from those of its sources."""
        found: dict[str, str] = {}
        for language in LANGUAGES:
            quoted = {
                states.get((record._meta.db_table, record.pk), {}).get(f"{text}_{language}")
                for record, text in self.sources
            }
            for state in (TranslationState.OLD.value, TranslationState.MACHINE.value):
                if state in quoted:
                    found.setdefault(f"text_{language}", state)
        # Translations do not render a quotation that is itself old or a machine's.
        if f"text_{self.original}" in found:
            return {f"text_{language}": TranslationState.OLD.value for language in LANGUAGES}
        return found


def paragraphs(*, dialogue: Dialogue, at: datetime) -> Iterator[DraftParagraph]:
    """Yield the paragraphs of the first draft in agenda order, from the outcomes as of the instant ``at``."""
    items = outline(dialogue=dialogue, at=at, edited=True)
    outcomes = {outcome.item_key: outcome for outcome in ItemOutcome.objects.filter(dialogue=dialogue)}
    actions = list(ActionItem.objects.filter(dialogue=dialogue).select_related("lead").order_by("number"))
    register = read_register(dialogue=dialogue, as_of=at, edited=False)
    standing, proposed = _standing(dialogue, register), _proposed(dialogue, register)
    numbers, parents = {item.number for item in items}, {_parent(item) for item in items if item.is_child}
    silent: list[str] = []
    # Actions without an agenda item come before the end.
    loose = [action for action in actions if action.item not in numbers]
    for item in items:
        if item.key == ItemKind.CLOSING:
            keys = {each.key for each in items}
            yield from _left_over(outcomes, keys)
            yield from (each for key, given in proposed.items() if key not in keys for each in given)
            yield from _actions("", item.number, loose)
        own = [action for action in actions if action.item == item.number]
        said = [replace(standing[item.key], number=item.number)] if item.key in standing else []
        said += [replace(each, number=item.number) for each in proposed.get(item.key, ())]
        said += _outcome(item.key, item.number, outcomes.get(item.key))
        said += _actions(item.key, item.number, own)
        if not said and item.number not in parents:
            silent.append(item.number)
        yield from said
    if silent:
        last = items[-1]
        yield DraftParagraph(last.key, last.number, _in_each(lambda _language: _no_entry(silent)))


def _standing(dialogue: Dialogue, register: AgendaInput) -> dict[str, DraftParagraph]:
    """Return the generated paragraphs of standard agenda items, by key."""
    texts = {
        ItemKind.OPENING.value: _in_each(lambda language: _opened(language, register)),
        ItemKind.DELEGATIONS.value: _in_each(_delegations),
    }
    adopted = Agenda.objects.filter(dialogue=dialogue, status=AgendaStatus.ADOPTED).first()
    if adopted is not None:
        texts[ItemKind.ADOPTION.value] = _in_each(lambda _language: _adoption(adopted.symbol))
    previous = register.previous_record
    if previous is not None and previous.status is RecordStatus.ADOPTED:
        texts[ItemKind.PREVIOUS_RECORD.value] = _in_each(lambda language: _previous(language, register))
    found = {key: DraftParagraph(key, "", text) for key, text in texts.items()}
    considered = cmwg(dialogue, dialogue.held_by or register.today)
    if considered is not None:
        key, text = ItemKind.OTHER_FORA.value, considered.text
        quoted = _in_each(lambda language: _considered(language, register, considered), where=text or None)
        rows = CmwgStatus.objects.filter(dialogue=dialogue, as_of=considered.as_of)
        original = text.reading(text.original).language
        found[key] = DraftParagraph(key, "", quoted, original, tuple((row, "text") for row in rows))
    return found


def _proposed(dialogue: Dialogue, register: AgendaInput) -> dict[str, list[DraftParagraph]]:
    """Return the proposals discussed under each item, by key."""
    accepted = Proposal.objects.filter(dialogue=dialogue, state=ProposalState.ACCEPTED)
    rows = {(row.item_key, row.settled_at, row.title): row for row in accepted}
    spoken_of = {one.key: one.spoken_of for one in flat(compile_items(register))}
    # For items no longer on the agenda, all proposals accepted into them.
    spoken_of = {fact.key: register.proposed(fact.key) for fact in register.proposals} | spoken_of
    return {
        key: [_proposal(register, fact, rows[fact.key, fact.settled_at, fact.title]) for fact in facts]
        for key, facts in spoken_of.items()
    }


def _proposal(register: AgendaInput, fact: AcceptedProposal, row: Proposal) -> DraftParagraph:
    texts = {}
    for language in LANGUAGES:
        if getattr(fact.title, language):
            with override(language):
                head = _("Proposal. %(proposal)s") % {"proposal": headed(DocumentLanguage(language, register), fact)}
            texts[language] = "\n".join(filter(None, [head, getattr(fact.background, language)]))
    return DraftParagraph(fact.key, "", texts, fact.title.original, ((row, "title"), (row, "background")))


def _outcome(key: str, number: str, outcome: ItemOutcome | None) -> Iterator[DraftParagraph]:
    if outcome is None:
        return
    if outcome.summary:
        source = (outcome, "summary")
        yield DraftParagraph(key, number, _as_written(outcome.summary), outcome.original_language, (source,))
    if outcome.decision:
        source = (outcome, "decision")
        yield DraftParagraph(key, number, _as_written(outcome.decision), outcome.original_language, (source,))
    if outcome.result in CARRIED:
        yield DraftParagraph(key, number, _in_each(lambda _language: str(CARRIED[ItemResult(outcome.result)])))


def _left_over(outcomes: dict[str, ItemOutcome], keys: set[str]) -> Iterator[DraftParagraph]:
    """Yield entries under items no longer on the agenda, so that none is lost."""
    for key, outcome in outcomes.items():
        if key not in keys:
            yield from _outcome(key, "", outcome)


def _actions(key: str, number: str, actions: list[ActionItem]) -> Iterator[DraftParagraph]:
    """Yield one paragraph with the actions of an item; languages in which a title is missing stay empty."""
    if not actions:
        return

    def listed(language: str) -> str:
        head = _("Actions:") if key else _("Actions under no item of the agenda:")
        return "\n".join([head, *(_action(action, language) for action in actions)])

    texts = _in_each(listed)
    complete = {
        language: text for language, text in texts.items() if all(getattr(action.title, language) for action in actions)
    }
    original = actions[0].original_language
    if not complete:
        complete = {original: texts[original]}
    original = original if complete.get(original) else next(iter(complete))
    sources = tuple((action, "title") for action in actions)
    yield DraftParagraph(key or ItemKind.CLOSING, number, complete, original, sources)


def _action(action: ActionItem, language: str) -> str:
    title = action.title.reading(language).text.rstrip()
    facts = {
        "code": action.code,
        # Titles entered at the meeting often lack a full stop, and a sentence follows.
        "title": title if title.endswith(ENDS) else title + _("."),
        "lead": action.lead.label.reading(language).text if action.lead else "",
        "day": day(action.due_on, language) if action.due_on else "",
    }
    if action.lead and action.due_on:
        return _("%(code)s %(title)s Lead: %(lead)s. Due on %(day)s.") % facts
    if action.lead:
        return _("%(code)s %(title)s Lead: %(lead)s. No due date was set.") % facts
    if action.due_on:
        return _("%(code)s %(title)s No lead was named. Due on %(day)s.") % facts
    return _("%(code)s %(title)s No lead was named and no due date was set.") % facts


def _opened(language: str, register: AgendaInput) -> str:
    voice, meeting = DocumentLanguage(language, register), register.meeting
    facts = {
        "ordinal": voice.ordinal(meeting.number, inside=True),
        "series": register.instrument.dialogue.reading(language).text,
        "day": voice.day(meeting.held_on),
        "city": meeting.city.reading(language).text,
    }
    if meeting.held_on is None:
        sentences = [_("The %(ordinal)s %(series)s was held.") % facts]
    elif meeting.city:
        sentences = [_("The %(ordinal)s %(series)s was held in %(city)s on %(day)s.") % facts]
    else:
        sentences = [_("The %(ordinal)s %(series)s was held on %(day)s.") % facts]
    chairs = [str(person(voice, chair, in_a_sentence=True)) for chair in meeting.chairs]
    if len(chairs) == 1:
        sentences.append(_("It was chaired by %(chair)s.") % {"chair": chairs[0]})
    elif chairs:
        sentences.append(
            _("It was co-chaired by %(first)s, and by %(second)s.") % {"first": chairs[0], "second": chairs[1]}
        )
    return voice.gap.join(sentences)


def _adoption(symbol: str) -> str:
    return _("The Participants adopted the agenda (document %(symbol)s).") % {"symbol": symbol}


def _previous(language: str, register: AgendaInput) -> str:
    record, voice = register.previous_record, DocumentLanguage(language, register)
    assert record is not None
    return _("The record of the last Dialogue, %(symbol)s, was adopted on %(day)s.") % {
        "symbol": record.symbol,
        "day": voice.day(record.adopted_on),
    }


def _delegations(_language: str) -> str:
    return _("The delegations and invitees are listed in the list of participants.")


def _considered(language: str, register: AgendaInput, considered: CmwgUpdate) -> str:
    """Return the sentence on the working group (article 4(a)(iii)), as entered."""
    text = getattr(considered.text, language) or _("nothing to report.")
    facts = {"forum": register.forum, "day": day(considered.as_of, language), "text": text}
    said = _("Work under the %(forum)s, considered under article 4(a)(iii), as of %(day)s: %(text)s")
    return said % facts


def _no_entry(numbers: list[str]) -> str:
    return _("Items without a recorded discussion: %(items)s.") % {"items": _(", ").join(numbers)}


def _in_each(words: Callable[[str], str], *, where: MultilingualText | None = None) -> Texts:
    """Return ``words`` in each language, or only in those of ``where``."""
    texts = {}
    for language in LANGUAGES:
        if where is None or getattr(where, language):
            with override(language):
                texts[language] = words(language)
    return texts


def _as_written(words: MultilingualText) -> Texts:
    return {language: text for language in LANGUAGES if (text := getattr(words, language))}


def _parent(item: OutlineItem) -> str:
    return item.number.partition("(")[0]
