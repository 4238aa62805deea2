"""Marker of translatable texts, for modules without Django."""


def marked(text: str) -> str:
    """Return ``text`` unchanged; the module that displays it translates it.

    Import it as ``_``, by which the catalogues find texts.
    """
    return text
