"""Annual report drafted from the register: objective, status, results, outlook.

The period starts with the previous Dialogue. Results are sentences, area by area, and each figure is printed once.
Commitments not pursued are listed with their reasons, not as failures (article 2(c), "where possible and appropriate").
"""

from collections.abc import Callable
from itertools import islice

from django.utils.translation import gettext as _, ngettext, ngettext_lazy, pgettext

from commitments.enums import IpAnswer, Origin
from core.rest.tables.spreadsheet_model import Align
from core.text.natural_order import natural_key
from dialogue.documents.agenda import (
    AgendaDocument,
    DocumentSection,
    DocumentTable,
    Fact,
    Paragraph,
    RichParagraph,
    TableColumn,
    TextRun,
)
from dialogue.documents.text import meeting_details, state
from dialogue.documents.text.annotations import next_dialogue
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents.frame import framed, own_head
from dialogue.documents.text.meeting_documents.progress import progress_by_area
from dialogue.enums import DialogueStatus
from dialogue.rules.agenda.inputs import ActivityFact, AreaOrForm, CommitmentFact, NoticeOrConsultation
from dialogue.rules.meeting_documents import ClosedCommitment, ReportingPeriod, new_commitments

# Article with the objective of the MOC.
OBJECTIVE = "1"
# Language in which the MOC was signed, used for quotations.
SIGNED_IN = "en"
# Maximum number of items in the outlook; the agenda lists all.
AHEAD = 8


def report(voice: DocumentLanguage, year: ReportingPeriod) -> AgendaDocument:
    made = (
        _objective(voice),
        DocumentSection(voice.say(_("Status")), paragraphs=_texts(voice, state.of_the_moc(voice))),
        _year(voice, year),
        *progress_by_area(voice, year),
        _by_form(voice, year),
        _commitments(voice, year),
        _dialogue(voice),
        _matters(voice, year),
        _intellectual_property(voice, year),
        _next(voice),
    )
    return framed(
        voice,
        own_head(voice, _("Annual report (draft)"), "AR"),
        facts=(Fact(_("Period"), (voice.say(_period(voice, year)),)),),
        sections=tuple(section for section in made if section.paragraphs or section.tables),
    )


def _period(voice: DocumentLanguage, year: ReportingPeriod) -> str:
    if year.since is None:
        return _("Up to %(until)s") % {"until": voice.day(year.until)}
    return _("From the previous Dialogue, held on %(since)s, to %(until)s") % {
        "since": voice.day(year.since),
        "until": voice.day(year.until),
    }


def _texts(voice: DocumentLanguage, sentences: list[str]) -> tuple[Paragraph, ...]:
    return (Paragraph(voice.say(voice.gap.join(sentences))),) if sentences else ()


def _objective(voice: DocumentLanguage) -> DocumentSection:
    cited = [
        (code, text)
        for code, text in voice.register.provisions.items()
        if text and (code == OBJECTIVE or code.startswith(f"{OBJECTIVE}("))
    ]
    return DocumentSection(
        voice.say(_("Objective (article 1)")),
        paragraphs=tuple(Paragraph(RichParagraph((TextRun(f"“{text}”", SIGNED_IN),)), code) for code, text in cited),
    )


def _year(voice: DocumentLanguage, year: ReportingPeriod) -> DocumentSection:
    """Return the year in one paragraph; figures of nothing are left out."""
    register = voice.register
    overdue = sum(1 for fact in register.commitments if fact.days_overdue(register.today))
    counted = (
        (len(_new(voice, year)), ngettext_lazy("%(count)d new commitment", "%(count)d new commitments", "count")),
        (
            len(year.completed),
            ngettext_lazy("%(count)d commitment completed", "%(count)d commitments completed", "count"),
        ),
        (
            len(year.not_pursued),
            ngettext_lazy("%(count)d commitment not pursued", "%(count)d commitments not pursued", "count"),
        ),
        (year.reports, ngettext_lazy("%(count)d progress report", "%(count)d progress reports", "count")),
        (len(year.held), ngettext_lazy("%(count)d activity held", "%(count)d activities held", "count")),
    )
    active = len(register.commitments)
    pattern = ngettext(
        "%(count)d commitment is active. It is not legally binding.",
        "%(count)d commitments are active. None of them is legally binding.",
        active,
    )
    said = [str(voice.fill(pattern, count=voice.count(active, opening=True)))]
    if parts := [words % {"count": number} for number, words in counted if number]:
        said.append(_("In the period: %(list)s.") % {"list": voice.listed(parts)})
    if overdue:
        pattern = ngettext("%(count)d commitment is overdue.", "%(count)d commitments are overdue.", overdue)
        said.append(str(voice.fill(pattern, count=voice.count(overdue, opening=True))))
    return DocumentSection(voice.say(_("The year in brief")), paragraphs=_texts(voice, said))


