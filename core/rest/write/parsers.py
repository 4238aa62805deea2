"""Strict JSON parser (RFC 8259): input that two programs could read differently is rejected."""

import json
import math
from collections.abc import Mapping
from itertools import accumulate
from typing import Any, NoReturn

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import BaseParser

from core.rest.write.write_errors import PayloadTooLarge

# A hundred commitments with long texts in three languages have half of that.
LARGEST_BODY = 1024 * 1024
# An object by language in an object in a list has depth three.
DEEPEST = 16
STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}


class StrictJSONParser(BaseParser):
    """JSON parser that rejects repeated keys, NaN, lone surrogates, other encodings and unlimited depth."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> Any:
        _check_charset(media_type or self.media_type)
        body = stream.read(LARGEST_BODY + 1)
        if len(body) > LARGEST_BODY:
            raise PayloadTooLarge(_("Send at most %(most)d bytes in one request.") % {"most": LARGEST_BODY})
        try:
            text = body.decode("utf-8")
            _check_depth(text)
            parsed = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite)
            if "\\u" in text:
                # A lone surrogate, which no text can contain.
                json.dumps(parsed, ensure_ascii=False).encode("utf-8")
        except UnicodeError as error:
            raise ParseError(_("The body is not UTF-8.")) from error
        except json.JSONDecodeError as error:
            message = _("The body is not valid JSON (line %(line)d, column %(column)d).")
            raise ParseError(message % {"line": error.lineno, "column": error.colno}) from error
        except InvalidJsonError as error:
            raise ParseError(str(error)) from error
        except ValueError as error:
            # For a number with more digits than Python converts.
            raise ParseError(_("The body contains an invalid number.")) from error
        return parsed


class InvalidJsonError(ValueError):
    """Error for JSON that programs read differently; the message is for people."""


def _check_charset(media_type: str) -> None:
    for parameter in media_type.split(";")[1:]:
        name, _equals, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip().strip('"').lower() not in {"utf-8", "utf8"}:
            raise UnsupportedMediaType(media_type)


def _check_depth(text: str) -> None:
    # Brackets inside strings count too here; the exact count follows only for so many brackets.
    if text.count("[") + text.count("{") <= DEEPEST:
        return
    inside, steps = False, []
    escaped = False
    for character in text:
        if inside:
            inside = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            inside = True
        elif step := STEPS.get(character):
            steps.append(step)
    if max(accumulate(steps), default=0) > DEEPEST:
        raise InvalidJsonError(_("The body is nested too deeply."))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise InvalidJsonError(_("The body contains a duplicate key."))
    return found


def _no_number(name: str) -> NoReturn:
    raise InvalidJsonError(_("“%(name)s” is not a valid JSON number.") % {"name": name})


def _finite(written: str) -> float:
    number = float(written)
    if math.isinf(number):
        raise InvalidJsonError(_("The body contains a number that is too large."))
    return number
