"""Base of the admin: lists, paging, edit conflicts and action pages."""
