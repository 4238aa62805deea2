"""Template tags for multilingual texts, dates, references and citations."""
