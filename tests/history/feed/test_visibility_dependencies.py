"""On what else it hangs who sees a record, as it is read off the querysets that decide it."""

from core.feed.linking import links
from core.feed.registry import record_types
from core.feed.visibility import key_of
from core.feed.visibility_dependencies import hanging_of, hanging_on, hangs


def test_every_endpoint_says_on_what_it_hangs_and_by_which_key_its_records_are_found() -> None:
    """A question that hangs on anything which no change tells of raises TypeError here."""
    assert hangs()
    assert all(key_of(each) for each in record_types().values())
    assert {hang.on for hang in hangs()} | {link.shown for link in links()} <= set(record_types())


def test_a_milestone_hangs_on_its_commitment_and_on_the_mark_of_that() -> None:
    ways = {(hang.path, hang.on): hang.columns for hang in hanging_of("milestone")}
    assert set(ways) == {("commitment", "commitment"), ("commitment__mark", "handling-mark")}
    assert {"state", "lead_id", "mark_id"} <= ways["commitment", "commitment"]
    assert ways["commitment__mark", "handling-mark"] == {"audience"}


def test_a_clearance_hangs_on_the_record_of_its_paragraph_and_on_the_paragraph_that_leads_there() -> None:
    assert {(hang.path, hang.on) for hang in hanging_of("clearance")} == {
        ("paragraph", "record-paragraph"),
        ("paragraph__record", "discussion-record"),
    }


def test_everything_with_a_mark_hangs_on_it() -> None:
    marked = {name for name, each in record_types().items() if "mark" in {f.name for f in each.model._meta.fields}}
    # A Dialogue has a mark and is for all Participants.
    assert marked - {"dialogue"} <= {hang.child for hang in hanging_on("handling-mark")}


def test_links_that_show_to_some_alone_are_known_from_both_sides() -> None:
    shown = {(link.holder, link.field, link.shown) for link in links()}
    assert ("activity", "commitments", "commitment") in shown
    assert ("commitment", "superseded_by", "commitment") in shown
    assert ("agenda-version", "files", "document") in shown


def test_who_sees_a_record_hangs_on_no_column_that_is_told_as_a_link() -> None:
    """Nobody who does not see where it leads hears of such a change."""
    told_apart = {(each.name, column) for each in record_types().values() for column in each.links}
    assert told_apart
    decide = {(hang.on, column) for hang in hangs() for column in hang.columns}
    # The first step of the way to what decides is such a column too.
    steps = {(hang.child, f"{hang.path.partition('__')[0]}_id") for hang in hangs()}
    assert not told_apart & (decide | steps)
