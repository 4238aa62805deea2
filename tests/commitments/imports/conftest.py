"""A small register, people of each role, and files as they send them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from commitments.models import AreaOfCooperation, Commitment, FormOfCooperation, PreparedImport
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from tests.factories.commitments import (
    AreaFactory,
    CommitmentAreaFactory,
    CommitmentFactory,
    CommitmentFormFactory,
    FormFactory,
    ShippedInstrumentFactory,
)
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory

IMPORT = reverse("commitments:import")

type Cells = Mapping[str, Any]


@dataclass
class Register:
    ours: Participant
    theirs: Participant
    area: AreaOfCooperation
    form: FormOfCooperation

    def commitment(self, **fields: Any) -> Commitment:
        """One that we lead, in an area and in a form, unless ``fields`` say otherwise."""
        made = CommitmentFactory.create(**{"lead": self.ours} | fields)
        CommitmentAreaFactory.create(commitment=made, area=self.area)
        CommitmentFormFactory.create(commitment=made, form=self.form)
        return made

    @property
    def row(self) -> dict[str, Any]:
        """What a new commitment needs."""
        return {"title_en": "A new one", "areas": self.area.code, "forms": self.form.code, "mark": "participants"}


@pytest.fixture
def register(db: None) -> Register:
    ShippedInstrumentFactory.create()
    for audience in (Audience.PUBLIC, Audience.PARTICIPANTS, Audience.OWN_PARTICIPANT, Audience.NAMED):
        HandlingMarkFactory.create(audience=audience)
    return Register(
        ParticipantFactory.create(code="OURS", order=9001),
        ParticipantFactory.create(code="THEIRS", order=9002),
        AreaFactory.create(),
        FormFactory.create(),
    )


@dataclass
class Person:
    """Somebody at the pages of the import."""

    user: User
    client: Client

    def send(self, name: str, content: bytes, **fields: str) -> HttpResponse:
        sent = {"kind": "commitments", "file": SimpleUploadedFile(name, content)} | fields
        return self.client.post(IMPORT, sent)  # type: ignore[return-value]  # The client's own subclass.

    def send_rows(self, *rows: Cells, **fields: str) -> HttpResponse:
        return self.send("rows.xlsx", workbook(*rows), **fields)

    def confirm(self) -> HttpResponse:
        """Confirm the file that was sent last."""
        prepared = PreparedImport.objects.filter(owner=self.user).latest("created_at")
        return self.client.post(reverse("commitments:prepared-import", args=[prepared.pk]))  # type: ignore[return-value]  # The same.

    def export(self, form: str = "xlsx", kind: str = "commitments", **query: str) -> bytes:
        name = ("commitments:export", [form]) if kind == "commitments" else ("commitments:export-of", [kind, form])
        answer = self.client.get(reverse(name[0], args=name[1], query=query))
        assert answer.status_code == 200
        return answer.content


@pytest.fixture
def person(register: Register) -> Callable[..., Person]:
    """Somebody of a role; where it belongs to a ministry, of ours."""

    def make(role: Role, **fields: Any) -> Person:
        own = {"participant": register.ours if role.belongs_to_participant else None}
        user = UserFactory.create(role=role, **own | fields)
        # Without raising, so that what would be the answer 500 is one.
        client = Client(raise_request_exception=False)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return Person(user, client)

    return make


@pytest.fixture
def editor(person: Callable[..., Person]) -> Person:
    return person(Role.EDITOR)


@pytest.fixture
def secretariat(person: Callable[..., Person]) -> Person:
    return person(Role.SECRETARIAT)


def workbook(*rows: Cells) -> bytes:
    """A workbook with the names of the first row's cells in its head."""
    head = list(rows[0])
    return table(head, *([row.get(name) for name in head] for row in rows))


def table(*lines: Sequence[Any]) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    for line in lines:
        page.append(line)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def lines_of(content: bytes, sheet: int = 0) -> list[list[Any]]:
    """A sheet of a workbook, the first if none is named, as another program reads it."""
    page = load_workbook(BytesIO(content)).worksheets[sheet]
    return [[cell.value for cell in row] for row in page.iter_rows()]


def records_of(content: bytes) -> list[dict[str, Any]]:
    head, *lines = lines_of(content)
    return [dict(zip(head, line, strict=True)) for line in lines]
