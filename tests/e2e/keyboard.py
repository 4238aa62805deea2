"""Going through a page by keyboard, as who uses no mouse does."""

from playwright.sync_api import Locator, expect

# More presses than any page of the portal has places to go to.
LONGEST_WAY = 150


def walk_to(target: Locator) -> None:
    """Press Tab until ``target`` has the focus."""
    target.wait_for()
    for _ in range(LONGEST_WAY):
        target.page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"No way leads to {target} by keyboard.")


def press(target: Locator, key: str = "Enter") -> None:
    """Walk to ``target`` and press a key there."""
    walk_to(target)
    target.page.keyboard.press(key)


def fill(target: Locator, words: str) -> None:
    """Walk to ``target`` and type."""
    walk_to(target)
    target.page.keyboard.type(words)


def choose(target: Locator, value: str) -> None:
    """Walk to a box to choose from, and go down in it from its top to what stands for ``value``."""
    walk_to(target)
    target.page.keyboard.press("Home")
    for _ in range(LONGEST_WAY):
        if target.input_value() == value:
            return
        target.page.keyboard.press("ArrowDown")
    raise AssertionError(f"{target} offers no {value}.")


def open_twice(cell: Locator, field: Locator) -> None:
    """Open the form of a cell, close it by Esc, which returns the focus to the cell, and open it again."""
    keyboard = cell.page.keyboard
    keyboard.press("Enter")
    expect(field).to_be_focused()
    keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(cell).to_be_focused()
    keyboard.press("Enter")
    expect(field).to_be_focused()
