"""Issue and adoption of an agenda: frozen numbers and files, emails to contact points."""

from dataclasses import dataclass
from datetime import date, datetime

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from contacts.models import User
from core.text.multilingual_text import LANGUAGES
from dialogue.documents.agenda import AgendaDocument
from dialogue.documents.formats import FORMATS, file_name
from dialogue.documents.text import Edition, corrigendum, titles, write
from dialogue.documents.text.snapshots import meeting, snapshot
from dialogue.enums import AgendaForm, AgendaStatus, DialogueStatus, DocumentKind, DocumentState
from dialogue.exceptions import AgendaOverrunError, DraftFrozenError, GuestAfterCloseError, IssueRefusedError
from dialogue.models import Agenda, AgendaItem, Dialogue, ProducedDocument
from dialogue.rules.agenda.changes import AgendaChange, compare
from dialogue.rules.agenda.compiling import compile_items, compile_plan
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item
from dialogue.rules.agenda.planning import Cut, guests_after_close, overrun
from dialogue.services import files, translations
from dialogue.services.addenda_and_corrigenda import bring_beside, stand_beside
from dialogue.services.agendas import fill, fix, name
from dialogue.services.issue_checks import guest_sentence, overrun_sentence
from dialogue.services.issue_emails import notify_adopted, notify_issued
from dialogue.services.register import read_register
from moc.article_4a_iii_duplication import may_issue

# Maximum number of renderings when the register changes in between.
MOST_RENDERED = 3

# File contents by language and format.
type Files = dict[tuple[str, str], bytes]


@dataclass(frozen=True, slots=True)
class Issue:
    """Issue parameters: user, instant, local date, form, and reasons.

    ``not_ready_reason`` for a missing entry or an overrun is internal. The document prints ``translations_reason``.
    """

    by: User
    at: datetime
    on: date
    form: AgendaForm
    not_ready_reason: str
    translations_reason: str
    adopted: bool

    @property
    def status(self) -> AgendaStatus:
        return AgendaStatus.ADOPTED if self.adopted else AgendaStatus.ISSUED


def issue(
    *,
    agenda: Agenda,
    by: User,
    at: datetime,
    on: date,
    form: AgendaForm = AgendaForm.REVISION,
    not_ready_reason: str = "",
    translations_reason: str = "",
    adopted: bool = False,
) -> Agenda:
    """Issue the draft ``agenda``: compile it a last time, fix the number of each item and store all files.

    ``at`` is an aware instant, ``on`` its date at the place of the meeting. An addendum contains only the items added
    since the last issue, a corrigendum only text corrections by users; both supplement that issue and leave other
    changes in the draft. With ``adopted`` the draft is the version adopted with changes at the meeting.

    Files are rendered before anything is locked. Under the lock the content is compiled again, and the files are stored
    only if it is the same; otherwise they are rendered again.

    Raises DraftFrozenError if it is already issued, and IssueRefusedError if the draft does not fit the form, an agenda
    is already adopted, the working group's entry is missing, or translations are old or not approved, without a reason,
    or the content changed during each rendering. Raises AgendaOverrunError if the minutes do not fit and no reason is
    given, and GuestAfterCloseError if an invitee would leave after the close.
    """
    wanted = Issue(by, at, on, form, not_ready_reason.strip(), translations_reason.strip(), adopted)
    for _each in range(MOST_RENDERED):
        documents = _drafted(agenda, wanted)
        files_of = _rendered(documents)
        issued = _issue(agenda, wanted, documents, files_of)
        if issued is not None:
            return issued
    raise IssueRefusedError(
        _(
            "The agenda changed while its files were being generated and was not issued. Check the agenda, then "
            "issue it."
        )
    )


def _drafted(agenda: Agenda, wanted: Issue) -> list[AgendaDocument]:
    """Return the documents to issue in each language, without a lock. Raises as ``issue`` does."""
    draft: Agenda = Agenda.objects.select_related("dialogue__instrument", "dialogue__host", "dialogue__mark").get(
        pk=agenda.pk
    )
    register, items, old_reason = _compiled(draft, wanted)
    changes: tuple[AgendaChange, ...] = ()
    if wanted.form.replaces:
        draft.revision = register.revision
    else:
        rows = {row.key: row for row in AgendaItem.objects.filter(agenda=draft)}
        changes = bring_beside(draft, rows, register, items)
    return _written(draft, register, items, changes, old_reason)


