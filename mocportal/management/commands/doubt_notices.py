"""Command ``manage.py doubt_notices``, for use after a restore to an earlier time, before a worker starts."""

from typing import Any

import pghistory
from django.core.management.base import BaseCommand
from django.utils import timezone

from contacts.services import delivery


class Command(BaseCommand):
    help = (
        "Leave notices that wait to be mailed to a person. For a database that was restored, before a worker runs on "
        "it: what waited at that moment may have been sent since, and no notice is sent twice by itself."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        with pghistory.context(reason="The database was restored"):
            doubted = delivery.doubt_formal(timezone.now())
        self.stdout.write(f"{doubted} mails of notices wait for a person now; see Messages, filter Uncertain.")
