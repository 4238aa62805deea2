"""Documents for developers: drawings and tables that are generated, and the check that every named file exists."""
