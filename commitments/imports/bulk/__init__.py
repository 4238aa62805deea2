"""Bulk update of selected commitments, with a preview."""
