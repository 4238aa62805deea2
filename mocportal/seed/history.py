"""Seed of the public history: working arrangements, past Dialogues, and their actions."""

from commitments.enums import CommitmentState, Completion, Health, Origin
from commitments.models import AreaOfCooperation, Commitment, FormOfCooperation, Forum, Instrument, Provision
from commitments.services import commitments
from contacts.models import HandlingMark, Official, Participant, Rank, Side
from dialogue.models import (
    ActionItem,
    ChairEligibility,
    CoChair,
    ConsultationSession,
    Dialogue,
    Discussion,
    RotationTurn,
    WorkingArrangement,
)
from mocportal.seed.files import Table, columns

SHARED_MARK = "participants"
PUBLIC_MARK = "public"


def load(tables: Table, instrument: Instrument, officials: dict[str, Official]) -> None:
    """Create missing records."""
    for row in tables["eligible"]:
        participant = Participant.objects.get(code=row["participant"])
        for rank in Rank.objects.filter(code__in=row["ranks"]):
            ChairEligibility.objects.get_or_create(
                instrument=instrument, side=participant.side, participant=participant, rank=rank
            )
    for row in tables["arrangement"]:
        _arrange(instrument, row)
    for row in tables["dialogue"]:
        _hold(instrument, officials, row)
    for number, row in enumerate(tables["commitment"], start=1):
        _enter(instrument, number, row)
    for row in tables["session"]:
        ConsultationSession.objects.get_or_create(
            forum=Forum.objects.get(code=row["forum"]),
            held_on=row["held_on"],
            defaults={
                **columns(level=row.get("level"), place=row.get("place"), note=row.get("note")),
                "number": row.get("number"),
                "format": row.get("format", ""),
                "source": row["source"],
            },
        )


def _arrange(instrument: Instrument, row: Table) -> None:
    arrangement, created = WorkingArrangement.objects.get_or_create(
        code=row["code"],
        defaults={
            **columns(title=row["title"], text=row["text"]),
            "instrument": instrument,
            "kind": row["kind"],
            "side": Side.objects.get(code=row["side"]) if "side" in row else None,
            "basis": row["basis"],
            "source": row["source"],
        },
    )
    if created:
        for position, code in enumerate(row.get("turns", []), start=1):
            RotationTurn.objects.create(
                arrangement=arrangement, position=position, participant=Participant.objects.get(code=code)
            )


def _hold(instrument: Instrument, officials: dict[str, Official], row: Table) -> None:
    host = Side.objects.get(code=row["host"])
    dialogue, created = Dialogue.objects.get_or_create(
        instrument=instrument,
        number=row["number"],
        defaults={
            **columns(date_note=row.get("date_note")),
            "status": row["status"],
            "year": row.get("year"),
            "held_on": row.get("held_on"),
            "earliest_on": row.get("earliest_on"),
            "latest_on": row.get("latest_on"),
            "time_zone": host.time_zone,
            "host": host,
            "mark": HandlingMark.objects.get(code=SHARED_MARK),
            "source": row["source"],
        },
    )
    if not created:
        return
    for chair in row.get("cochair", []):
        official = officials[chair["official"]]
        CoChair.objects.create(
            dialogue=dialogue,
            side=official.participant.side,
            participant=official.participant,
            eligibility=ChairEligibility.objects.get(
                instrument=instrument, participant=official.participant, rank=official.rank
            ),
            official=official,
            title_en=official.title_en,
            title_fr=official.title_fr,
            title_ja=official.title_ja,
        )
    for order, subject in enumerate(row.get("discussion", []), start=1):
        discussion = Discussion.objects.create(
            dialogue=dialogue,
            order=order,
            source=row["source"],
            **columns(title=subject["title"], summary=subject.get("summary")),
        )
        discussion.areas.set(AreaOfCooperation.objects.filter(instrument=instrument, code__in=subject["areas"]))


def _enter(instrument: Instrument, number: int, row: Table) -> None:
    dialogue = Dialogue.objects.get(instrument=instrument, number=row["dialogue"])
    commitment = Commitment.objects.filter(reference=row["reference"]).first()
    if commitment is None:
        on = dialogue.held_by
        assert on is not None, "A Dialogue that was held is held by some day: a constraint says so."
        commitment = commitments.enter(
            instrument=instrument,
            by=None,
            on=on,
            state=CommitmentState.ACTIVE,
            reference=row["reference"],
            mark=HandlingMark.objects.get(code=PUBLIC_MARK),
            origin=Origin.DIALOGUE,
            source=row["source"],
            country=Side.objects.get(code=row["country"]) if "country" in row else None,
            actors=row["actors"],
            health=Health.NO_EVIDENCE,
            completion=Completion.NO_EVIDENCE,
            **columns(title=row["title"], text=row["text"]),
        )
        commitment.areas.set(AreaOfCooperation.objects.filter(instrument=instrument, code__in=row["areas"]))
        commitment.forms.set(FormOfCooperation.objects.filter(instrument=instrument, code__in=row["forms"]))
        commitment.provisions.set(Provision.objects.filter(instrument=instrument, code__in=row.get("provisions", [])))
    ActionItem.objects.get_or_create(
        dialogue=dialogue,
        number=number,
        defaults={**columns(title=row["title"]), "commitment": commitment, "source": row["source"]},
    )
