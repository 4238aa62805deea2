"""``manage.py personal_data 7``: what is kept of an official, for who asks; ``--erase`` lets it go."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contacts.models import Official
from contacts.services import personal_data


class Command(BaseCommand):
    help = "Write all that is kept of an official as JSON, or erase it for a reason."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("official", type=int, help="the number of the official, as in the address of the record")
        parser.add_argument("--erase", metavar="REASON", help="replace the personal data; it cannot be undone")

    def handle(self, *, official: int, erase: str | None, **_options: Any) -> None:
        found = Official.objects.filter(pk=official).first()
        if found is None:
            msg = f"There is no official {official}."
            raise CommandError(msg)
        if erase is None:
            self.stdout.write(json.dumps(personal_data.kept_of(found), ensure_ascii=False, indent=2))
            return
        try:
            personal_data.erase(official=found, why=erase)
        except ValueError as error:
            raise CommandError(str(error)) from error
