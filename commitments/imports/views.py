"""Pages of the import: upload, preview and confirmation."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

import pghistory
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commitments.imports import files, importer
from commitments.imports.characters import carried
from commitments.imports.column_help import explain
from commitments.imports.forms import ImportForm
from commitments.imports.lists import standing_of, template_columns
from commitments.imports.outcomes import Outcome
from commitments.imports.previews import MOST_SHOWN, Preview, read
from commitments.imports.record_types import KINDS, ImportRecordType, WriteContext
from commitments.imports.tables import MappedTable, table_of
from commitments.models import Commitment, PreparedImport
from commitments.permissions import who_may_add
from commitments.services import prepared_imports
from contacts.models import Side, User
from core.files.tables.sheet import LARGEST_FILE, InvalidFileError, Problem
from core.operation_costs import WRITING, Operation, costs
from core.rest.endpoints.write_views import UNDONE
from core.rest.write.write_errors import in_the_way

WRITES = require_http_methods(["GET", "HEAD", "POST"])


def importers_only[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Allow users who may add commitments; return 403 to readers and 404 to users without read access."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.has_perm("commitments.view_commitment"):
            raise Http404
        if not request.user.has_perm("commitments.add_commitment"):
            raise PermissionDenied(who_may_add(Commitment))
        try:
            return view(request, *args, **kwargs)
        except OperationalError as error:
            # Trial and import lock the records that change, so a deadlock or serialization failure can end them.
            if getattr(error.__cause__, "sqlstate", "") not in UNDONE:
                raise
        messages.error(request, str(in_the_way().detail))
        return redirect(request.path)

    return guarded


@costs(Operation.IMPORT, WRITING)
@importers_only
@WRITES
def import_page(request: HttpRequest) -> HttpResponse:
    """Show the import page; on POST try the file, and store it for a day if it is valid."""
    if request.method != "POST":
        requested = request.GET.get("kind", "")
        return _page(request, ImportForm(initial={"kind": requested if requested in KINDS else next(iter(KINDS))}))
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=400)
    sent, kind = form.cleaned_data["file"], KINDS[form.cleaned_data["kind"]]
    # One byte beyond the limit, to detect a file that is too large.
    content = sent.read(LARGEST_FILE + 1)
    try:
        table = _table(kind, sent.name, content)
    except InvalidFileError as error:
        return _page(request, form, problems=error.problems, status=400)
    writing = _writing(request, form.cleaned_data["reason"])
    outcome = importer.preview(table, writing)
    if outcome.refused:
        return _page(request, form, outcome=outcome, problems=list(outcome.problems), status=400)
    if not outcome.written:
        return _page(request, form, outcome=outcome)
    prepared = prepared_imports.keep(
        kind=kind.name,
        file_name=_plain(sent.name),
        content=content,
        reason=writing.reason,
        preview=Preview.of(outcome).stored(),
        by=writing.by,
        at=writing.at,
    )
    return redirect("commitments:prepared-import", prepared.pk)


@costs(Operation.IMPORT)
@importers_only
@WRITES
def prepared_import(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show the stored preview of a file; on POST import it, once."""
    if request.method == "POST":
        return _confirm(request, key)
    prepared = get_object_or_404(_own_imports(request), pk=key)
    if prepared.done_at is not None:
        return render(request, "commitments/import/done.html", _about(prepared))
    assert isinstance(request.user, User)
    stored = prepared.preview
    preview = None if stored is None else read(stored, KINDS[prepared.kind], request.user)
    return _shown(request, prepared, preview)


def _confirm(request: HttpRequest, key: UUID) -> HttpResponse:
    with transaction.atomic():
        # If the form is submitted twice, the second request waits here and finds the import done.
        prepared = get_object_or_404(_own_imports(request).select_for_update(of=("self",)), pk=key)
        if prepared.done_at is None:
            outcome = _carry_out(request, prepared)
            if prepared.done_at is None:
                return _shown(request, prepared, Preview.of(outcome), outcome)
    return redirect("commitments:prepared-import", key)


def _carry_out(request: HttpRequest, prepared: PreparedImport) -> Outcome:
    writing = _writing(request, prepared.reason)
    why = _("import of %(file)s") % {"file": prepared.file_name}
    if prepared.reason:
        why = _("%(reason)s (%(import)s)") % {"reason": prepared.reason, "import": why}
    table = _table(KINDS[prepared.kind], prepared.file_name, bytes(prepared.content))
    with transaction.atomic(), pghistory.context(made="import"):
        outcome = importer.import_(table, writing, why=why)
        # The register may have changed since the preview: show the new result instead of importing less than confirmed.
        differs = prepared.preview is not None and not Preview(**prepared.preview).promises(outcome)
        transaction.set_rollback(differs)
    if not outcome.refused and not differs:
        counts = {"entered": len(outcome.new), "changed": len(outcome.changed)}
        prepared_imports.conclude(prepared=prepared, at=writing.at, **counts)
    else:
        prepared_imports.show_again(prepared=prepared, preview=Preview.of(outcome).stored())
    return outcome


def _shown(
    request: HttpRequest, prepared: PreparedImport, preview: Preview | None, outcome: Outcome | None = None
) -> HttpResponse:
    """Return the page of a preview; ``outcome`` is the failed result if the import was refused."""
    problems = [] if outcome is None else list(outcome.problems)
    context = (
        _about(prepared) | _faults(problems) | {"preview": preview, "differs": outcome is not None and not problems}
    )
    status = 200 if outcome is None else 409
    return render(request, "commitments/import/preview.html", context | {"most_shown": MOST_SHOWN}, status=status)


def _page(
    request: HttpRequest,
    form: ImportForm,
    *,
    problems: Sequence[Problem] = (),
    outcome: Outcome | None = None,
    status: int = 200,
) -> HttpResponse:
    kinds = [(kind, explain(kind, template_columns(kind), standing_of())) for kind in KINDS.values()]
    context: dict[str, Any] = {
        "form": form,
        "kinds": kinds,
        "formats": list(files.ListFileFormat),
        "may_enter_for_all": isinstance(request.user, User) and request.user.may.runs_register,
        "file_name": getattr(form.files.get("file"), "name", ""),
    }
    if outcome is not None:
        context["outcome"] = outcome
    return render(request, "commitments/import/import.html", context | _faults(problems), status=status)


def _about(prepared: PreparedImport) -> dict[str, Any]:
    return {"prepared": prepared, "kind": KINDS[prepared.kind], "sides": Side.objects.order_by("order")}


def _faults(problems: Sequence[Problem]) -> dict[str, Any]:
    return {"problems": problems[:MOST_SHOWN], "problem_count": len(problems)}


def _own_imports(request: HttpRequest) -> Any:
    """Return the user's own files that are less than a day old."""
    assert isinstance(request.user, User)
    oldest = timezone.now() - PreparedImport.RETENTION
    return PreparedImport.objects.filter(owner=request.user, kind__in=KINDS, created_at__gt=oldest)


def _table(kind: ImportRecordType, name: str, content: bytes) -> MappedTable:
    return table_of(kind, files.read(name=name, content=content, names=kind.names))


def _writing(request: HttpRequest, reason: str) -> WriteContext:
    assert isinstance(request.user, User)
    return WriteContext(by=request.user, at=timezone.now(), reason=reason)


def _plain(name: str) -> str:
    """Return the file name on one line."""
    return " ".join(carried(name).split())
