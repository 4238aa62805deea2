"""Command ``manage.py compilemessages``, without Django's dependency on gettext."""

from typing import Any

from django.core.management.base import BaseCommand

from mocportal.local import catalogues


class Command(BaseCommand):
    help = "Compile the message catalogues in locale/. No program of gettext is needed."
    # Translated checks would need catalogues that are not compiled yet.
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        stale = catalogues.stale()
        catalogues.compile_all()
        self.stdout.write(f"Compiled {len(stale)} message catalogues. All catalogues are up to date.")
