"""Small numbers in words, as documents write them."""

_ENGLISH = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_FRENCH = (
    *("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"),
    *("quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt"),
)
_WORDS = {"en": _ENGLISH, "fr": _FRENCH}

# A sentence avoids figures at its start; inside it larger numbers are figures.
_INSIDE, _OPENING = 10, 20


def numeral(number: int, language: str, *, opening: bool = False, feminine: bool = False) -> str:
    """Return a count in words: ``three``, at the ``opening`` of a sentence ``Three``; in Japanese, figures."""
    words = _WORDS.get(language, ())[: _OPENING if opening else _INSIDE]
    if not 1 <= number <= len(words):
        return str(number)
    word = "une" if feminine and language == "fr" and number == 1 else words[number - 1]
    return word.capitalize() if opening else word