def _rendered(documents: list[AgendaDocument]) -> Files:
    return {
        (document.language, made.name): made.render(document) for document in documents for made in FORMATS.values()
    }


@transaction.atomic
def _issue(agenda: Agenda, wanted: Issue, drafted: list[AgendaDocument], files_of: Files) -> Agenda | None:
    """Issue the ``drafted`` documents and store their files; return None, writing nothing, if the content differs."""
    dialogue = (
        Dialogue.objects.select_for_update(of=["self"])
        .select_related("instrument", "host", "mark")
        .get(pk=agenda.dialogue_id)
    )
    draft: Agenda = Agenda.objects.select_for_update(of=["self"]).get(pk=agenda.pk)
    draft.dialogue = dialogue
    register, items, old_reason = _compiled(draft, wanted)
    rows = fill(draft, register, items)
    changes: tuple[AgendaChange, ...] = ()
    if wanted.form.replaces:
        _freeze(rows, register, items)
        draft.revision, draft.meeting = register.revision, meeting(register.meeting).as_json()
    else:
        changes = stand_beside(draft, rows, register, items)
    documents = _written(draft, register, items, changes, old_reason)
    if documents != drafted:
        transaction.set_rollback(True)
        return None
    draft.save()
    _keep(draft, documents, files_of, at=wanted.at, by=wanted.by)
    notify_issued(draft, at=wanted.at)
    return draft


def _compiled(draft: Agenda, wanted: Issue) -> tuple[AgendaInput, tuple[Item, ...], str]:
    """Compile the draft a last time, with the columns that its issue sets. Raises as ``issue`` does.

    The last value is the reason to print if translations are old or not approved.
    """
    if draft.status != AgendaStatus.DRAFT:
        raise DraftFrozenError(_("This agenda has already been issued. No changes were made."))
    _refuse_after_the_end(draft.dialogue, wanted.form)
    register = read_register(dialogue=draft.dialogue, as_of=wanted.at)
    may = may_issue(has_entry=register.cmwg is not None, reason=wanted.not_ready_reason)
    if wanted.form.replaces and not may:
        raise IssueRefusedError(
            _(
                "The update on the %(forum)s has not been recorded (article 4(a)(iii)). Enter an update or "
                "“Nothing to report”, or give a reason for issuing the agenda without it."
            )
            % {"forum": register.forum}
        )
    draft.as_of, draft.saved_by, draft.form = wanted.at, wanted.by, wanted.form
    draft.status, draft.adopted_on = wanted.status, wanted.on if wanted.adopted else None
    draft.issued_on, draft.issued_at, draft.issued_by = wanted.on, wanted.at, wanted.by
    items = compile_items(register)
    over = overrun(register, items) if wanted.form is not AgendaForm.CORRIGENDUM else 0
    if over:
        _refuse_overrun(register, items, over, wanted.not_ready_reason)
    has_old = translations.unapproved(draft.dialogue, items).exists()
    if has_old and not wanted.translations_reason:
        raise IssueRefusedError(
            _(
                "Some translations are older than their original or not approved. Confirm them, or give a reason for "
                "issuing the agenda with them."
            )
        )
    draft.not_ready_reason = wanted.not_ready_reason if register.cmwg is None or over else ""
    return register, items, wanted.translations_reason if has_old else ""


@transaction.atomic
def adopt(*, agenda: Agenda, by: User, on: date, at: datetime) -> Agenda:
    """Record that the meeting adopted the current agenda unchanged, on a local date.

    Raises IssueRefusedError if it is not the current version, or another was adopted.
    """
    Dialogue.objects.select_for_update().get(pk=agenda.dialogue_id)
    locked: Agenda = (
        Agenda.objects.select_for_update(of=["self"]).select_related("dialogue__instrument").get(pk=agenda.pk)
    )
    standing = Agenda.objects.filter(dialogue=locked.dialogue_id).standing().last()
    if locked.status == AgendaStatus.ADOPTED:
        raise IssueRefusedError(_("This agenda has already been adopted."))
    if standing is None or standing.pk != locked.pk:
        raise IssueRefusedError(
            _(
                "Only the current issued version can be adopted. Either a later version exists or no version has been "
                "issued."
            )
        )
    if _adopted(locked.dialogue):
        raise IssueRefusedError(_("An agenda of this Dialogue has already been adopted."))
    locked.status, locked.adopted_on = AgendaStatus.ADOPTED, on
    with pghistory.context(user=by.pk):
        locked.save(update_fields=["status", "adopted_on", "saved_at"])
    notify_adopted(locked, at=at)
    return locked


