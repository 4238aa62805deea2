"""Update and delete endpoints, and actions on a record, each with a version precondition."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from core.refusals.errors import DomainError
from core.rest.endpoints.body_schema import changing, describe
from core.rest.endpoints.write_views import WritingViewSet
from core.rest.read import credentials
from core.rest.write import preconditions
from core.rest.write.external import LONGEST_KEY, MARK, external_keys
from core.rest.write.fields import LARGEST_INTEGER
from core.rest.write.inputs import Input
from core.rest.write.write_errors import PreconditionFailed, in_row, wrong

# In digits, so that int() never parses a very long number.
LONGEST_NUMBER = 10


class Changes(WritingViewSet):
    """Update mixin: PATCH of a record, or of many in a list; only the named fields are changed."""

    edit_class: type[Input]
    # Related records that ``change`` reads; a bulk update joins them.
    changed_with: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "edit_class" in vars(cls):
            describe(cls, changing(cls))

    def change(self, record: Any, values: dict[str, Any]) -> None:
        """Update the locked record with the values that ``edit_class`` read, by calling a service."""
        raise NotImplementedError

    def change_several(self, several: Sequence[tuple[Any, dict[str, Any]]]) -> None:
        """Update several records, each with its values; override it if a service takes many.

        If the service refuses the whole list, the records are updated one by one to find which one it refuses.
        """
        for index, (record, values) in enumerate(several):
            with in_row(index):
                self.change(record, values)

    def partial_update(self, request: Request, key: str) -> HttpResponse:
        return self.done_once(lambda: self._changed(key))

    def _changed(self, key: str) -> HttpResponse:
        record = self.locked(key)
        self.require("change", record)
        self.demand_version(record)
        form = self.read(self.edit_class, self.sent(), record, partial=True)
        self.check_version(record)
        self.warn(form.values())
        self.change(record, form.values())
        return self.written(record)

    def sent(self) -> Any:
        """Return the request body. An empty object is valid; raises ValidationError for a missing body."""
        if self.request.stream is None:
            raise wrong(_("Send a JSON object."), "required")
        return self.request.data

    # --- Bulk update ---------------------------------------------------------------------------------------------
    def change_many(self, request: Request, **kwargs: Any) -> HttpResponse:
        return self.done_once(self._changed_many)

    def _changed_many(self) -> HttpResponse:
        self.require("change")
        data = self.list_of(self.request.data)
        if data is None:
            raise wrong(_("Send a list of objects, each with the key and version of its record."), "not-a-list")
        named = self.each(data, lambda _index, row: self._named(row))
        keys = [key for key, _version in named]
        records = self._locked_together(keys)
        self.require_each("change", records)
        related: dict[Any, Any] = {}
        rest = [{name: row[name] for name in row if name not in {self.key_name(), "version"}} for row in data]
        self.blank(self.edit_class, partial=True, related=related).look_up(rest)
        forms = self.each(
            rest, lambda index, row: self.read(self.edit_class, row, records[index], partial=True, related=related)
        )
        self._check_versions(records, [version for _key, version in named])
        self.warn_of_each([form.values() for form in forms])
        self._change_together(keys, records, [form.values() for form in forms])
        return self.written_many(records)

    def _change_together(self, keys: list[str], records: list[Any], several: list[dict[str, Any]]) -> None:
        try:
            with transaction.atomic():
                self.change_several([(record, dict(values)) for record, values in zip(records, several, strict=True)])
                return
        except (DomainError, IntegrityError) as error:
            if hasattr(error, "pointer"):
                raise
        # The instances hold values that were not saved, so they are read again.
        Changes.change_several(self, list(zip(self._locked_together(keys), several, strict=True)))

    def _named(self, row: Any) -> tuple[str, int]:
        """Return the key and the version that an object names. Raises ValidationError if one is missing or invalid."""
        if not isinstance(row, dict):
            raise wrong(_("Send a JSON object."), "invalid")
        key, version = row.get(self.key_name()), row.get("version")
        errors: dict[str, Any] = {}
        if not isinstance(key, str | int) or isinstance(key, bool) or not self._is_key(str(key)):
            message = _("Use the record key from its address.")
            errors[self.key_name()] = [ErrorDetail(message, "required")]
        if not isinstance(version, int) or isinstance(version, bool) or not 0 <= version <= LARGEST_INTEGER:
            message = _("Send the current version of the record.")
            errors["version"] = [ErrorDetail(message, "required")]
        if errors:
            raise ValidationError(errors)
        return str(key), version  # type: ignore[return-value]  # An integer, as checked above.

    def _is_key(self, key: str) -> bool:
        if key.startswith(MARK) or self.key_name() != "id":
            return 0 < len(key) <= LONGEST_KEY and "\x00" not in key
        number = key.isascii() and key.isdecimal() and len(key) <= LONGEST_NUMBER
        return number and int(key) <= LARGEST_INTEGER

    def _locked_together(self, keys: list[str]) -> list[Any]:
        """Return the records of ``keys`` in their order, locked in the order of their primary keys.

        Otherwise two requests that name the same records in different orders could deadlock.
        """
        own = self._of_own(keys)
        wanted = Q(**{f"{self.lookup_field}__in": [key for key in keys if not key.startswith(MARK)]})
        wanted |= Q(pk__in=own.values())
        rows = self.get_queryset().select_for_update(of=("self",))
        if self.changed_with:
            rows = rows.select_related(*self.changed_with)
        found: dict[Any, Any] = {}
        for record in rows.filter(wanted).order_by("pk"):
            found |= {self.key_of(record): record, record.pk: record}
        errors: dict[str, Any] = {}
        records: list[Any] = []
        for index, key in enumerate(keys):
            record = found.get(own.get(key) if key.startswith(MARK) else key)
            if record is None:
                message, code = _("Record not found: %(key)s.") % {"key": key}, "does_not_exist"
            elif record in records:
                message, code = _("The record appears twice in the list."), "twice"
            else:
                records.append(record)
                continue
            errors[str(index)] = {self.key_name(): [ErrorDetail(message, code)]}
        if errors:
            raise ValidationError(errors)
        return records

    def _of_own(self, keys: Iterable[str]) -> dict[str, int]:
        """Return the primary keys of those ``keys`` that are external identifiers of the partner system."""
        client, own = credentials.client_of(self.request), {key for key in keys if key.startswith(MARK)}
        if client is None or not own:
            return {}
        given = {key.removeprefix(MARK) for key in own}
        known = external_keys().find_many(client=client, type_=self.basename, keys=given)
        return {f"{MARK}{key}": record for key, record in known.items()}

    def _check_versions(self, records: list[Any], named: list[int]) -> None:
        present = preconditions.versions_of(records, type_=self.basename)
        stale = [index for index, record in enumerate(records) if present.get(record.pk, 0) != named[index]]
        if not stale:
            return
        message = _("%(name)s has changed. Current version: %(version)d. Read the record again.")
        errors = [
            {
                "pointer": f"/{index}/version",
                "code": PreconditionFailed.default_code,
                "message": message
                % {"name": self.name_of(records[index]), "version": present.get(records[index].pk, 0)},
            }
            for index in stale
        ]
        raise PreconditionFailed("; ".join(each["message"] for each in errors), errors=errors)


class DeleteMixin(WritingViewSet):
    """Delete mixin: DELETE of a record."""

    def remove(self, record: Any) -> None:
        """Delete the locked record by calling a service."""
        raise NotImplementedError

    def destroy(self, request: Request, key: str) -> HttpResponse:
        return self.done_once(lambda: self._removed(key))

    def _removed(self, key: str) -> HttpResponse:
        record = self.locked(key)
        self.require("delete", record)
        self.check_version(record)
        self.remove(record)
        response = HttpResponse(status=status.HTTP_204_NO_CONTENT)
        del response.headers["Content-Type"]
        return response


class Acts(WritingViewSet):
    """Action mixin: POST to a URL below a record, for actions other than a change of values."""

    def acted(
        self, key: str, form: type[Input], perform: Callable[[Any, dict[str, Any]], None], *, right: str = "change"
    ) -> HttpResponse:
        """Perform an action on the locked record with the values that ``form`` read; return the present record."""

        def act() -> HttpResponse:
            record = self.locked(key)
            self.require(right, record)
            self.demand_version(record)
            values = self.read(form, self.request.data, record).values()
            self.check_version(record)
            perform(record, values)
            return self.written(record)

        return self.done_once(act)
