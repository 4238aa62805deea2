"""Django's command, as the owner of the tables, and the rights that new tables need."""

from typing import Any

from django.core.management.commands import migrate

from mocportal.history.services import rights
from mocportal.postgresql.owner import application_role, as_owner


class Command(migrate.Command):
    """Every migration ends with the rights of the application's role, so that no table is without them."""

    def handle(self, *args: Any, **options: Any) -> None:
        # What only asks is answered by whoever asks.
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        # Inside, the settings name the owner.
        role = application_role()
        with as_owner():
            super().handle(*args, **options)
            rights.renew(role)
