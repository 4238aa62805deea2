"""The separate instruments on intellectual property of article 5(a): their list, and the page of one."""

from commitments.views.instrument.listed import instruments_page
from commitments.views.instrument.page import instrument_page

__all__ = ["instrument_page", "instruments_page"]
