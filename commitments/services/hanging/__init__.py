"""What hangs on each provision of the text: what is done under it, what was decided of it, who spoke of it."""

from commitments.services.hanging import done, law  # noqa: F401  # Importing registers them, in this order.
from commitments.services.hanging.table import Found, Line, hangs, what_hangs

__all__ = ["Found", "Line", "hangs", "what_hangs"]
