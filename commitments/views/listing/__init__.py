"""List views with search and filters in the query string, shared by activities, decisions, notices and others."""

from commitments.views.listing.filters import Filter, of_enum, of_field, of_participants, of_rows
from commitments.views.listing.query_params import Listing
from commitments.views.listing.record_list import RecordList