def _new(voice: DocumentLanguage, year: ReportingPeriod) -> tuple[CommitmentFact, ...]:
    """Return new commitments, without cooperation that existed before signature (article 2(b))."""
    active = tuple(fact for fact in voice.register.commitments if fact.origin is not Origin.BASELINE)
    return new_commitments(active, year)


def _by_form(voice: DocumentLanguage, year: ReportingPeriod) -> DocumentSection:
    rows = _listed_rows(
        voice,
        voice.register.forms,
        (
            lambda code: sum(code in fact.forms for fact in voice.register.commitments),
            lambda code: sum(code == fact.form for fact in year.held),
            lambda code: sum(code == fact.form for fact in voice.register.activities),
        ),
    )
    table = DocumentTable(
        _("Commitments and activities by form of cooperation; one in several forms counts in each"),
        (
            TableColumn(_("Form"), 60),
            TableColumn(_("Active commitments"), 14, Align.END),
            TableColumn(_("Activities held"), 14, Align.END),
            TableColumn(_("Activities ahead"), 14, Align.END),
        ),
        rows,
    )
    held = tuple(Paragraph(_activity(voice, fact)) for fact in year.held)
    return DocumentSection(
        voice.say(_("Work done, by form of cooperation")), paragraphs=held, tables=(table,) if rows else ()
    )


def _listed_rows(
    voice: DocumentLanguage, listed: tuple[AreaOrForm, ...], counts: tuple[Callable[[str], int], ...]
) -> tuple[tuple[RichParagraph, ...], ...]:
    return tuple(
        (
            voice.say(_("%(code)s ") % {"code": each.code}) + voice.words(each.title),
            *(voice.say(str(count(each.code))) for count in counts),
        )
        for each in listed
        if not each.is_open_ended
    )


def _activity(voice: DocumentLanguage, fact: ActivityFact) -> RichParagraph:
    head = voice.say(_("%(record)s: ") % {"record": fact.reference}) + voice.words(fact.title)
    return head + voice.say(_(", %(day)s") % {"day": voice.day(fact.starts_on)}) + voice.say(_("."))


def _commitments(voice: DocumentLanguage, year: ReportingPeriod) -> DocumentSection:
    tables = (
        _closed(voice, _("Completed in the year"), year.completed),
        _closed(voice, _("Not pursued, with the reason"), year.not_pursued),
        _active(voice, _("New in the year"), _new(voice, year)),
    )
    return DocumentSection(
        voice.say(_("Commitments in the year")), tables=tuple(table for table in tables if table.rows)
    )


def _closed(voice: DocumentLanguage, caption: str, closed: tuple[ClosedCommitment, ...]) -> DocumentTable:
    return DocumentTable(
        caption,
        (
            TableColumn(_("Number"), 27),
            TableColumn(pgettext("of a commitment", "Title"), 55),
            TableColumn(_("Lead"), 18),
            TableColumn(pgettext("since when a state holds", "Since"), 30),
            TableColumn(_("Reason"), 36),
        ),
        tuple(
            (
                voice.say(fact.reference),
                voice.cell(fact.title),
                voice.say(voice.participant(fact.lead)),
                voice.say(voice.day(fact.on)),
                voice.say(fact.reason or _("Not set")),
            )
            for fact in closed
        ),
    )


def _active(voice: DocumentLanguage, caption: str, active: tuple[CommitmentFact, ...]) -> DocumentTable:
    return DocumentTable(
        caption,
        (
            TableColumn(_("Number"), 27),
            TableColumn(pgettext("of a commitment", "Title"), 55),
            TableColumn(_("Lead"), 18),
            TableColumn(_("Due"), 30),
            TableColumn(_("Status"), 36),
        ),
        tuple(
            (
                voice.say(fact.reference),
                voice.cell(fact.title),
                voice.say(voice.participant(fact.lead)),
                voice.say(voice.day(fact.due_on)),
                voice.say(_health(voice, fact)),
            )
            for fact in active
        ),
    )


def _health(voice: DocumentLanguage, fact: CommitmentFact) -> str:
    days = fact.days_overdue(voice.register.today)
    said = state.health(fact)
    if not days:
        return said
    late = ngettext("overdue by %(days)d day", "overdue by %(days)d days", days) % {"days": days}
    return said + pgettext("between facts on one record", "; ") + late


