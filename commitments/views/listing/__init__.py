"""List views with search and filters in the query string, shared by activities, decisions, notices and others."""

from commitments.views.listing.filters import Filter, of_enum, of_participants, of_rows
from commitments.views.listing.query_params import Listing, clean_address, read_listing

__all__ = ["Filter", "Listing", "clean_address", "of_enum", "of_participants", "of_rows", "read_listing"]
