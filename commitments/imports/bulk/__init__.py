"""One change of many commitments at once, chosen in the register and shown before it is written."""
