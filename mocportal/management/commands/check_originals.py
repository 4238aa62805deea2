"""Command that lists records whose original language is wrong or doubtful."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.db.originals import doubtful_originals


class Command(BaseCommand):
    help = (
        "List records without a text in their original language, and texts whose script is not that of their language, "
        "such as Japanese characters in an English text. A person corrects them on the page of the record."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        found = 0
        for doubt in doubtful_originals():
            found += 1
            self.stdout.write(f"{doubt.record._meta.label} {doubt.record.pk}\t{doubt.column}\t{doubt.reason}")
        if found:
            message = f"{found} texts to check."
            raise CommandError(message)
        self.stdout.write("Every record has a text in its original language, in the script of that language.")
