"""Tables of the fields of Dialogues, agendas, papers and records (``core.records``)."""
