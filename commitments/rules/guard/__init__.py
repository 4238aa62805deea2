"""The language guard: where a text speaks as a treaty does, and what the MOC says instead (article 8(a)).

The words stand in one table a language, ``english.py``, ``french.py`` and ``japanese.py``, to be read and corrected
by a lawyer. The guard warns and never refuses: a text about a treaty has to be able to name it.
"""

from commitments.rules.guard.finding import WordWarning, warnings

__all__ = ["WordWarning", "warnings"]
