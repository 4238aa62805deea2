"""Platform without terms of the MOC: database, text, files, search, admin base, REST and the change feed."""
