"""Pages that list, create, rename, share and delete saved views."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from commitments.enums import ViewSharing
from commitments.forms import NewViewForm, SavedViewForm
from commitments.models import SavedView
from commitments.services import saved_views
from commitments.services.register_views import saved_views_of
from commitments.views.access import readers_only
from commitments.views.register.query_params import read_register_query
from contacts.models import User
from core.text.languages import Language


@readers_only
@require_http_methods(["GET", "HEAD", "POST"])
def saved_views_page(request: HttpRequest) -> HttpResponse:
    """List the views visible to the reader; a POST saves a new one."""
    assert isinstance(request.user, User)
    user, form, query = request.user, None, ""
    if request.method == "POST":
        query = _submitted_query(request, user)
        form = NewViewForm(request.POST, user=user)
        if not query:
            form.add_error(None, _("This list has no filters, sort order or columns to save."))
        if form.is_valid():
            view = saved_views.save(
                name=form.cleaned_data["name"],
                language=_language(),
                query=query,
                sharing=ViewSharing(form.cleaned_data["sharing"]),
                by=user,
            )
            messages.success(request, _("View “%(name)s” saved.") % {"name": view.name})
            return redirect(view)
    context = {"views": list(saved_views_of(user)), "form": form, "query": query}
    return render(request, "commitments/register/saved.html", context, status=400 if form else 200)


@readers_only
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def saved_view_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Rename, share or delete an own view; return 404 for a view of another user."""
    assert isinstance(request.user, User)
    user = request.user
    own = SavedView.objects.made_by(user)
    if request.method == "POST":
        # If the form is submitted twice, the second request waits here and finds the view deleted.
        own = own.select_for_update()
    view = own.filter(slug=slug).first() if "\x00" not in slug else None
    if view is None:
        raise Http404
    if request.method == "POST" and "delete" in request.POST:
        saved_views.remove(view=view)
        messages.success(request, _("View “%(name)s” deleted.") % {"name": view.name})
        return redirect("commitments:saved-views")
    sent = request.POST if request.method == "POST" else None
    form = SavedViewForm(sent, user=user, initial={"name": view.name, "sharing": view.sharing})
    if form.is_valid():
        if not form.has_changed():
            messages.info(request, _("No changes were made."))
            return redirect("commitments:saved-views")
        saved_views.change(
            view=view,
            name=form.cleaned_data["name"],
            language=_language() if form.cleaned_data["name"] != view.name else Language(view.language),
            sharing=ViewSharing(form.cleaned_data["sharing"]),
            by=user,
        )
        messages.success(request, _("View “%(name)s” saved.") % {"name": view.name})
        return redirect("commitments:saved-views")
    context = {"view": view, "form": form}
    return render(request, "commitments/register/saved_one.html", context, status=400 if form.errors else 200)


def _submitted_query(request: HttpRequest, user: User) -> str:
    """Return the valid part of the submitted query string, which is all that is saved."""
    sent = request.POST.get("query", "")
    if len(sent) > SavedView.LONGEST_QUERY:
        return ""
    query = read_register_query(QueryDict(sent), user).query()
    return query if len(query) <= SavedView.LONGEST_QUERY else ""


def _language() -> Language:
    language = (get_language() or "en")[:2]
    return Language(language) if language in Language.values else Language.ENGLISH
