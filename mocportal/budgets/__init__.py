"""Limits of what one account and one Participant may cost the others."""
