"""The page of a commitment, which tells its story, and the report that is written there."""

from commitments.views.commitment.page import commitment_page

__all__ = ["commitment_page"]
