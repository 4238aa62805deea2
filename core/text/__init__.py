"""Text in three languages, dates, times and validators."""
