"""What is made beside an issued agenda keeps its items, their numbers, titles and order."""

import json
from dataclasses import replace
from datetime import date

from core.text.multilingual_text import MultilingualText
from dialogue.enums import DebateRule, ItemPurpose, Track
from dialogue.rules.agenda.current_items import as_issued, flat
from dialogue.rules.agenda.inputs import TrackChange
from dialogue.rules.agenda.issued_tracks import as_json
from dialogue.rules.agenda.issued_version import FixedNumber, Snapshot, SnapshotItem
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.tracks import CommitmentTrack


def said(key: str, title: str, minutes: int = 5) -> SnapshotItem:
    none = MultilingualText()
    return SnapshotItem(
        key,
        "",
        MultilingualText(title),
        ItemPurpose.DECISION,
        minutes,
        "METI",
        "A. Example",
        none,
        none,
        MultilingualText("So decided."),
    )


def compiled(key: str, *children: Item, kind: ItemKind = ItemKind.ADDED, records: tuple[str, ...] = ()) -> Item:
    return Item(key, kind, ItemPurpose.INFORMATION, 30, number=9, commitments=records, children=children)


SNAPSHOT = Snapshot((said("areas", "Areas"), said("area:1", "Area one"), said("gone", "An item that has gone")))
FIXED = {
    "areas": FixedNumber(2),
    "area:1": FixedNumber(2, letter="c", parent="areas"),
    "gone": FixedNumber(2, "bis"),
    "other": FixedNumber(1),
}
PLACE, ROW = FixedNumber(1), frozenset({"MOC-2026-001"})


def test_items_have_the_number_title_and_order_of_the_issue() -> None:
    items = as_issued((compiled("gone"), compiled("areas", compiled("area:1"))), SNAPSHOT, FIXED)
    assert [(one.cited, one.title.en) for one in flat(items)] == [
        ("2", "Areas"),
        ("2(c)", "Area one"),
        ("2 bis", "An item that has gone"),
    ]


def test_what_came_to_the_register_since_is_no_item() -> None:
    items = as_issued((compiled("other"), compiled("areas", compiled("area:2"))), SNAPSHOT, FIXED)
    assert [one.key for one in flat(items)] == ["areas", "area:1", "gone"]


def test_how_things_stand_with_an_item_is_told_from_the_register() -> None:
    area = compiled("area:1", kind=ItemKind.AREA, records=("MOC-2096-014",))
    items = as_issued((compiled("areas", area),), SNAPSHOT, FIXED)
    (child,) = items[0].children
    assert (child.kind, child.records, child.minutes) == (ItemKind.AREA, ("MOC-2096-014",), 5)


def test_what_was_issued_is_kept_as_if_a_person_had_written_it() -> None:
    gone = as_issued((), SNAPSHOT, FIXED)[-1]
    assert gone.edit is not None
    assert (gone.edit.presenter, gone.edit.decision.en, gone.lead) == ("A. Example", "So decided.", "METI")


def test_tracks_are_those_of_the_issue_and_of_the_register_in_versions_without_them() -> None:
    change = TrackChange("MOC-2026-001", Track.DEBATE, "METI", "Wished.", date(2026, 11, 24))
    row = CommitmentTrack("MOC-2026-001", Track.DEBATE, (DebateRule.RAISED,), 5, raised_by=("METI",), changed=change)
    closed = replace(row, reference="MOC-2026-002", changed=None)
    area = replace(compiled("area:1", kind=ItemKind.AREA), work=(row, closed), rules=(DebateRule.RAISED,))
    stored = json.loads(json.dumps(as_json(area)))
    now = replace(area, track=Track.NO_DEBATE, rules=(), work=())
    (same,) = as_issued((now,), Snapshot((replace(said("area:1", "Area one"), debate=stored),)), {"area:1": PLACE}, ROW)
    assert (same.track, same.rules, same.work) == (Track.DEBATE, (DebateRule.RAISED,), (row,))
    (earlier,) = as_issued((now,), Snapshot((said("area:1", "Area one"),)), {"area:1": PLACE}, ROW)
    assert (earlier.track, earlier.work) == (Track.NO_DEBATE, ())
