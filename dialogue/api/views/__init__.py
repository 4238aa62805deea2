"""The endpoints of the Dialogue and of what belongs to it."""
