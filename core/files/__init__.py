"""Files: inspection, quarantine, storage, and reading of tables."""
