"""Command ``manage.py own_files``: assigns the file store to this portal."""

from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand

from core.files.storage import ownership


class Command(BaseCommand):
    help = (
        "Say in the store of files that they are this portal's. Only where no other portal uses the store: files that "
        "this portal's records do not name are removed from then on."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        before = ownership.own_records(default_storage)
        previous = ", ".join(f"{name} {value}" for name, value in (before or {}).items())
        self.stdout.write(f"The files belong to this portal. Previous owner: {previous or 'none'}.")
