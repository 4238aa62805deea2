"""Declared visibility dependencies (``depends_on``) are those of the statements that decide on visibility."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import ForeignKey
from django.db.models.expressions import Col
from django.db.models.sql import Query

from core.feed.audiences import CIRCLE
from core.feed.linking import links
from core.feed.registry import RecordType, record_types
from core.feed.visibility import key_of, representative, rows_for
from core.feed.visibility_dependencies import dependencies, dependencies_of, dependents_of

# The instrument of a record never changes, so that it cannot change its visibility.
NEVER_CHANGES = "instrument_id"
# The condition has the same form for all of them.
SOME_PARTICIPANT = 1


def test_each_type_declares_what_its_statement_reads_of_other_records() -> None:
    declared = {(each.child, each.path, each.on): each.columns for each in dependencies()}
    read = {found[:3]: found[3] for each in record_types().values() for found in _read(each)}
    assert declared == read
    assert len(read) > 20


def _read(each: RecordType) -> Iterator[tuple[str, str, str, frozenset[str]]]:
    """Yield the columns of other records that the statement reads, by the path to their record.

    Foreign keys along the path count as well: a commitment that is moved to another mark has another audience.
    """
    names = {other.model: other.name for other in record_types().values()}
    columns: dict[tuple[str, Any], set[str]] = defaultdict(set)
    for audience in (CIRCLE, SOME_PARTICIPANT):
        query = rows_for(each, representative(audience)).order_by().query
        # Changes of links and parts are changes of the record.
        tables = {part.model._meta.db_table for part in each.serializer_class().hangs_on()}
        for column in _columns(query.where, tables):
            steps = _steps(query, column.alias)
            columns["__".join(field.name for field in steps), column.target.model].add(str(column.target.column))
            for length, field in enumerate(steps):
                columns["__".join(step.name for step in steps[:length]), field.model].add(str(field.column))
    for (path, model), found in columns.items():
        if path and (changing := frozenset(found - {NEVER_CHANGES})):
            yield each.name, path, names[model], changing


def _steps(query: Query, alias: str) -> "list[ForeignKey[Any, Any]]":
    """Return the foreign keys from the record to the table with ``alias`` in the query."""
    steps: list[ForeignKey[Any, Any]] = []
    joined: Any = query.alias_map[alias]
    while joined.parent_alias:
        assert isinstance(joined.join_field, ForeignKey)
        steps.insert(0, joined.join_field)
        joined = query.alias_map[joined.parent_alias]
    return steps


def _columns(expression: Any, tables: set[str]) -> Iterator[Col]:
    """Yield the columns of a condition. A subquery that reads other than ``tables`` could miss changes."""
    if isinstance(expression, Col):
        yield expression
    elif isinstance(expression, Query):
        read = {expression.alias_map[alias].table_name for alias, uses in expression.alias_refcount.items() if uses}
        assert read <= {"commitments_instrument", *tables}
    elif hasattr(expression, "get_source_expressions"):
        for part in expression.get_source_expressions():
            yield from _columns(part, tables)


def test_every_endpoint_names_the_key_by_which_its_records_are_found() -> None:
    assert all(key_of(each) for each in record_types().values())
    assert {each.on for each in dependencies()} | {link.shown for link in links()} <= set(record_types())


def test_a_milestone_depends_on_its_commitment_and_on_the_mark_of_that() -> None:
    ways = {(each.path, each.on): each.columns for each in dependencies_of("milestone")}
    assert set(ways) == {("commitment", "commitment"), ("commitment__mark", "handling-mark")}
    assert {"state", "lead_id", "mark_id"} <= ways["commitment", "commitment"]
    assert ways["commitment__mark", "handling-mark"] == {"audience"}


def test_a_clearance_depends_on_the_record_of_its_paragraph_and_on_the_paragraph_that_leads_there() -> None:
    assert {(each.path, each.on) for each in dependencies_of("clearance")} == {
        ("paragraph", "record-paragraph"),
        ("paragraph__record", "discussion-record"),
    }


def test_everything_with_a_mark_depends_on_it() -> None:
    marked = {name for name, each in record_types().items() if "mark" in {f.name for f in each.model._meta.fields}}
    # A Dialogue has a mark and is for all Participants.
    assert marked - {"dialogue"} <= {each.child for each in dependents_of("handling-mark")}


def test_links_that_show_to_some_alone_are_known_from_both_sides() -> None:
    shown = {(link.holder, link.field, link.shown) for link in links()}
    assert ("activity", "commitments", "commitment") in shown
    assert ("commitment", "superseded_by", "commitment") in shown
    assert ("agenda-version", "files", "document") in shown


def test_visibility_depends_on_no_column_that_is_a_link_shown_to_some() -> None:
    """Nobody who does not see where it leads hears of such a change."""
    told_apart = {(each.name, column) for each in record_types().values() for column in each.links}
    assert told_apart
    decide = {(each.on, column) for each in dependencies() for column in each.columns}
    # The first step of the way to what decides is such a column too.
    steps = {(each.child, f"{each.path.partition('__')[0]}_id") for each in dependencies()}
    assert not told_apart & (decide | steps)
