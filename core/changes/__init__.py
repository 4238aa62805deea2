"""Change log: tables, trigger functions and the migration operation."""
