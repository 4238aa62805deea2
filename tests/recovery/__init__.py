"""The drill of losing the database: ``make recovery`` restores a backup, goes back to a moment, and loses a machine."""
