"""Actions of the Dialogue's pages: call a service and show its result as a message."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.services.dates import warnings_of
from contacts.models import User
from core.refusals.constraint_messages import message_for
from core.refusals.errors import DomainError
from dialogue.models import Dialogue
from dialogue.services.record_rows import day_there

# Errors of services, and constraint violations in a race.
REFUSALS = (DomainError, IntegrityError)


def carried_out(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Perform ``act`` and add a success message, or an error message if it was refused; return whether it was done."""
    refused = refusal_of(act)
    if refused:
        messages.error(request, refused)
    else:
        messages.success(request, done)
    return not refused


def refusal_of(act: Callable[[], object]) -> str:
    """Perform ``act``; return an empty string, or the error message in the reader's language."""
    try:
        act()
    except REFUSALS as refusal:
        return in_words(refusal)
    return ""


def accepted(form: BaseForm, act: Callable[[], object]) -> bool:
    """Perform ``act`` if the form is valid, and return whether it was done; a refusal becomes an error of the form."""
    if not form.is_valid():
        return False
    if refused := refusal_of(act):
        form.add_error(None, refused)
    return not refused


def warn_of_day(request: HttpRequest, dialogue: Dialogue, day: date | None) -> None:
    """Warn of a due date in the past, after the last day of the MOC or on a holiday; none blocks saving."""
    today = day_there(dialogue, timezone.now())
    for sentence in warnings_of(day, instrument=dialogue.instrument, today=today) if day else ():
        messages.warning(request, sentence)


def nothing_changed(request: HttpRequest) -> None:
    """Report that a form was sent as it was shown."""
    messages.info(request, _("No changes were made."))


def in_words(refusal: DomainError | IntegrityError) -> str:
    """Return the error message of a refusal in the reader's language."""
    return message_for(refusal) if isinstance(refusal, IntegrityError) else str(refusal)


def allowed(request: HttpRequest, right: str, record: object = None) -> User:
    """Return the user if permitted ``right`` on ``record``. Raises PermissionDenied otherwise."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(right, record):
        raise PermissionDenied(_("Your role does not allow this action, or the record is closed."))
    return user
