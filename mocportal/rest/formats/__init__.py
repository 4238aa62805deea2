"""Lists as files: what spreadsheets and scripts read of the register."""
