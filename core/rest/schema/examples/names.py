"""What is shown for a field of some name. Persons and places are made up; the codes are those of the MOC."""

from typing import Any

BASE = "https://portal.example/api/v1/"
DAY, MOMENT, WALL = "2026-11-24", "2026-11-24T05:02:00.000000Z", "2026-11-24T14:00:00"
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
COMMITMENT, REQUEST = "MOC-2026-014", "0f5c6a0e-3c55-4a38-9c3b-3b8f6a0b7f52"

# The key of a record in the address, by its collection. All others are numbers.
KEYS = {
    "actions": "3.2",
    "activities": "MOC-A-2026-003",
    "areas": "2.c.iv",
    "commitments": COMMITMENT,
    "consultations": "C-2026-001",
    "contact-points": "METI",
    "decisions": "JD-2026-001",
    "dialogues": "3",
    "emergencies": "E-2026-001",
    "fora": "msp",
    "forms": "3.a.ii",
    "handling-marks": "participants",
    "instruments": "battery-supply-chains",
    "minerals": "graphite",
    "notices": "N-2026-001",
    "participants": "METI",
    "problems": "not-found",
    "provisions": "2.c.iv",
    "ranks": "bureau-director-general",
    "sides": "JP",
    "text-versions": "1",
    "working-arrangements": "WA-1",
}
NUMBER = "14"

# By the name of the field; a name that ends in one of these is shown the same.
VALUES: dict[str, Any] = {
    "abbreviation": "MSP",
    "added_by": None,
    "addressee": "MOFA",
    "also_in": "msp",
    "applied_title": "Director-General",
    "area": "2.c.iv",
    "areas": "2.c.iv",
    "arrangement": "WA-1",
    "answer": "",
    "awaiting": "GAC",
    "background": "The workshop of 2026 left two questions open.",
    "base": None,
    "by": "METI",
    "capital": "Tokyo",
    "city": "Ottawa",
    "code": "2(c)(iv)",
    "column": "state",
    "changed": "state",
    "commitment": COMMITMENT,
    "commitments": COMMITMENT,
    "contact": "The secretariat",
    "corrects": None,
    "country": "CA",
    "count": 1,
    "cursor": "WyIxIiwxNF0",
    "days_left": None,
    "decision": "JD-2026-001",
    "detail": "There is nothing at this address that you may see.",
    "dialogue": 3,
    "document_reference": "Note No. 14",
    "document_symbol": "2026/MOC",
    "email": "official@ministry.example",
    "emergency": None,
    "event": "commitment.changed",
    "etag": '"7-5c1f0e9a"',
    "external_id": "TRACK-4711",
    "failing_since": None,
    "failures": 0,
    "family_name": "Example",
    "field": "state",
    "file_name": "minutes.pdf",
    "form": "3.a.ii",
    "forms": "3.a.ii",
    "forum": "msp",
    "given_name": "Aiko",
    "host": "CA",
    "identifier": REQUEST,
    "instance": REQUEST,
    "instrument": "battery-supply-chains",
    "intention": None,
    "item": "follow-up",
    "item_key": "follow-up",
    "key": "2.c.iv",
    "kinds": "changed",
    "language": "en",
    "last_day": None,
    "lead": "METI",
    "link": "https://ministry.example/minutes",
    "local_start": WALL,
    "mailbox": "moc@ministry.example",
    "mark": "participants",
    "minerals": "graphite",
    "minutes": 20,
    "modified_by": None,
    "months": 3,
    "name": "Example",
    "name_ja": "例 愛子",
    "new_code": "",
    "next": f"{BASE}commitments/?cursor=WyIxIiwxNF0",
    "notice": None,
    "number": 3,
    "off_because": None,
    "off_since": None,
    "on": True,
    "order": 1,
    "organizer": "METI",
    "out_of_turn_reason": "",
    "outcome_reason": "",
    "parent": None,
    "participant": "METI",
    "participants": "METI",
    "place": "Ottawa",
    "position": 1,
    "presenter": "A. Example",
    "previous": None,
    "proposed_by": "METI",
    "provision": "2.c.iv",
    "provisions": "2.c.iv",
    "publisher": "METI",
    "quiet_until": None,
    "raised_by": "ISED",
    "rank": "bureau-director-general",
    "reading_ja": "れい あいこ",
    "receiver": "https://tracker.ministry.example/hook",
    "reason": "The dates were agreed upon again.",
    "reference": COMMITMENT,
    "reference_prefix": "MOC",
    "report": None,
    "retired_by": None,
    "retires_area": None,
    "retires_form": None,
    "rotating_side": None,
    # A partner system sees no drafts, so what its example enters stands at once.
    "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",  # nosec B105  # Printed in the specification.
    "send": True,
    "sender": "METI",
    "sentence": "The MOC has been in operation since 21 September 2023.",
    "sha256": DIGEST,
    "settled_by": None,
    "side": "JP",
    "signatory": "A. Example",
    "signatory_ja": "例 愛子",
    "size": 48213,
    "source": "",
    "state": "active",
    "state_reason": "",
    "status_line": "Not legally binding.",
    "submit": True,
    "successor": None,
    "superseded_by": None,
    "supporting": "NRCAN",
    "symbol": "MOC/D3/A",
    "telephone": "+1 613 555 0100",
    "text": "The Participants intend to hold a joint workshop.",
    "text_hash": DIGEST,
    "time_zone": "America/Toronto",
    "title": "Joint workshop on the recycling of graphite",
    "tlp": "TLP:AMBER",
    "to": "completed",
    "trigger": "An interruption of supply",
    "type": "commitment",
    "value": "completed",
    "venue": "A hall in Ottawa",
    "version": 7,
    "website": "https://company.example",
    "withdrawn_reason": "",
    "year": 2026,
}
# The same where a collection means something else by the name.
OWN: dict[tuple[str, str], Any] = {
    ("areas", "code"): "2(c)(iv)",
    ("changes", "next"): f"{BASE}changes/?after=WyIxIiwxNF0",
    ("documents", "form"): "pdf",
    ("webhooks", "description"): "The tracker of commitments",
    ("webhooks", "next"): f"{BASE}webhooks/14/deliveries/?before=msg_0f2f6a5c7b7a4a0e9f0d3c1b2a495867",
    ("webhooks", "number"): 14,
}
# Where the records are that a schema tells of and that is not theirs: each change in the feed is one of a commitment.
ELSEWHERE = {"Change": "commitments"}
ENDINGS = {"_on": DAY, "_at": MOMENT, "_en": "Text", "_fr": "Texte", "_ja": "文"}


def collection_of(path: str) -> str:
    return path.removeprefix("/api/v1/").split("/")[0]


def example_key(path: str, name: str = "key") -> str:
    """What stands in the address for a variable of that name."""
    collection = collection_of(path)
    return KEYS.get(collection, NUMBER) if name in {"key", "number", "name", "external_id"} else NUMBER


def address(collection: str) -> str:
    """The address of an example record."""
    return f"{BASE}{collection}/{KEYS.get(collection, NUMBER)}/"
