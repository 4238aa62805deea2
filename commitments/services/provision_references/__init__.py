"""Records that refer to each provision of the text, for the annotated text."""

from commitments.services.provision_references import (  # Importing registers them, in this order.
    activities_and_commitments,
    area_records,
    decisions_and_notices,
)
from commitments.services.provision_references.table import Found, ProvisionReference, hangs, what_hangs
