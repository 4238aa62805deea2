"""Session signals, which record the time of authentication in every new session."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from accounts.services import recent


@receiver(user_logged_in)
def note(sender: object, request: HttpRequest, **_kwargs: Any) -> None:
    """Record a sign-in as confirmation of identity. A signal, since Django's own sign-in is one of several."""
    recent.note(request.session, timezone.now())
