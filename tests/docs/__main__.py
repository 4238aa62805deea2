"""Write the drawings and tables of the documents for developers and reviewers again: ``make drawings``."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mocportal.settings")
django.setup()

from tests.docs import tables, wording  # noqa: E402  # The models come after the set-up.
from tests.docs.generated import DRAWINGS, FOLDER  # noqa: E402  # As above.

for name, drawn in DRAWINGS.items():
    (FOLDER / name).write_text(drawn(), "utf-8")
tables.ARCHITECTURE.write_text(tables.current(tables.ARCHITECTURE.read_text("utf-8")), "utf-8")
wording.PAGE.write_text(wording.current(wording.PAGE.read_text("utf-8")), "utf-8")
