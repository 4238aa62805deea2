"""Detail view of a commitment, with the form for a progress report."""

from commitments.views.commitment.page import commitment_page, commitment_states
