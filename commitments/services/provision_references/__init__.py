"""Records that refer to each provision of the text, for the annotated text."""

from commitments.services.provision_references import activities_and_commitments, area_records, decisions_and_notices  # noqa: F401  # Importing registers them, in this order.
from commitments.services.provision_references.table import Found, ProvisionReference, hangs, what_hangs

__all__ = ["Found", "ProvisionReference", "hangs", "what_hangs"]
