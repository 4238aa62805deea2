"""Forms of the Dialogue's pages."""
