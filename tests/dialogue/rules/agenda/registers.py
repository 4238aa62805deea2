"""Registers for tests of the agenda rules: small inputs without a database."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from commitments.enums import Completion, Health, IpAnswer, Origin, ReviewAnswer
from core.text.multilingual_text import MultilingualText
from dialogue.enums import DialogueStatus
from dialogue.rules.agenda.inputs import (
    AcceptedProposal,
    ActionInput,
    AgendaInput,
    AreaOrForm,
    CommitmentFact,
    DiscussionData,
    GovernanceRecord,
    InstrumentData,
    InviteeData,
    MeetingData,
    PaperData,
    PastDialogue,
    ReportData,
)
from moc.article_9_status import status

WORDS = MultilingualText(en="Fictitious")
DAY = date(2027, 2, 9)
FIRST, SECOND = date(2024, 9, 24), date(2025, 8, 26)
AREAS = ("2(c)(i)", "2(c)(iii)", "2(c)(v)")


def area(code: str) -> AreaOrForm:
    return AreaOrForm(code, MultilingualText(en=code), is_open_ended=False)


def report(
    on: date = date(2026, 11, 1), health: Health = Health.ON_TRACK, completion: Completion = Completion.LIMITED
) -> ReportData:
    return ReportData(on, WORDS, health, completion)


def commitment(number: int = 1, **changed: Any) -> CommitmentFact:
    """Return a commitment on track: with a lead, a due date after the Dialogue and a report."""
    facts: dict[str, Any] = {
        "reference": f"MOC-2026-{number:03}",
        "title": WORDS,
        "lead": "METI",
        "support": (),
        "areas": AREAS[:1],
        "forms": (),
        "also_in": (),
        "origin": Origin.DIALOGUE,
        "active_since": FIRST,
        "due_on": date(2027, 12, 1),
        "ip_answer": IpAnswer.NOT_EXPECTED,
        "has_ip_instrument": False,
        "milestones": (),
        "last_report": report(),
        "evidence": 0,
        "review": ReviewAnswer.KEEP,
        "review_reason": "It goes on.",
        "reviewed_on": date(2027, 1, 15),
    }
    return CommitmentFact(**{**facts, **changed})


def past(number: int, on: date, **changed: Any) -> PastDialogue:
    discussed = (DiscussionData(WORDS, WORDS, AREAS),)
    facts: dict[str, Any] = {"date_note": WORDS, "host": "JP", "chairs": (), "discussions": discussed}
    return PastDialogue(number=number, held_on=on, held_by=on, **{**facts, **changed})


def action(number: int = 1, **changed: Any) -> ActionInput:
    facts: dict[str, Any] = {
        "code": f"2/{number}",
        "dialogue": 2,
        "title": WORDS,
        "lead": "METI",
        "support": (),
        "due_on": date(2027, 6, 1),
        "is_open": True,
        "commitment": None,
    }
    return ActionInput(**{**facts, **changed})


def proposal(key: str = "area:2(c)(i)", **changed: Any) -> AcceptedProposal:
    facts: dict[str, Any] = {"participant": "METI", "on": date(2026, 12, 1)}
    return AcceptedProposal(key, **{**facts, **changed})


def paper(key: str) -> PaperData:
    return PaperData("JCBD/3/3", WORDS, key, WORDS, "METI", None)


def invitee(name: str = "A guest", *items: str) -> InviteeData:
    return InviteeData(name, WORDS, WORDS, "METI", items)


def meeting(**changed: Any) -> MeetingData:
    facts: dict[str, Any] = {
        "number": 3,
        "status": DialogueStatus.CONFIRMED,
        "held_on": DAY,
        "wall_start": datetime(2027, 2, 9, 9, 0),  # noqa: DTZ001  # Wall times are naive.
        "time_zone": "America/Toronto",
        "minutes": 180,
        "host": "CA",
        "city": WORDS,
        "venue": WORDS,
        "format": "in_person",
        "languages": ("en",),
        "interpretation": WORDS,
        "contact": "",
        "mark": WORDS,
        "chairs": (),
        "delegates": (),
        "invitees": (),
    }
    return MeetingData(**{**facts, **changed})


def register(commitments: Iterable[CommitmentFact] = (), **changed: Any) -> AgendaInput:
    """Return a register with three areas, which both past Dialogues discussed."""
    today = date(2026, 11, 24)
    facts: dict[str, Any] = {
        "as_of": datetime(2026, 11, 24, 12, tzinfo=UTC),
        "today": today,
        "instrument": InstrumentData(WORDS, WORDS, WORDS, "JCBD", 12),
        "law": GovernanceRecord(status(signatures={"METI": FIRST}, notices=(), modifications=(), on=today)),
        "meeting": meeting(),
        "sides": {},
        "participants": {},
        "areas": tuple(map(area, AREAS)),
        "forms": (),
        "provisions": {},
        "rotation": None,
        "host_alternates_by": "",
        "eligible": (),
        "past": (past(1, FIRST), past(2, SECOND)),
        "commitments": tuple(commitments),
        "closed": {},
        "actions": (),
        "activities": (),
        "cmwg": None,
        "forum": "CMWG",
        "sessions": (),
    }
    return AgendaInput(**{**facts, **changed})
