"""Article 5(a): intellectual property in separate instruments.

"If any intellectual property matters are expected to arise from the application of this MOC, the Participants will
address them in separate appropriate instruments. Such instruments could include non-disclosure agreements, licensing
agreements, collaborative research agreements, or other contracts."

Computed: whether a commitment needs an instrument, and whether it lacks one.
Facts: the answer recorded with the commitment, and whether the reader can see an instrument for it.
Left open: when an instrument is made. The portal lists commitments without one and refuses nothing.
"""

from enum import StrEnum

ARTICLE = "5(a)"


class Answer(StrEnum):
    """Answer to the question whether intellectual property matters are expected to arise."""

    NOT_ASKED = "not_asked"
    NOT_EXPECTED = "not_expected"
    EXPECTED = "expected"
    ARISING = "arising"


def needs_instrument(answer: str) -> bool:
    """Return whether an answer calls for an instrument."""
    return answer in {Answer.EXPECTED, Answer.ARISING}


def lacks_instrument(answer: str, *, has_instrument: bool) -> bool:
    """Return whether a commitment needs an instrument and has none."""
    return needs_instrument(answer) and not has_instrument
