"""Tables of the fields of the register (``core.records``)."""
