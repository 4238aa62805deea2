"""Records that refer to each provision of the text, for the annotated text."""

from commitments.services.hanging import done, law  # noqa: F401  # Importing registers them, in this order.
from commitments.services.hanging.table import Found, Line, hangs, what_hangs

__all__ = ["Found", "Line", "hangs", "what_hangs"]
