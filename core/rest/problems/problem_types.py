"""Problem types of the API: each has a URL that explains what happened and what to do.

A problem type is chosen by the ``default_code`` of the exception, or else by its status. The names are part of the API
and never change.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class ProblemType:
    """Problem type: its name in the URL, its status and the texts of its page.

    ``example`` holds the additional members of such a problem.
    """

    name: str
    status: int
    title: StrPromise
    explanation: StrPromise
    remedy: StrPromise
    example: dict[str, Any] = field(default_factory=dict)


KINDS = {
    kind.name: kind
    for kind in (
        ProblemType(
            "invalid-parameters",
            400,
            _("Invalid values"),
            _("Each entry in “errors” names a parameter or a place in the body and the correction needed."),
            _("Correct these values and send the request again. No changes were saved."),
            {"errors": [{"parameter": "due_on__lte", "code": "invalid", "message": "Write a day as in 2027-03-31."}]},
        ),
        ProblemType(
            "malformed-request",
            400,
            _("Malformed request"),
            _("The body does not match its media type, or the address is not valid."),
            _("Send valid JSON in UTF-8 without duplicate keys, and percent-encode the address."),
        ),
        ProblemType(
            "not-authenticated",
            401,
            _("Authentication required"),
            _("The credentials are missing, expired, revoked or invalid."),
            _("Send a valid token in the header “Authorization: Bearer …”. Create tokens in the portal."),
        ),
        ProblemType(
            "not-allowed",
            403,
            _("Permission denied"),
            _("You can read this resource but cannot perform this action."),
            _("“detail” says who can. Contact the Participant that owns the record."),
        ),
        ProblemType(
            "encrypted-only",
            403,
            _("HTTPS required"),
            _("The request was sent over HTTP. Its content, including the token, was not protected."),
            _("Use the https:// address and replace the token: it may be compromised."),
        ),
        ProblemType(
            "scope-missing",
            403,
            _("Scope missing"),
            _("The token is valid, but the partner system does not have the scope named in “scope”."),
            _(
                "Ask a contact point officer of the ministry to add the scope to the partner system. The token "
                "remains valid."
            ),
            {"scope": "register:read"},
        ),
        ProblemType(
            "not-found",
            404,
            _("Not found"),
            _("This resource does not exist or is not available to you."),
            _("Check the address. The record may also be restricted."),
        ),
        ProblemType(
            "method-not-allowed",
            405,
            _("Method not allowed"),
            _("This address does not support the method."),
            _("See the header “Allow” for supported methods."),
        ),
        ProblemType(
            "not-acceptable",
            406,
            _("Format not available"),
            _("None of the formats in the header “Accept” is available."),
            _("Request application/json or a format listed in the description of the operation."),
        ),
        ProblemType(
            "refused",
            409,
            _("Change not allowed"),
            _(
                "The change is not consistent with a rule. “detail” gives the reason and the solution; “code” "
                "identifies the rule."
            ),
            _("Read “detail” and the current record, then send an allowed change. No changes were saved."),
            {"code": "report-submitted"},
        ),
        ProblemType(
            "still-running",
            409,
            _("Request in progress"),
            _("Another request with the same “Idempotency-Key” is still being processed."),
            _("Wait for the number of seconds in “Retry-After”, then send the same request again."),
        ),
        ProblemType(
            "external-id-taken",
            409,
            _("Identifier already used"),
            _("Your partner system has already used this “external_id” for another record."),
            _("“url” is the address of that record. Update that record or use another identifier."),
            {"code": "external-id-taken", "url": "/api/v1/commitments/MOC-2026-014/"},
        ),
        ProblemType(
            "cursor-outdated",
            410,
            _("Cursor expired"),
            _("Your access has changed since the cursor was issued, so the changes after it are incomplete."),
            _("Reload the register and continue from its cursor."),
        ),
        ProblemType(
            "changed-since",
            412,
            _("Edit conflict"),
            _("“If-Match” does not match the current version of the record."),
            _("Read the record again, review the changes, and send your change with the new entity tag."),
            {"version": 7, "etag": '"7-5c1f0e9a"'},
        ),
        ProblemType(
            "payload-too-large",
            413,
            _("Request body too large"),
            _("The body has too many bytes or records for one request."),
            _("Split the request. “detail” gives the limit."),
        ),
        ProblemType(
            "address-too-long",
            414,
            _("The address is too long"),
            _("The request line has more than 8,190 bytes. A Japanese character takes nine bytes."),
            _("Send fewer fields or values, or split the request."),
        ),
        ProblemType(
            "unsupported-media-type",
            415,
            _("Unsupported media type"),
            _("This address does not accept the format named in “Content-Type”."),
            _("Send application/json."),
        ),
        ProblemType(
            "key-reused",
            422,
            _("Idempotency key already used"),
            _("This “Idempotency-Key” was already used for a different request."),
            _("Use a new key for each new request. Use the same key only to repeat an identical request."),
        ),
        ProblemType(
            "precondition-required",
            428,
            _("Precondition required"),
            _("Without “If-Match”, your change could overwrite another user's change."),
            _("Read the record and send its entity tag, the header “ETag”, as “If-Match”."),
        ),
        ProblemType(
            "too-many-requests",
            429,
            _("Too many requests"),
            _(
                "The account, the partner system or the Participant has reached a limit of requests a minute, "
                "concurrent requests, or processing time."
            ),
            _(
                "Wait for the number of seconds in “Retry-After”. “detail” gives the limit, and "
                "“X-RateLimit-Remaining” the requests left in this minute."
            ),
        ),
        ProblemType(
            "headers-too-large",
            431,
            _("The headers are too large"),
            _("A header is too long, or there are too many headers."),
            _("Send fewer and shorter headers."),
        ),
        ProblemType(
            "internal-error",
            500,
            _("Internal error"),
            _("The error was logged with the identifier in “instance”."),
            _("Give the identifier to the operator. Repeat a write request only with the same “Idempotency-Key”."),
        ),
        ProblemType(
            "unavailable",
            503,
            _("Service unavailable"),
            _("The portal is starting, under maintenance or waiting for its database."),
            _(
                "Wait for the number of seconds in “Retry-After”, then send the request again. Repeat a write "
                "request only with the same “Idempotency-Key”."
            ),
        ),
    )
}

# Default type of a status with several types.
_PLAIN = ("invalid-parameters", "not-allowed", "refused")
BY_STATUS = {kind.status: kind for kind in KINDS.values()} | {KINDS[name].status: KINDS[name] for name in _PLAIN}


def kind_of(status: int, code: object) -> ProblemType:
    """Return the problem type of a ``status``, by the ``code`` of the exception if a type has that name."""
    named = KINDS.get(code) if isinstance(code, str) else None
    if named is not None and named.status == status:
        return named
    return BY_STATUS.get(status, KINDS["internal-error"])
