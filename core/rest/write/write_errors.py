"""Write errors other than invalid values. Each has a problem type of the same name."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError

from core.refusals.errors import DomainError


def wrong(message: str, code: str, *, at: str = "") -> ValidationError:
    """Return a validation error of a value, or of the field ``at``, with a message and a code."""
    found = [ErrorDetail(message, code)]
    return ValidationError({at: found} if at else found)


class Refusal(APIException):
    """API error with additional ``members`` of its problem and additional ``headers``."""

    def __init__(self, detail: str, *, headers: Mapping[str, str] | None = None, **members: Any) -> None:
        super().__init__(detail)
        self.headers, self.members = dict(headers or {}), members


class PreconditionRequired(Refusal):
    """Missing precondition (428): a change without a version (RFC 6585)."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "precondition-required"


class PreconditionFailed(Refusal):
    """Failed precondition (412): a change based on an outdated version (RFC 9110)."""

    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_code = "changed-since"


class RequestInProgress(Refusal):
    """Idempotency key in use (409): the first request with the key is still running."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "still-running"


class KeyReused(Refusal):
    """Idempotency key reused (422): another request has used the key."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_code = "key-reused"


class PayloadTooLarge(Refusal):
    """Request body too large (413): too many bytes or records."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "payload-too-large"


class TransactionConflict(Refusal):
    """Transaction aborted by the database (503) because of a deadlock or a serialization conflict."""

    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    default_code = "unavailable"


def in_the_way() -> TransactionConflict:
    message = _("The change conflicted with another change and was not saved. Send it again.")
    return TransactionConflict(message, headers={"Retry-After": "1"})


@contextmanager
def in_row(index: int | None) -> Iterator[None]:
    """Add the index of the record in the body to an error; None for a body with one record."""
    try:
        yield
    except ValidationError as error:
        raise error if index is None else ValidationError({str(index): error.detail}) from error
    except (APIException, DomainError, IntegrityError) as error:
        if index is not None:
            error.pointer = f"/{index}"  # type: ignore[union-attr]  # Read by the exception handler.
        raise
