"""Strict fields of request bodies, so that the description of the API and its behaviour are the same.

Numbers and texts are not converted to each other; dates are in RFC 3339. Each field has its own OpenAPI schema.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import available_timezones

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from drf_spectacular.drainage import set_override
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from core.rest.write.write_errors import wrong
from core.text.multilingual_text import LANGUAGES
from core.text.times import first_day_anywhere
from core.text.validators import CODE, refusal_of

# A page has about 3,000 characters; no text here is longer than a report.
LONGEST_TEXT = 50_000
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
WALL = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$")
LARGEST_INTEGER = 2**31 - 1


def read_text(data: object, *, longest: int, lines: bool) -> str:
    """Return a normalized text: stripped, with LF line breaks and without invisible characters.

    Raises ValidationError if it is not text, is longer than ``longest`` characters, or has forbidden line breaks.
    """
    if not isinstance(data, str):
        raise wrong(_("Enter a text."), "invalid")
    text = data.replace("\r\n", "\n").strip()
    if refusal := refusal_of(text, lines=lines):
        raise wrong(refusal, CODE)
    if len(text) > longest:
        message = _("Enter at most %(longest)d characters.") % {"longest": longest}
        raise wrong(message, "max-length")
    return text


class BodyField(serializers.Field[Any, Any, Any, Any]):
    """Body field with its OpenAPI schema ``described``."""

    def __init__(self, *, described: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        set_override(self, "field", described)

    def to_representation(self, value: Any) -> Any:
        # Bodies are never written; the description needs the format of a default.
        return value


class TextBodyField(BodyField):
    """Text field in one language, of one line or of several."""

    def __init__(self, *, longest: int = LONGEST_TEXT, lines: bool = True, blank: bool = True, **kwargs: Any) -> None:
        self.longest, self.lines, self.blank = longest, lines, blank
        described: dict[str, Any] = {"type": "string", "maxLength": longest}
        super().__init__(described=described if blank else described | {"minLength": 1}, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        text = read_text(data, longest=self.longest, lines=self.lines)
        if not text and not self.blank:
            raise wrong(_("Enter a value."), "blank")
        return text


class MultilingualBodyField(BodyField):
    """Multilingual text field: an object by language, or a string in the original language of the record.

    Languages that the object does not name are not changed; null or an empty text removes a language.
    """

    def __init__(self, *, longest: int = LONGEST_TEXT, lines: bool = True, **kwargs: Any) -> None:
        self.longest, self.lines = longest, lines
        text = {"type": ["string", "null"], "maxLength": longest}
        described = {
            "oneOf": [
                {"type": "string", "maxLength": longest},
                {
                    "type": "object",
                    "properties": dict.fromkeys(LANGUAGES, text),
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ]
        }
        super().__init__(described=described, **kwargs)

    def to_internal_value(self, data: Any) -> str | dict[str, str]:
        if not isinstance(data, Mapping):
            if not isinstance(data, str):
                message = _("Send a string, or an object with one text per language: %(known)s.")
                raise wrong(message % {"known": ", ".join(LANGUAGES)}, "invalid")
            return read_text(data, longest=self.longest, lines=self.lines)
        if not data:
            raise wrong(_("Send at least one language."), "blank")
        texts: dict[str, str] = {}
        errors: dict[str, Any] = {}
        for language, text in data.items():
            if language not in LANGUAGES:
                message = _("Choose one of: %(known)s.") % {"known": ", ".join(LANGUAGES)}
                errors[language] = [ErrorDetail(message, "unknown-language")]
                continue
            try:
                texts[language] = "" if text is None else read_text(text, longest=self.longest, lines=self.lines)
            except ValidationError as error:
                errors[language] = error.detail
        if errors:
            raise ValidationError(errors)
        return texts

    def columns(self, given: str | dict[str, str], original: str) -> dict[str, str]:
        """Return the columns to write, where ``original`` is the original language of the record."""
        texts = {original: given} if isinstance(given, str) else given
        return {f"{self.field_name}_{language}": text for language, text in texts.items()}


class ChoiceField(serializers.ChoiceField):
    """Choice field; ``choices`` are an enumeration, or the choices of a column."""

    def __init__(self, choices: type[TextChoices] | list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(choices=choices if isinstance(choices, list) else choices.choices, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if data == "" and self.allow_blank:
            return ""
        if not isinstance(data, str) or data not in self.choices:
            message = _("Choose one of: %(known)s.") % {"known": ", ".join(map(str, self.choices))}
            raise wrong(message, "invalid_choice")
        return data


class ListField(serializers.ListField):
    """List field of distinct values, in the given order."""

    def __init__(self, *, child: serializers.Field[Any, Any, Any, Any], longest: int = 100, **kwargs: Any) -> None:
        self.longest = longest
        super().__init__(child=child, max_length=longest, **kwargs)

    def to_internal_value(self, data: Any) -> list[Any]:
        if not isinstance(data, list):
            raise wrong(_("Send a list."), "not_a_list")
        if len(data) > self.longest:
            # Before each value is looked up.
            raise wrong(_("Send at most %(longest)d values.") % {"longest": self.longest}, "max_length")
        values: list[Any] = super().to_internal_value(data)
        twice = {index: value for index, value in enumerate(values) if value in values[:index]}
        if twice:
            message = ErrorDetail(_("The record appears twice in the list."), "twice")
            raise ValidationError({str(index): [message] for index in twice})
        return values


class DateField(BodyField):
    """Date field in RFC 3339; ``begun`` rejects a date that has not begun anywhere yet, for past events."""

    def __init__(self, *, begun: bool = False, **kwargs: Any) -> None:
        self.begun = begun
        super().__init__(described={"type": "string", "format": "date"}, **kwargs)

    def to_internal_value(self, data: Any) -> date:
        day = self._read(data)
        if self.begun and day > first_day_anywhere():
            raise wrong(_("This date is still in the future in every capital. Enter an earlier date."), "ahead")
        return day

    @staticmethod
    def _read(data: Any) -> date:
        try:
            if isinstance(data, str) and DAY.match(data):
                return date.fromisoformat(data)
        except ValueError:
            # For example 30 February.
            pass
        raise wrong(_("Enter the date in the format YYYY-MM-DD, for example 2027-03-31."), "invalid")


class WallTime(BodyField):
    """Local time field: date and time of day at the place, without an offset."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(described={"type": "string", "pattern": WALL.pattern, "example": "2026-11-24T14:00"}, **kwargs)

    def to_internal_value(self, data: Any) -> datetime:
        try:
            if isinstance(data, str) and WALL.match(data):
                return datetime.fromisoformat(data)
        except ValueError:
            # For example 30 February.
            pass
        raise wrong(_("Enter a local time without an offset, for example 2027-03-31T09:30."), "invalid")


