"""The endpoints of the register."""
