class BackupError(Exception):
    """A backup cannot be made or cannot be trusted. The text is for the operator."""
