"""From the register, read at an instant, to the items of an agenda with the reason for each: pure functions."""
