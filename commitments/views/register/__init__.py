"""Register page: query, result list and saved views."""

from commitments.views.register.page import register_page
from commitments.views.register.query_params import RegisterQuery, read_register_query
from commitments.views.register.saved_view_views import saved_view_page, saved_views_page