class TimeZoneField(BodyField):
    """Time zone field with a name of the IANA database; empty if no time is known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(described={"type": "string", "maxLength": 64, "example": "Asia/Tokyo"}, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if isinstance(data, str) and (data == "" or data in available_timezones()):
            return data
        raise wrong(_("Choose an IANA time zone, for example Asia/Tokyo."), "invalid")


class IntegerField(BodyField):
    """Integer field within the range of the database."""

    def __init__(self, *, least: int = 0, largest: int = LARGEST_INTEGER, **kwargs: Any) -> None:
        self.least, self.largest = least, largest
        super().__init__(described={"type": "integer", "minimum": least, "maximum": largest}, **kwargs)

    def to_internal_value(self, data: Any) -> int:
        # In Python, True is an int.
        if isinstance(data, int) and not isinstance(data, bool) and self.least <= data <= self.largest:
            return data
        message = _("Send a whole number from %(least)d to %(largest)d.")
        raise wrong(message % {"least": self.least, "largest": self.largest}, "invalid")


class BooleanField(BodyField):
    """Boolean field that accepts only true and false."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(described={"type": "boolean"}, **kwargs)

    def to_internal_value(self, data: Any) -> bool:
        if isinstance(data, bool):
            return data
        raise wrong(_("Send true or false."), "invalid")
