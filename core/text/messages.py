"""Marker of texts for the message catalogues, for modules without Django."""


def marked(text: str) -> str:
    """Return ``text`` unchanged; the module that shows it translates it.

    Import it as ``_``: the catalogues find texts by that name.
    """
    return text
