"""Annual report drafted from the register: objective, status, results, outlook.

The period starts with the previous Dialogue. Every number is also stated in a sentence, and commitments not pursued are
listed with their reasons, not as failures (article 2(c), "where possible and appropriate").
"""

from collections.abc import Callable
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from commitments.enums import IpAnswer, Origin
from core.rest.tables.spreadsheet_model import Align
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
        _figures(voice, year),
        _by_area(voice, year),
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
    return _("From the Dialogue before, %(since)s, to %(until)s") % {
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


def _figures(voice: DocumentLanguage, year: ReportingPeriod) -> DocumentSection:
    register = voice.register
    overdue = [fact for fact in register.commitments if fact.days_overdue(register.today)]
    counted = (
        (_("Active commitments"), len(register.commitments)),
        (_("New commitments"), len(_new(voice, year))),
        (_("Commitments completed"), len(year.completed)),
        (_("Commitments not pursued"), len(year.not_pursued)),
        (_("Active commitments that are overdue"), len(overdue)),
        (_("Progress reports received"), year.reports),
        (_("Activities held"), len(year.held)),
        (_("Joint decisions taken"), len(year.decided)),
    )
    table = DocumentTable(
        _("The year in figures"),
        (TableColumn(_("What was counted"), 80), TableColumn(pgettext("how many", "Number"), 20, Align.END)),
        tuple((voice.say(what), voice.say(str(number))) for what, number in counted),
    )
    said = _(
        "Active commitments in the register: %(active)d, none of them legally binding. In the year: %(new)d new, "
        "%(completed)d completed, %(not_pursued)d not pursued. Overdue now: %(overdue)d."
    ) % {
        "active": len(register.commitments),
        "new": len(_new(voice, year)),
        "completed": len(year.completed),
        "not_pursued": len(year.not_pursued),
        "overdue": len(overdue),
    }
    return DocumentSection(
        voice.say(_("The year in figures")), paragraphs=(Paragraph(voice.say(said)),), tables=(table,)
    )


def _new(voice: DocumentLanguage, year: ReportingPeriod) -> tuple[CommitmentFact, ...]:
    """Return new commitments, without cooperation that existed before signature (article 2(b))."""
    active = tuple(fact for fact in voice.register.commitments if fact.origin is not Origin.BASELINE)
    return new_commitments(active, year)


def _by_area(voice: DocumentLanguage, year: ReportingPeriod) -> DocumentSection:
    """Return figures by area; an activity counts in the areas of the commitments that it serves."""
    known: tuple[CommitmentFact | ClosedCommitment, ...] = (
        *voice.register.commitments,
        *year.completed,
        *year.not_pursued,
    )
    served = {fact.reference: fact.areas for fact in known}
    held = [{area for reference in fact.commitments for area in served.get(reference, ())} for fact in year.held]
    rows = _listed_rows(
        voice,
        voice.register.areas,
        (
            lambda code: sum(code in fact.areas for fact in voice.register.commitments),
            lambda code: sum(code in fact.areas for fact in _new(voice, year)),
            lambda code: sum(code in fact.areas for fact in year.completed),
            lambda code: sum(code in fact.areas for fact in year.not_pursued),
            lambda code: sum(code in areas for areas in held),
        ),
    )
    table = DocumentTable(
        _("Commitments and activities by area of cooperation; one in several areas counts in each"),
        (
            TableColumn(_("Area"), 50),
            TableColumn(pgettext("of commitments", "Active"), 10, Align.END),
            TableColumn(pgettext("of commitments", "New"), 10, Align.END),
            TableColumn(pgettext("of commitments", "Completed"), 13, Align.END),
            TableColumn(pgettext("of commitments", "Not pursued"), 13, Align.END),
            TableColumn(_("Activities held"), 14, Align.END),
        ),
        rows,
    )
    return DocumentSection(voice.say(_("What was done, by area")), tables=(table,) if rows else ())


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
    return DocumentSection(voice.say(_("What was done, by form")), paragraphs=held, tables=(table,) if rows else ())


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
        _active(
            voice,
            _("Active and overdue"),
            tuple(fact for fact in voice.register.commitments if fact.days_overdue(voice.register.today)),
        ),
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
                voice.say(fact.reason or _("None")),
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
    said = [] if decided else [_("No joint decision was taken in the year.")]
    said += [] if emergencies else [_("No emergency was on record in the year.")]
    return DocumentSection(
        voice.say(_("Joint decisions and emergencies")), paragraphs=(*decided, *emergencies, *_texts(voice, said))
    )


def _matter(voice: DocumentLanguage, fact: NoticeOrConsultation) -> RichParagraph:
    head = voice.say(_("%(record)s: ") % {"record": fact.reference}) + voice.words(fact.title)
    return head + voice.say(_(", decided on %(day)s.") % {"day": voice.day(fact.on)})


def _intellectual_property(voice: DocumentLanguage, year: ReportingPeriod) -> DocumentSection:
    """Return the section on article 5(a): answers of commitments, and separate instruments referred to."""
    answers = [fact.ip_answer for fact in voice.register.commitments]
    said = _(
        "Of %(active)d active commitments %(not_expected)d expect no intellectual property matters, %(expected)d "
        "expect or have them, and %(open)d do not say yet. Separate instruments referred to (article 5(a)): %(kept)d."
    ) % {
        "active": len(answers),
        "not_expected": answers.count(IpAnswer.NOT_EXPECTED),
        "expected": sum(answer.needs_instrument for answer in answers),
        "open": answers.count(IpAnswer.NOT_ASKED),
        "kept": year.instruments,
    }
    return DocumentSection(voice.say(_("Intellectual property")), paragraphs=(Paragraph(voice.say(said)),))


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
        key=lambda found: found[:2],
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
        voice.say(_("What is next")), paragraphs=tuple(paragraphs), tables=(table,) if table.rows else ()
    )
