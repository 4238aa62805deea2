class BackupError(Exception):
    """Error for a backup that cannot be created or trusted. The text is for the operator."""
