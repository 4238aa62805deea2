"""What every session begins with, by whatever way: the moment at which its owner last showed who they are."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from accounts.services import recent


@receiver(user_logged_in)
def note(sender: object, request: HttpRequest, **_kwargs: Any) -> None:
    """Signing in is showing who one is. A signal, since Django's own way in is one of several."""
    recent.note(request.session, timezone.now())
