"""Command that loads the MOC, its Participants and its public history."""

from typing import Any

import pghistory
from django.core.management.base import BaseCommand

from core.db.postgresql.owner import as_owner
from mocportal import seed
from mocportal.seed.statistics import look_at_small_tables


class Command(BaseCommand):
    help = "Load the MOC, its Participants and its public history; running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        with pghistory.context(reason="Seed files"):
            instrument = seed.load()
        with as_owner():
            look_at_small_tables()
        self.stdout.write(f"{instrument.name_en}: loaded.")
