"""Annual Dialogue with its agenda, papers, record and documents."""
