"""When: the annual Dialogue with its agenda, papers, record and documents."""
