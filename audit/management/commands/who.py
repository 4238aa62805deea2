"""Command that lists accesses and changes between two dates."""

import csv
from argparse import ArgumentParser
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.audit import cell
from audit.services.audit_queries import HEAD, AuditQuery, answer, tracked
from contacts.models import User


class Command(BaseCommand):
    help = "Say who saw or changed a record, or what a person saw or changed, from one day to another (UTC), as CSV."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="since", type=date.fromisoformat, required=True, metavar="DAY")
        parser.add_argument("--to", dest="until", type=date.fromisoformat, required=True, metavar="DAY")
        parser.add_argument("--record", default="", metavar="MODEL[:NUMBER]", help="such as commitments.Commitment:12")
        parser.add_argument("--person", default="", metavar="USERNAME")
        parser.add_argument("--role", default="", metavar="ROLE", help="what it changed in the database by hand")

    def handle(self, *_args: Any, **options: Any) -> None:
        label, _colon, number = options["record"].partition(":")
        if label and label not in tracked():
            raise CommandError(f"There is no such kind of record. There are: {', '.join(tracked())}")
        person = User.objects.filter(username=options["person"]).first()
        if options["person"] and person is None:
            raise CommandError("There is no such account.")
        query = AuditQuery(
            since=datetime.combine(options["since"], time(), UTC),
            until=datetime.combine(options["until"] + timedelta(days=1), time(), UTC),
            model=label,
            record=int(number) if number else None,
            person=person,
            role=options["role"],
        )
        table = csv.writer(self.stdout)
        table.writerow(HEAD)
        for line in answer(query):
            table.writerow([cell(value) for value in line])
