"""List views with search and filters in the query string, shared by activities, decisions, notices and others."""

from commitments.views.listing.asked import Listing, clean_address, read_listing
from commitments.views.listing.filters import Filter, of_enum, of_participants, of_rows

__all__ = ["Filter", "Listing", "clean_address", "of_enum", "of_participants", "of_rows", "read_listing"]
