"""Article 8(a): the MOC is not legally binding.

"This MOC is not legally binding."

Computed: nothing. ``commitments.rules.language_guard`` finds words that sound binding, and forms warn of them.
Facts: none.
Left open: nothing.
"""

LEGALLY_BINDING = False
