"""Help: the guides of docs/ as pages of the portal, in three languages, and the section for each page."""
