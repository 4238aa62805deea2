"""Ordinal numbers of Dialogues for titles."""

ENGLISH = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
FRENCH = (
    "Premier",
    "Deuxième",
    "Troisième",
    "Quatrième",
    "Cinquième",
    "Sixième",
    "Septième",
    "Huitième",
    "Neuvième",
    "Dixième",
)


def ordinal(number: int, language: str, *, inside: bool = False) -> str:
    """Return the ordinal: ``Third``, ``Troisième``, ``第3回``; figures from eleven on (``11th``, ``11e``).

    French begins with a lower-case letter ``inside`` a sentence; in English the ordinal is part of a name.
    """
    if language == "ja":
        return f"第{number}回"
    if language == "fr":
        written = FRENCH[number - 1] if number <= len(FRENCH) else f"{number}e"
        return written.lower() if inside else written
    if number <= len(ENGLISH):
        return ENGLISH[number - 1]
    suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
