"""Finding anything from every page: one question to all kinds of records that the reader may open."""
