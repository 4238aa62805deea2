"""What a request that writes is refused for beside its values. Each has a kind of problem of the same name."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import status
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError

from core.refusals import rules
from core.refusals.errors import DomainError


def wrong(message: str, code: str, *, at: str = "") -> ValidationError:
    """What is wrong with a value, or with the value of the field ``at``: for people, and as a word for programs."""
    found = [ErrorDetail(message, code)]
    return ValidationError({at: found} if at else found)


class Refusal(APIException):
    """A refusal whose problem has ``members`` of its own, and whose answer has ``headers`` of its own."""

    def __init__(self, detail: str, *, headers: Mapping[str, str] | None = None, **members: Any) -> None:
        super().__init__(detail)
        self.headers, self.members = dict(headers or {}), members


class PreconditionRequired(Refusal):
    """A change that does not say which version it was made from (RFC 6585)."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "precondition-required"


class ChangedSince(Refusal):
    """A change that was made from a version which is no longer the present one (RFC 9110)."""

    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_code = "changed-since"


class StillRunning(Refusal):
    """A request whose twin, with the same key, has not been answered yet."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "still-running"


class KeyReused(Refusal):
    """Another request under a key that has been used."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_code = "key-reused"


class PayloadTooLarge(Refusal):
    """A body with more than is read at once."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "payload-too-large"


class InTheWay(Refusal):
    """A transaction that the database undid, since it and another waited for each other."""

    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    default_code = "unavailable"


class OutOfSightError(DomainError):
    """A record that whoever writes it could not read afterwards."""

    code = "out-of-sight"
    title = gettext_lazy("A change after which whoever makes it would not see the record any more")
    rule = rules.SIGHT
    meaning = gettext_lazy(
        "Whoever writes a record reads it afterwards, and this change would hide it from the very account that "
        "makes it."
    )
    remedy = gettext_lazy(
        "Choose a wider handling mark, or leave the change to somebody who may still read the record then."
    )


def refuse_out_of_sight() -> OutOfSightError:
    return OutOfSightError(_("You would not see the record any more. Choose a wider handling mark."))


def in_the_way() -> InTheWay:
    message = _("Another change was in the way, and nothing of yours was kept. Send it again.")
    return InTheWay(message, headers={"Retry-After": "1"})


@contextmanager
def in_row(index: int | None) -> Iterator[None]:
    """Let a refusal say which of the records in the body it concerns; None where the body is one record."""
    try:
        yield
    except ValidationError as error:
        raise error if index is None else ValidationError({str(index): error.detail}) from error
    except (APIException, DomainError, IntegrityError) as error:
        if index is not None:
            error.pointer = f"/{index}"  # type: ignore[union-attr]  # Whoever writes the problem reads it.
        raise
