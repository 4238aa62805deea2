"""Reading of records: field selection, one SQL statement for a response, and entity tags."""
