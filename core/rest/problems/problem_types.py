"""Problem types of the API: each has a URL that explains what happened and what to do.

A problem type is chosen by the ``default_code`` of the exception, or else by its status. The names are part of the API
and never change.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class ProblemType:
    """Problem type: its name in the URL, its status and the texts of its page.

    ``example`` holds the additional members of such a problem.
    """

    name: str
    status: int
    title: "_StrPromise"
    explanation: "_StrPromise"
    remedy: "_StrPromise"
    example: dict[str, Any] = field(default_factory=dict)


KINDS = {
    kind.name: kind
    for kind in (
        ProblemType(
            "invalid-parameters",
            400,
            _("The request has values that cannot be used"),
            _("Each entry of “errors” names a parameter or a place in the body, and says what to change."),
            _("Change the values that are named and send the request again. Nothing was kept."),
            {"errors": [{"parameter": "due_on__lte", "code": "invalid", "message": "Write a day as in 2027-03-31."}]},
        ),
        ProblemType(
            "malformed-request",
            400,
            _("The request cannot be read"),
            _("The body is not what its media type says, or the address holds what no address can."),
            _("Send JSON in UTF-8 with each key once, and percent-encode what stands in the address."),
        ),
        ProblemType(
            "not-authenticated",
            401,
            _("Sign-in is needed"),
            _("The request has no credentials, or such that open nothing: expired, revoked or mistyped."),
            _("Send a valid token in the header “Authorization: Bearer …”. People make tokens in the portal."),
        ),
        ProblemType(
            "not-allowed",
            403,
            _("Not allowed"),
            _("You may see this but not do what you asked for."),
            _("“detail” says who may. Ask the Participant whose record it is."),
        ),
        ProblemType(
            "encrypted-only",
            403,
            _("The request came without encryption"),
            _("It was sent over plain HTTP, so that whoever was on the way could read it, the token included."),
            _("Send it to the address that begins with https://, and have its token replaced: it is no secret now."),
        ),
        ProblemType(
            "scope-missing",
            403,
            _("The partner system lacks a scope"),
            _("The token is valid, but its partner system may not do this. “scope” names what it lacks."),
            _(
                "Ask a contact point officer of the ministry to add the scope to the partner system. "
                "The token need not change."
            ),
            {"scope": "register:read"},
        ),
        ProblemType(
            "not-found",
            404,
            _("Not found"),
            _("There is nothing at this address that you may see."),
            _("Compare the address with the one that the API gave. A record may also have been hidden from you."),
        ),
        ProblemType(
            "method-not-allowed",
            405,
            _("The method is not offered here"),
            _("The address exists, but not for this method."),
            _("The header “Allow” names the methods that this address knows."),
        ),
        ProblemType(
            "not-acceptable",
            406,
            _("No such format"),
            _("The header “Accept” names only formats that are not offered here."),
            _("Accept application/json, or one of the formats that the description of the operation names."),
        ),
        ProblemType(
            "refused",
            409,
            _("Refused as it stands"),
            _("The record would become false. “detail” says why and what can be done; “code” names the rule."),
            _("Read “detail”, read the record again, and ask only for what its state allows. Nothing was kept."),
            {"code": "report-submitted"},
        ),
        ProblemType(
            "still-running",
            409,
            _("The first request with this key is still at work"),
            _("Another request with the same “Idempotency-Key” has not been answered yet."),
            _("Wait for the seconds that the header “Retry-After” names and send the same request again."),
        ),
        ProblemType(
            "external-id-taken",
            409,
            _("The identifier is taken"),
            _("Your partner system has given this “external_id” to another record already."),
            _("“url” is the address of that record. Change it there, or use another identifier."),
            {"code": "external-id-taken", "url": "/api/v1/commitments/MOC-2026-014/"},
        ),
        ProblemType(
            "cursor-outdated",
            410,
            _("The cursor no longer leads on"),
            _("What you may see has changed since the cursor was given: the changes after it are not all of it."),
            _("Load the register anew and go on from the cursor that it begins with."),
        ),
        ProblemType(
            "changed-since",
            412,
            _("The record has changed since you read it"),
            _("“If-Match” names a version of the record that is no longer the present one."),
            _("Read the record again, look at what changed, and send your change with the new entity tag."),
            {"version": 7, "etag": '"7-5c1f0e9a"'},
        ),
        ProblemType(
            "payload-too-large",
            413,
            _("The body is too large"),
            _("The body has more bytes or more records than are read at once."),
            _("Send less in one request. “detail” names the limit."),
        ),
        ProblemType(
            "address-too-long",
            414,
            _("The address is too long"),
            _("The first line of the request has more than 8,190 bytes. A Japanese character takes nine of them."),
            _("Name fewer fields or values, or ask for them in several requests."),
        ),
        ProblemType(
            "unsupported-media-type",
            415,
            _("The body has a format that is not read here"),
            _("The header “Content-Type” names a format that this address does not read."),
            _("Send application/json."),
        ),
        ProblemType(
            "key-reused",
            422,
            _("The key belongs to another request"),
            _("This “Idempotency-Key” came with another request before."),
            _("Use a new key for each new request. Use the same key only to repeat the very same one."),
        ),
        ProblemType(
            "precondition-required",
            428,
            _("Say which version you change"),
            _("Without “If-Match” your change could overwrite what somebody else entered meanwhile."),
            _("Read the record and send its entity tag, the header “ETag”, as “If-Match”."),
        ),
        ProblemType(
            "too-many-requests",
            429,
            _("Too many requests"),
            _(
                "A limit is reached: requests a minute, requests at once, or time for expensive operations of the "
                "account, the partner system or the Participant."
            ),
            _(
                "Wait for the seconds that the header “Retry-After” names. “detail” names the limit, and "
                "“X-RateLimit-Remaining” the requests that are left in this minute."
            ),
        ),
        ProblemType(
            "headers-too-large",
            431,
            _("The headers are too large"),
            _("A header of the request is longer than is read, or there are too many of them."),
            _("Send fewer and shorter headers."),
        ),
        ProblemType(
            "internal-error",
            500,
            _("The portal failed"),
            _("The request was recorded under the identifier in “instance”."),
            _("Give the identifier to the operator. Repeat a request that writes only with its “Idempotency-Key”."),
        ),
        ProblemType(
            "unavailable",
            503,
            _("The portal cannot answer now"),
            _("It is starting, being maintained, or waiting for its database."),
            _(
                "Wait for the seconds that the header “Retry-After” names and ask again. "
                "Repeat a request that writes only with its “Idempotency-Key”."
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
