"""Pages of the text of the MOC, and of what article 5(a) leaves open."""

from commitments.views.comparisons import choose, compare
from commitments.views.intellectual_property import intellectual_property
from commitments.views.texts import current, version

__all__ = ["choose", "compare", "current", "intellectual_property", "version"]