def _dialogue(voice: DocumentLanguage) -> DocumentSection:
    """Return the section on this Dialogue, held or planned, and on subjects of the previous one."""
    meeting, previous = voice.register.meeting, voice.register.previous
    name = voice.nth_dialogue(meeting.number)
    if meeting.status is DialogueStatus.HELD:
        said = [_("%(dialogue)s: held on %(day)s.") % {"dialogue": name, "day": voice.day(meeting.held_on)}]
    elif meeting.held_on:
        said = [_("%(dialogue)s: planned for %(day)s.") % {"dialogue": name, "day": voice.day(meeting.held_on)}]
    else:
        said = [_("%(dialogue)s: no date is set.") % {"dialogue": name}]
    paragraphs = list(_texts(voice, said))
    chairs = [
        voice.say(_("Co-chairs: "))
        + voice.join((meeting_details.person(voice, one) for one in meeting.chairs), _("; "))
    ]
    paragraphs += [Paragraph(text + voice.say(_("."))) for text in chairs if meeting.chairs]
    for discussion in previous.discussions if previous else ():
        assert previous is not None
        head = _("%(dialogue)s: ") % {"dialogue": voice.nth_dialogue(previous.number)}
        paragraphs.append(Paragraph(voice.say(head) + voice.words(discussion.title) + voice.say(_("."))))
    return DocumentSection(voice.say(pgettext("heading of a report", "Dialogue")), paragraphs=tuple(paragraphs))


def _matters(voice: DocumentLanguage, year: ReportingPeriod) -> DocumentSection:
    """Return the section on joint decisions and emergencies (articles 2(c)(ii), 2(c)(x), 3(a)(vi), 9(b))."""
    decided = tuple(Paragraph(_matter(voice, fact)) for fact in year.decided)
    emergencies = tuple(
        Paragraph(voice.say(_("%(record)s: ") % {"record": fact.reference}) + voice.words(fact.title))
        for fact in voice.register.law.emergencies
    )
    said = [] if decided else [_("No joint decision was made in the year.")]
    said += [] if emergencies else [_("No emergency was recorded in the year.")]
    return DocumentSection(
        voice.say(_("Joint decisions and emergencies")), paragraphs=(*decided, *emergencies, *_texts(voice, said))
    )


def _matter(voice: DocumentLanguage, fact: NoticeOrConsultation) -> RichParagraph:
    head = voice.say(_("%(record)s: ") % {"record": fact.reference}) + voice.words(fact.title)
    return head + voice.say(_(", decided on %(day)s.") % {"day": voice.day(fact.on)})


def _intellectual_property(voice: DocumentLanguage, year: ReportingPeriod) -> DocumentSection:
    """Return the section on article 5(a): answers of commitments, and separate instruments referred to."""
    answers = [fact.ip_answer for fact in voice.register.commitments]
    counted = (
        (answers.count(IpAnswer.NOT_EXPECTED), _("not expected")),
        (sum(answer.needs_instrument for answer in answers), _("expected or present")),
        (answers.count(IpAnswer.NOT_ASKED), _("not stated")),
    )
    listed = voice.listed(
        _("%(state)s (%(count)d)") % {"state": words, "count": number} for number, words in counted if number
    )
    said = (
        [_("Intellectual property matters of the active commitments: %(list)s.") % {"list": listed}] if listed else []
    )
    if year.instruments:
        said.append(_("Separate instruments referred to (article 5(a)): %(count)d.") % {"count": year.instruments})
    return DocumentSection(voice.say(_("Intellectual property")), paragraphs=_texts(voice, said))


def _next(voice: DocumentLanguage) -> DocumentSection:
    """Return the outlook: the next Dialogue, planned activities and the earliest milestones."""
    register = voice.register
    paragraphs = [Paragraph(text) for text in next_dialogue(voice)]
    paragraphs += [Paragraph(_activity(voice, fact)) for fact in islice(register.activities, AHEAD)]
    coming = sorted(
        (
            (milestone.due_on, fact.reference, milestone.title)
            for fact in register.commitments
            for milestone in fact.milestones
            if milestone.due_on >= register.today
        ),
        key=lambda found: (found[0], natural_key(found[1])),
    )
    table = DocumentTable(
        _("Milestones that come first"),
        (TableColumn(_("Due"), 30), TableColumn(_("Number"), 27), TableColumn(_("Milestone"), 103)),
        tuple(
            (voice.say(voice.day(on)), voice.say(reference), voice.cell(title))
            for on, reference, title in coming[:AHEAD]
        ),
    )
    return DocumentSection(
        voice.say(_("Next steps")), paragraphs=tuple(paragraphs), tables=(table,) if table.rows else ()
    )
