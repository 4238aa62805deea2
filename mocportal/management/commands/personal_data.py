"""Command ``manage.py personal_data 7``: exports the personal data of an official; ``--erase`` erases it.

``--outside 7`` and ``--account 7`` select an external person and an account instead.
"""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model

from accounts.services import erasing
from contacts.models import Official, Stakeholder, User
from contacts.services import personal_data
from contacts.services.personal_data import outsiders


@dataclass(frozen=True, slots=True)
class PersonKind:
    model: type[Model]
    data_of: Callable[[Any], dict[str, Any]]
    erase: Callable[[Any, str], None]


KINDS = {
    "official": PersonKind(
        Official, personal_data.data_of, lambda record, why: personal_data.erase(official=record, why=why)
    ),
    "outside": PersonKind(
        Stakeholder, outsiders.data_of, lambda record, why: outsiders.erase(stakeholder=record, why=why)
    ),
    "account": PersonKind(User, erasing.data_of, lambda record, why: erasing.erase(user=record, why=why)),
}


class Command(BaseCommand):
    help = "Write all that is kept of a person as JSON, or erase it for a reason."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int, help="the number of the record, as in its address")
        parser.add_argument("--erase", metavar="REASON", help="replace the personal data; it cannot be undone")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--outside", dest="kind", action="store_const", const="outside", help="who is from outside")
        which.add_argument("--account", dest="kind", action="store_const", const="account", help="an account")
        parser.set_defaults(kind="official")

    def handle(self, *, number: int, erase: str | None, kind: str, **_options: Any) -> None:
        person_kind = KINDS[kind]
        found = person_kind.model._default_manager.filter(pk=number).first()
        if found is None:
            msg = f"There is no {person_kind.model._meta.verbose_name} {number}."
            raise CommandError(msg)
        if erase is None:
            self.stdout.write(json.dumps(person_kind.data_of(found), ensure_ascii=False, indent=2))
            return
        try:
            person_kind.erase(found, erase)
        except ValueError as error:
            raise CommandError(str(error)) from error
