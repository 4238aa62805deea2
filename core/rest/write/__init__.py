"""Writing of records: the common parts of all endpoints with a request body (decision 0021)."""
