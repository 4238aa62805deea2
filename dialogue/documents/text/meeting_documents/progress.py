"""Progress of the year by area of cooperation, in sentences for the annual report."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _, ngettext

from commitments.enums import Health
from core.text.natural_order import natural_key
from dialogue.documents.agenda import DocumentSection, Paragraph, RichParagraph
from dialogue.documents.text import state
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.inputs import AreaOrForm, CommitmentFact
from dialogue.rules.meeting_documents import ClosedCommitment, ReportingPeriod

# Reports quoted for an area, the newest first; the register has all.
QUOTED = 3


def progress_by_area(voice: DocumentLanguage, year: ReportingPeriod) -> Iterator[DocumentSection]:
    """Yield a heading, a section for each area with results, and one sentence for the others.

    A commitment in several areas is described in each; an activity counts in the areas of the commitments that it
    serves.
    """
    yield DocumentSection(voice.say(_("Progress by area")), paragraphs=(Paragraph(voice.say(_introduction(voice))),))
    silent = []
    for area in voice.register.areas:
        if area.is_open_ended:
            continue
        if found := tuple(_area(voice, area, year)):
            title = voice.words(area.title) + voice.say(_(" (%(code)s)") % {"code": area.code})
            yield DocumentSection(title, level=2, paragraphs=tuple(map(Paragraph, found)))
        else:
            silent.append(area)
    if silent:
        said = voice.say(_("No commitment or activity is recorded in the following areas: "))
        named = voice.join((voice.words(area.title) for area in silent), _("; "))
        yield DocumentSection(RichParagraph(), paragraphs=(Paragraph(said + named + voice.say(_("."))),))


def _introduction(voice: DocumentLanguage) -> str:
    return _("State of the register on %(day)s.") % {"day": voice.day(voice.register.today)}


def _area(voice: DocumentLanguage, area: AreaOrForm, year: ReportingPeriod) -> Iterator[RichParagraph]:
    active = voice.register.in_area(area.code)
    if active:
        yield voice.say(_active(voice, active))
    yield from _closed(voice, _("Completed: "), area, year.completed)
    yield from _closed(voice, _("Not pursued: "), area, year.not_pursued)
    yield from _held(voice, area, year)
    reported = [fact for fact in active if fact.last_report and _is_within(year, fact)]
    for fact in sorted(reported, key=_newest, reverse=True)[:QUOTED]:
        assert fact.last_report is not None
        head = voice.words(fact.title) + voice.say(_(" (%(code)s): ") % {"code": fact.reference})
        day = _(" (report of %(day)s)") % {"day": voice.day(fact.last_report.reported_on)}
        yield head + voice.words(fact.last_report.text) + voice.say(day)


def _is_within(year: ReportingPeriod, fact: CommitmentFact) -> bool:
    assert fact.last_report is not None
    on = fact.last_report.reported_on
    return bool(fact.last_report.text) and on <= year.until and (year.since is None or on > year.since)


def _newest(fact: CommitmentFact) -> tuple[str, str]:
    assert fact.last_report is not None
    return fact.last_report.reported_on.isoformat(), natural_key(fact.reference)


def _active(voice: DocumentLanguage, active: tuple[CommitmentFact, ...]) -> str:
    """Return how many commitments are active, their health, and the one that is overdue the longest."""
    states = Counter(state.health(fact) for fact in active)
    order = [str(health.label) for health in Health]
    healths = voice.listed(
        _("%(state)s: %(count)d") % {"state": name, "count": states[name]} for name in order if states[name]
    )
    pattern = ngettext(
        "%(count)d commitment is active (%(states)s).", "%(count)d commitments are active (%(states)s).", len(active)
    )
    if len(states) == 1:
        # The number of a single state is that of the sentence.
        healths = next(iter(states))
    healths = healths[0].lower() + healths[1:]
    said = [str(voice.fill(pattern, count=voice.count(len(active), opening=True), states=healths))]
    latest = max(active, key=lambda fact: fact.days_overdue(voice.register.today))
    if days := latest.days_overdue(voice.register.today):
        said.append(
            ngettext(
                "Overdue for the longest time: “%(title)s” (%(days)d day).",
                "Overdue for the longest time: “%(title)s” (%(days)d days).",
                days,
            )
            % {"title": str(voice.words(latest.title)), "days": days}
        )
    return voice.gap.join(said)


def _closed(
    voice: DocumentLanguage, label: str, area: AreaOrForm, closed: tuple[ClosedCommitment, ...]
) -> Iterator[RichParagraph]:
    titles = [voice.words(fact.title) for fact in closed if area.code in fact.areas]
    if titles:
        yield voice.say(label) + voice.join(titles, _("; ")) + voice.say(_("."))


def _held(voice: DocumentLanguage, area: AreaOrForm, year: ReportingPeriod) -> Iterator[RichParagraph]:
    known: tuple[CommitmentFact | ClosedCommitment, ...] = (
        *voice.register.commitments,
        *year.completed,
        *year.not_pursued,
    )
    served = {fact.reference for fact in known if area.code in fact.areas}
    held = [fact for fact in year.held if served.intersection(fact.commitments)]
    for fact in held:
        said = voice.say(_("Held on %(day)s: ") % {"day": voice.day(fact.starts_on)}) + voice.words(fact.title)
        if fact.place:
            said = said + voice.say(_(", ")) + voice.words(fact.place)
        yield said + voice.say(_("."))
