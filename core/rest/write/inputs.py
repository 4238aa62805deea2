"""Request bodies: strict fields, mapped to the attributes of the model."""

from collections.abc import Iterable, Mapping
from copy import copy, deepcopy
from functools import cache
from typing import Any, ClassVar

from django.utils.translation import gettext as _, gettext_lazy
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from core.db.multilingual import NOT_IN_ORIGINAL
from core.records import Record
from core.rest.write.external import ExternalId
from core.rest.write.fields import ListField, MultilingualBodyField
from core.rest.write.record_fields import body_fields
from core.rest.write.related import Related
from core.rest.write.write_errors import wrong
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES

NEEDS_TEXT = gettext_lazy("Enter a text in at least one of the three languages.")


class Input(serializers.Serializer[Any]):
    """Request body of a record. ``instance`` is the locked record of an update.

    ``table`` is that of the record; each field that the class does not declare follows from its row.
    ``context`` holds the ``request``, the ``client`` (partner system) or None, and ``response_fields``, the names of
    the fields of the response: for one of them that cannot be written, the error says that it is read-only.
    """

    table: ClassVar[Record | None] = None
    new: ClassVar[bool] = False
    given: dict[str, Any]

    def get_fields(self) -> dict[str, Any]:
        """Return the fields of this body.

        They share the constructor arguments of the fields of the class, which never change. DRF constructs each field
        again, which measured a fifteenth of the time of creating a commitment.
        """
        return {name: _for_one_body(field) for name, field in self._fields_of_class().items()}

    @classmethod
    @cache
    def _fields_of_class(cls) -> dict[str, Any]:
        """Return the declared fields, and those of the record's table."""
        if cls.table is None:
            return cls._declared_fields
        found = body_fields(cls.table, cls._declared_fields, new=cls.new)
        # As for declared fields, None in a class removes the field of its base.
        return {name: field for name, field in found.items() if getattr(cls, name, field) is not None}

    def take(self, data: Any) -> None:
        """Validate ``data``. Raises ValidationError with all errors, each at its location."""
        self.given = dict(self.run_validation(data))
        self._check_original()

    def look_up(self, rows: Iterable[Any]) -> None:
        """Prefetch the related records of all ``rows``, with one statement for each field."""
        rows = [row for row in rows if isinstance(row, Mapping)]
        for name, field in self.fields.items():
            given = [row[name] for row in rows if name in row]
            if isinstance(field, Related):
                field.look_up(given)
            elif isinstance(field, ListField) and isinstance(field.child, Related):
                field.child.look_up(each for several in given if isinstance(several, list) for each in several)

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if not isinstance(data, Mapping):
            raise wrong(_("Send a JSON object."), "invalid")
        errors: dict[str, Any] = {name: [self.refusal_of(name)] for name in data if name not in self.fields}
        try:
            values = super().to_internal_value(data)
        except ValidationError as error:
            # A non-field error belongs to an object, so that errors have field names.
            found: Any = error.detail
            raise ValidationError(found | errors) from error
        if errors:
            raise ValidationError(errors)
        return dict(values)

    def refusal_of(self, name: str) -> ErrorDetail:
        if name in self.context.get("response_fields", ()):
            return ErrorDetail(_("This field is read-only."), "read-only")
        if not self.fields:
            return ErrorDetail(_("This endpoint does not accept a request body."), "unknown-field")
        message = _("Unknown field. Valid fields: %(known)s.") % {"known": ", ".join(sorted(self.fields))}
        return ErrorDetail(message, "unknown-field")

    def values(self) -> dict[str, Any]:
        """Return the values by attributes of the model: each text in the columns of its languages."""
        given = self.given
        values: dict[str, Any] = {}
        for name, value in given.items():
            field = self.fields[name]
            if isinstance(field, MultilingualBodyField):
                values |= field.columns(value, self.language_of(given))
            else:
                values[name] = value
        if "original_language" in self.fields and self.instance is None:
            values["original_language"] = self.language_of(given)
        return values

    def language_of(self, given: Mapping[str, Any]) -> str:
        """Return the original language: as given, or that of the record.

        For a new record without one: the only language of its texts; otherwise the ``Content-Language`` of the request,
        or the language of the account.
        """
        if named := given.get("original_language"):
            return str(named)
        if self.instance is not None:
            return str(getattr(self.instance, "original_language", Language.ENGLISH))
        texts = [value for name, value in given.items() if isinstance(self.fields[name], MultilingualBodyField)]
        written = {language for text in texts if isinstance(text, dict) for language, words in text.items() if words}
        only_one = len(written) == 1 and not any(isinstance(text, str) for text in texts)
        return written.pop() if only_one else self._language_of_writer()

    def _language_of_writer(self) -> str:
        request = self.context["request"]
        named = getattr(request, "headers", {}).get("Content-Language", "").partition("-")[0].strip().lower()
        return named if named in LANGUAGES else request.user.language or str(Language.ENGLISH)

    def _check_original(self) -> None:
        """Raise ValidationError if a given text would be missing in the original language."""
        fields: dict[str, Any] = dict(self.fields)
        texts = {
            name: field
            for name, field in fields.items()
            if isinstance(field, MultilingualBodyField) and (name in self.given or "original_language" in self.given)
        }
        original = self.language_of(self.given) if texts else ""
        errors = {}
        for name, field in texts.items():
            names = [f"{name}_{language}" for language in LANGUAGES]
            columns = {column: getattr(self.instance, column, "") for column in names}
            columns |= field.columns(self.given[name], original) if name in self.given else {}
            if any(columns.values()) and not columns[f"{name}_{original}"]:
                errors[name] = [ErrorDetail(str(NOT_IN_ORIGINAL), "not-in-original")]
        if errors:
            raise ValidationError(errors)

    def needs_text(self, attrs: Mapping[str, Any], names: Iterable[str]) -> None:
        """Raise ValidationError if one of the texts ``names`` would be empty in all languages."""
        errors = {name: [ErrorDetail(str(NEEDS_TEXT), "blank")] for name in names if not self._has_text(attrs, name)}
        if errors:
            raise ValidationError(errors)

    def _has_text(self, attrs: Mapping[str, Any], name: str) -> bool:
        field = self.fields[name]
        assert isinstance(field, MultilingualBodyField)
        given = field.columns(attrs[name], self.language_of(attrs)) if name in attrs else {}
        columns = [f"{name}_{language}" for language in LANGUAGES]
        return any(({column: getattr(self.instance, column, "") for column in columns} | given).values())


def _for_one_body(field: Any) -> Any:
    """Return a copy of a field for one body, with the child of a list field.

    A nested body is deeply copied, since it keeps the fields that it was bound to.
    """
    if isinstance(field, serializers.BaseSerializer):
        return deepcopy(field)
    own = copy(field)
    if isinstance(own, ListField):
        own.child = _for_one_body(own.child)
        own.child.parent = own  # type: ignore[assignment]  # The stubs allow only serializers as parents.
    return own


class CreateBody(Input):
    """Request body of a new record, with its external identifier in the partner system."""

    new = True
    external_id = ExternalId(required=False)

    def validate_external_id(self, value: str) -> str:
        if self.context["client"] is None:
            message = _("Only partner systems can use “external_id”.")
            raise wrong(message, "no-partner-system")
        return value

    def values(self) -> dict[str, Any]:
        values = super().values()
        # It belongs to the partner system and not to the record; the view stores it separately.
        values.pop("external_id", None)
        return values
