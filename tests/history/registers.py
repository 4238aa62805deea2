"""A sealed register with one of each record that counts, for the tests that tamper with it."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from audit.models import Seal, SealedRow, SealingMark
from audit.services import daily_heads, head_copies
from audit.services.sealer import seal_all
from audit.services.verifying import verify
from commitments.models import Commitment
from contacts.enums import Role
from contacts.services.personal_data import outsiders
from core.feed.sequencer import settle_all
from core.text.languages import Language
from dialogue.models import PaperFile
from dialogue.services import files
from tests import tables
from tests.factories import commitments as c, law, records
from tests.factories.contacts import ContactPointOfficerFactory, HandlingMarkFactory, StakeholderFactory, UserFactory
from tests.factories.dialogue import AgendaItemFactory, PaperFactory
from tests.factories.partners import TokenFactory
from tests.history.tampering import run_untracked

PDF = b"%PDF-1.7 fictitious"
NAME = "evidence/2026/fictitious.pdf"


def _make() -> None:
    """A register with one of each record that counts, sealed and signed."""
    moc = law.memorandum()
    records.adopted(moc)
    law.decided(moc)
    law.proposed(moc)
    law.acknowledge(moc, law.issued(moc), "JP2")
    person = StakeholderFactory.create(name="Zoé")
    seal_all()
    commitment = c.CommitmentFactory.create(
        instrument=moc.instrument, lead=moc.participants["JP1"], title_fr="Engagement", title_ja="約束"
    )
    c.CommitmentAreaFactory.create(commitment=commitment, area=moc.instrument.areas.first())
    c.MilestoneFactory.create(commitment=commitment)
    c.ProgressReportFactory.create(commitment=commitment, submitted=True)
    evidence = c.EvidenceFactory.build(
        commitment=commitment,
        link="",
        mark=HandlingMarkFactory.create(),
        file_name="a.pdf",
        size=len(PDF),
        media_type="application/pdf",
    )
    evidence.kind, evidence.file, evidence.sha256 = "file", NAME, hashlib.sha256(PDF).hexdigest()
    evidence.save()
    AgendaItemFactory.issued()
    paper = PaperFactory.create()
    user = UserFactory.create(role=Role.ADMINISTRATOR, email="admin@example.org")
    PaperFile.objects.create(
        paper=paper,
        revision=0,
        language=Language.ENGLISH,
        name="a.pdf",
        file=files.keep(PDF),
        brought_by=user,
        brought_at=law.AT,
    )
    ContactPointOfficerFactory.create()
    TokenFactory.create()
    outsiders.erase(stakeholder=person, why="On request")
    settle_all()
    seal_all()
    daily_heads.sign_head(at=timezone.now())


def make_register() -> None:
    """Have the register in the tables, and its file and head in the store."""
    tables.make_once("tampering", _make)
    default_storage.delete(NAME)
    default_storage.save(NAME, ContentFile(PDF))
    head_copies.renew(at=timezone.now())
    # A table of which a key is still to be checked cannot be altered.
    connection.check_constraints()


def found() -> list[str]:
    _word, findings, _verifier = verify(at=timezone.now())
    return findings


def first(table: str, where: str = "true", key: str = "id") -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min({key}) FROM {table} WHERE {where}")
        return int(cursor.fetchone()[0])


def enter_later() -> None:
    c.MilestoneFactory.create(commitment=Commitment.objects.get(), title_en="Later")


def remove_the_end_of_the_chain() -> str:
    """Remove the last seal with its rows, and the history and the records that they are of. Return its name."""
    marks = list(SealingMark.objects.all())
    enter_later()
    seal_all()
    newest = Seal.objects.latest("number")
    head_copies.renew(at=timezone.now())
    sealed = SealedRow.objects.filter(position__gte=newest.first).values_list("table", "row")
    for table, row in list(sealed):
        record = first(table, f"pgh_id = {row}", "pgh_obj_id")
        run_untracked(
            f"DELETE FROM {table} WHERE pgh_id = {row}",
            f"DELETE FROM {table.removesuffix('event')} WHERE id = {record}",
        )
    run_untracked(
        f"DELETE FROM history_sealedrow WHERE position >= {newest.first}",
        f"DELETE FROM history_seal WHERE number = {newest.number}",
        "DELETE FROM history_sealingmark",
    )
    SealingMark.objects.bulk_create(marks)
    return f"Seal {newest.number}: is missing, and with it all after position {newest.first - 1}"