@dataclass(frozen=True, slots=True)
class IssuePreview:
    """Preview of an issue: the register, its items, the planner's cuts, and the changes since the last issue."""

    register: AgendaInput
    items: tuple[Item, ...]
    cuts: tuple[Cut, ...]
    changed: tuple[AgendaChange, ...]


def preview(*, dialogue: Dialogue, at: datetime) -> IssuePreview:
    """Return the preview of an issue. Writes nothing."""
    register = read_register(dialogue=dialogue, as_of=at)
    plan = compile_plan(register)
    changed = compare(register.issued.snapshot, snapshot(register, plan.items)) if register.issued else ()
    return IssuePreview(register, plan.items, plan.cuts, changed)


def symbols(*, dialogue: Dialogue) -> dict[AgendaForm, str]:
    """Return the symbol that the next version of each form would have."""
    issued = Agenda.objects.under_number_of(dialogue).issued()
    base = f"{dialogue.symbol}/1"
    counted = {form: issued.filter(form=form).count() for form in AgendaForm}
    # The agenda itself counts from 0, addenda and corrigenda from 1.
    return {form: base + form.suffix(count if form.replaces else count + 1) for form, count in counted.items()}


def _refuse_overrun(register: AgendaInput, items: tuple[Item, ...], over: int, reason: str) -> None:
    """Raise GuestAfterCloseError for an invitee after the close, AgendaOverrunError for an overrun without reason."""
    for invitee, minutes in guests_after_close(items, register).items():
        raise GuestAfterCloseError(guest_sentence(invitee, minutes))
    if not reason:
        raise AgendaOverrunError(overrun_sentence(over))


def _refuse_after_the_end(dialogue: Dialogue, form: AgendaForm) -> None:
    if dialogue.status == DialogueStatus.CANCELLED:
        raise IssueRefusedError(_("This Dialogue is cancelled. Its agenda cannot be issued."))
    if form is not AgendaForm.CORRIGENDUM and _adopted(dialogue):
        raise IssueRefusedError(_("The agenda has been adopted. Only a corrigendum can be issued."))


def _adopted(dialogue: Dialogue) -> bool:
    return Agenda.objects.filter(dialogue=dialogue, status=AgendaStatus.ADOPTED).exists()


def _freeze(rows: dict[str, AgendaItem], register: AgendaInput, items: tuple[Item, ...]) -> None:
    """Save each item as issued: its number, and texts from the register where users left them empty."""
    for item in (one for each in items for one in (each, *each.children)):
        fix(rows[item.key], item)
        if not rows[item.key].title:
            name(rows[item.key], titles.in_all_languages(register, item))
        rows[item.key].save()


def _written(
    agenda: Agenda,
    register: AgendaInput,
    items: tuple[Item, ...],
    corrected: tuple[AgendaChange, ...],
    old_reason: str,
) -> list[AgendaDocument]:
    """Return the document in each language."""
    edition = Edition(
        status=AgendaStatus(agenda.status),
        revision=agenda.revision,
        issued_on=agenda.issued_on,
        form=agenda.form_of,
        base=agenda.base.symbol if agenda.base else "",
        old_translations_reason=old_reason,
    )
    if edition.form is AgendaForm.CORRIGENDUM:
        return [corrigendum(register, items, language, edition, corrected) for language in LANGUAGES]
    return [write(register, items, language, edition) for language in LANGUAGES]


def _keep(agenda: Agenda, documents: list[AgendaDocument], files_of: Files, *, at: datetime, by: User) -> None:
    for document in documents:
        for made in FORMATS.values():
            ProducedDocument.objects.create(
                dialogue=agenda.dialogue,
                agenda=agenda,
                kind=DocumentKind.AGENDA,
                form=made.name,
                language=document.language,
                shared=True,
                as_of=agenda.as_of,
                state=DocumentState.READY,
                done=1,
                name=file_name(document, made.name),
                file=files.keep(files_of[document.language, made.name]),
                asked_by=by,
                asked_at=at,
            )
