"""Texts of the factories sort in the order of their creation, in whichever order and process the tests run."""

import importlib
import pkgutil
from collections.abc import Iterator

import factory
import pytest

import tests.factories


def _sequences() -> Iterator[tuple[str, factory.Sequence]]:
    """Yield each sequence with the name of its factory and field."""
    for module in pkgutil.walk_packages(tests.factories.__path__, "tests.factories."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, type) and issubclass(value, factory.Factory) and value.__module__ == module.name:
                for field, declaration in vars(value)["_meta"].pre_declarations.as_dict().items():
                    if isinstance(declaration, factory.Sequence):
                        yield f"{name}.{field}", declaration


@pytest.mark.parametrize("sequence", [pytest.param(sequence, id=name) for name, sequence in _sequences()])
def test_a_sequence_sorts_in_the_order_of_its_numbers(sequence: factory.Sequence) -> None:
    """A test that creates "9" and "10" in this order finds them sorted otherwise, in one run of a hundred."""
    values = [sequence.function(n) for n in (*range(12), 99, 100, 999, 1_000, 9_999, 10_000, 50_000)]
    assert values == sorted(values)
