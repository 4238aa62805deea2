"""Numbers of items: anew until the first issue, and never moved after."""

from hypothesis import given, strategies as st

from dialogue.enums import ItemPurpose
from dialogue.rules.agenda.issued_version import FixedNumber
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.numbering import letters, numbered


def item(key: str, *children: str) -> Item:
    return Item(
        key,
        ItemKind.ADDED,
        ItemPurpose.DISCUSSION,
        5,
        children=tuple(Item(child, ItemKind.ADDED, ItemPurpose.DISCUSSION, 5) for child in children),
    )


def cited(items: tuple[Item, ...]) -> list[str]:
    return [one.cited for each in items for one in (each, *each.children)]


def issued(items: tuple[Item, ...]) -> dict[str, FixedNumber]:
    """What an issue of these items fixes."""
    fixed = {}
    for each in items:
        fixed[each.key] = FixedNumber(each.number, each.bis)
        for child in each.children:
            fixed[child.key] = FixedNumber(child.number, child.bis, child.letter, each.key)
    return fixed


def test_until_the_first_issue_numbers_have_no_gap() -> None:
    assert cited(numbered((item("a"), item("b", "b1", "b2"), item("c")), {})) == ["1", "2", "2(a)", "2(b)", "3"]


def test_what_was_taken_out_leaves_a_gap() -> None:
    fixed = issued(numbered((item("a"), item("b", "b1", "b2"), item("c")), {}))
    assert cited(numbered((item("a"), item("c")), fixed)) == ["1", "3"]
    assert cited(numbered((item("b", "b2"),), fixed)) == ["2", "2(b)"]


def test_new_items_between_issued_ones_are_bis_and_ter() -> None:
    fixed = issued(numbered((item("a"), item("b")), {}))
    items = numbered((item("a"), item("new"), item("newer", "first"), item("b")), fixed)
    assert cited(items) == ["1", "1 bis", "1 ter", "1 ter(a)", "2"]
    assert cited(numbered((item("a"), item("newer"), item("late"), item("b")), issued(items) | fixed)) == [
        "1",
        "1 ter",
        "1 quater",
        "2",
    ]


def test_a_new_item_before_all_counts_under_the_first_number() -> None:
    fixed = issued(numbered((item("a"), item("b")), {}))
    assert cited(numbered((item("new"), item("a"), item("b")), fixed)) == ["1 bis", "1", "2"]


def test_a_new_sub_item_has_the_letter_after_the_last_that_was_given() -> None:
    fixed = issued(numbered((item("a", "x", "y", "z"),), {}))
    assert cited(numbered((item("a", "x", "new", "y"),), fixed)) == ["1", "1(a)", "1(d)", "1(b)"]


def test_a_sub_item_that_went_to_another_item_leaves_its_letter_behind() -> None:
    fixed = issued(numbered((item("a", "x", "y"), item("b", "z")), {}))
    assert cited(numbered((item("a", "y"), item("b", "z", "x")), fixed)) == ["1", "1(b)", "2", "2(a)", "2(b)"]


def test_more_than_nine_items_under_one_number_still_differ() -> None:
    fixed = issued(numbered((item("a"),), {}))
    items = numbered((item("a"), *(item(f"new{count}") for count in range(12))), fixed)
    assert cited(items)[-3:] == ["1 11-ies", "1 12-ies", "1 13-ies"]
    assert len(set(cited(items))) == len(items)


def test_letters_go_on_after_z() -> None:
    assert [letters(index) for index in (0, 25, 26, 51, 52)] == ["a", "z", "aa", "az", "ba"]


KEYS = [f"top{number}" for number in range(6)]
UNDER = [f"sub{number}" for number in range(6)]
# A version: some of the items in some order, each with some of the sub-items that belong to it.
versions = st.lists(
    st.permutations(KEYS).flatmap(
        lambda order: st.tuples(
            st.just(order), st.integers(1, len(KEYS)), st.permutations(UNDER), st.integers(0, len(UNDER))
        )
    ),
    min_size=1,
    max_size=6,
)


@given(versions)
def test_no_sequence_of_edits_and_issues_moves_a_number_or_gives_it_twice(
    sequence: list[tuple[list[str], int, list[str], int]],
) -> None:
    fixed: dict[str, FixedNumber] = {}
    first: dict[str, str] = {}
    for order, count, under, subs in sequence:
        # A sub-item belongs to one item for good: sub0 and sub1 to top0, sub2 and sub3 to top2.
        chosen = under[:subs]
        items = [item(key, *(sub for sub in chosen if int(sub[-1]) // 2 * 2 == int(key[-1]))) for key in order[:count]]
        version = numbered(tuple(items), fixed)
        for each in version:
            for one in (each, *each.children):
                assert first.setdefault(one.key, one.cited) == one.cited
        fixed |= issued(version)
    assert len(set(first.values())) == len(first)
