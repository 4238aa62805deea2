"""Change feed: record types, visibility, the sequencer and the endpoint."""
