"""Edit conflicts in the admin's change forms; ``edit_conflicts`` does the comparison."""

from typing import Any

from django.contrib import admin
from django.forms.formsets import all_valid
from django.forms.models import ModelFormMetaclass
from django.http import HttpRequest, HttpResponse

from core.forms.edit_conflicts import EDIT_CONFLICT_MESSAGE, OPENED, EditConflict, compare, keep_untouched, opened_with


class Refused:
    """Form mixin that rejects a valid form because of an edit conflict."""

    def full_clean(self) -> None:
        super().full_clean()  # type: ignore[misc]  # Of the next class in the MRO.
        self.add_error(None, EDIT_CONFLICT_MESSAGE)  # type: ignore[attr-defined]  # As above.


class OptimisticLockMixin(admin.ModelAdmin[Any]):
    """Optimistic lock of a change form: reject a submission once if it would overwrite another user's edit."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except EditConflict as conflict:
            # Nothing was saved. Show the form again with the edit conflict.
            request.conflict = conflict  # type: ignore[attr-defined]  # For this request only.
            return super().changeform_view(request, object_id, form_url, extra_context)

    # Django passes the flag by position.
    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form = super().get_form(request, obj, change=change, **kwargs)
        return ModelFormMetaclass(form.__name__, (Refused, form), {}) if hasattr(request, "conflict") else form

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:  # noqa: FBT001  # As above.
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]  # Not in the stubs.
        request.formsets = formsets  # type: ignore[attr-defined]  # For this request only.
        return formsets, inlines

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:  # noqa: FBT001  # As above.
        formsets = getattr(request, "formsets", [])
        # Validation errors come first, on all rows of the page.
        if change and OPENED in request.POST and all_valid(formsets):
            locked = self.model._base_manager.select_for_update(of=("self",)).get(pk=form.instance.pk)
            compare(request.POST[OPENED], form, formsets, now=locked)
        return super().save_form(request, form, change)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        record = kwargs.get("obj")
        if kwargs.get("change") and record is not None and self.has_change_permission(request, record):
            form = context["adminform"].form
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            conflict: EditConflict | None = getattr(request, "conflict", None)
            if conflict is not None:
                context |= {"opened": conflict.opened, "differences": conflict.differences}
                for each in (form, *(row for formset in formsets for row in formset.initial_forms)):
                    keep_untouched(each, conflict.untouched)
            elif request.method == "POST":
                context["opened"] = request.POST.get(OPENED, "")
            else:
                context["opened"] = opened_with(form, record, formsets)
        return super().render_change_form(request, context, *args, **kwargs)
