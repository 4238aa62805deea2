"""Command that grants the application role its privileges, without write access to history."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.services import rights
from core.db.postgresql.owner import application_role, as_owner


class Command(BaseCommand):
    help = (
        "Grant the role in DATABASE_URL what the portal needs, as the role in DATABASE_OWNER_URL. `migrate` does the "
        "same at its end; this is for a database that was restored."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        role = application_role()
        if not role:
            raise CommandError("Set DATABASE_URL to the application's role and DATABASE_OWNER_URL to the owner's.")
        with as_owner():
            rights.renew(role)
        self.stdout.write(f"{role} reads and writes records, and only adds to the history.")
