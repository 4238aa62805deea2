"""The drill of losing the database: ``make drill`` restores a backup, goes back to a moment, and loses a machine."""
