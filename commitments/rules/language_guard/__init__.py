"""Language guard: finds treaty terms in a text and offers the MOC's own terms (article 8(a)).

The terms are in one table for each language, ``english.py``, ``french.py`` and ``japanese.py``, for review by a lawyer.
The guard warns and never refuses: a text about a treaty must be able to name it.
"""

from commitments.rules.language_guard.matcher import GuardWarning, warnings
