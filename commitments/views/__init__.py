"""Pages of the text of the MOC: a version to read, and two of them side by side."""

from commitments.views.comparisons import choose, compare
from commitments.views.texts import current, version

__all__ = ["choose", "compare", "current", "version"]
