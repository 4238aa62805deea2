"""The drawings by the name of their file."""

from collections.abc import Callable
from functools import partial

from tests.docs.data_model import app_drawing
from tests.docs.packages import ROOT, core_drawing, packages_drawing

APPS = ("contacts", "commitments", "dialogue", "partners", "history", "accounts")
FOLDER = ROOT / "docs/drawings"
DRAWINGS: dict[str, Callable[[], str]] = {
    "packages.svg": packages_drawing,
    "core.svg": core_drawing,
    **{f"{label}.svg": partial(app_drawing, label) for label in APPS},
}
