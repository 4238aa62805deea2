"""Base of the admin: lists, paging and edit conflicts."""
