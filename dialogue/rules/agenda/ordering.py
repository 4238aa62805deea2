"""Order of items set by users, preserved across compilations."""

from collections.abc import Sequence
from dataclasses import replace

from dialogue.rules.agenda.items import Item


def arranged(items: tuple[Item, ...], order: Sequence[str]) -> tuple[Item, ...]:
    """Return the items in the ``order`` of the saved draft; a new one follows its compiled predecessor."""
    return tuple(replace(item, children=_arranged(item.children, order)) for item in _arranged(items, order))


def merged(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Merge the keys of ``second`` into ``first``; each new key follows its predecessor in ``second``."""
    result = list(first)
    known = set(result)
    before: str | None = None
    for key in second:
        if key not in known:
            result.insert(0 if before is None else result.index(before) + 1, key)
        before = key
    return result


def _arranged(items: tuple[Item, ...], order: Sequence[str]) -> tuple[Item, ...]:
    by_key = {item.key: item for item in items}
    keys = merged([key for key in order if key in by_key], list(by_key))
    return tuple(by_key[key] for key in keys)
