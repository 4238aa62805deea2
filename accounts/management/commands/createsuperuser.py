"""Django's command, followed by the letters about a password that another person sets."""

from typing import Any

from django.contrib.auth.management.commands import createsuperuser

from accounts.services.credential_emails import notifies_of_passwords


class Command(createsuperuser.Command):
    """Create an account on the server, and notify the holder, the contact point and the administrators."""

    def handle(self, *args: Any, **options: Any) -> str | None:
        with notifies_of_passwords():
            result: str | None = super().handle(*args, **options)
        return result
