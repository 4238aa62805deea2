"""Lists that their address searches and filters: activities, joint decisions, notices."""

from commitments.views.listing.asked import Listing, clean_address, read_listing
from commitments.views.listing.filters import Filter, of_enum, of_rows

__all__ = ["Filter", "Listing", "clean_address", "of_enum", "of_rows", "read_listing"]
