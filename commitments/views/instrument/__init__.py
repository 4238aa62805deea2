"""List view and detail view of IP instruments (article 5(a))."""

from commitments.views.instrument.list_view import instruments_page
from commitments.views.instrument.page import instrument_page

__all__ = ["instrument_page", "instruments_page"]
