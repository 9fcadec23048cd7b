"""Names folded so that any spelling finds them, and sort keys that every database compares alike.

Kazakhstani names are written in Kazakh and Russian Cyrillic, in several official Latin alphabets
and in English transliteration. All are brought to one rough Latin skeleton in which only the
differences survive that no spelling custom blurs. What differs by history, not by spelling
(Turkestan and Turkistan, Balkhash and Balqash), needs an alias.
"""

import re
import unicodedata

SORT_KEY_LENGTH = 255
"""Longest sort key, in characters: about 127 letters of a name decide its place."""

_CYRILLIC_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_LATIN_ALPHABET = "abcdefghijklmnopqrstuvwxyz"

_CYRILLIC = dict(
    zip(
        _CYRILLIC_ALPHABET,
        "a a b v g g d e e j z i i k k l m n n o o p r s t u u u f h h"
        " ts sh sh sh - i i - e iu ia".replace("-", "''").split(),
        strict=True,
    )
) | {"ъ": "", "ь": ""}
# Neighbours' Cyrillic letters that do not decompose into a letter and a mark.
_CYRILLIC |= {"ґ": "g", "є": "e", "җ": "j", "ҳ": "h", "ҷ": "sh", "ҡ": "k", "ҝ": "k", "ӊ": "n"}
# Kazakh Latin of 2018 writes ý for Cyrillic у; the other marks only refine their letter.
_LATIN = {"ş": "sh", "ș": "sh", "š": "sh", "ç": "sh", "č": "sh", "ž": "j", "ý": "u"} | {
    "ı": "i", "ŋ": "n", "ə": "a", "æ": "a", "ø": "o", "œ": "o", "ɣ": "g", "đ": "d", "ł": "l",
}  # fmt: skip
_SINGLE_LATIN = str.maketrans({"c": "k", "q": "k", "w": "u", "x": "ks", "y": "i"})
_LETTERS = str.maketrans(_CYRILLIC | _LATIN)
_SIGN_BEFORE_E = re.compile(r"[ьъ](?=[её])")

# A Latin letter inside a Cyrillic word is a slip of the keyboard: it stands for its lookalike.
_LOOKALIKES = str.maketrans("ABCEHIKMOPTXYaceiopxy", "АВСЕНІКМОРТХУасеіорху")
_MIXED_WORD = re.compile(r"[^\W\d_]+")
_HAS_CYRILLIC = re.compile(r"[\u0400-\u052f]")

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘‛ʼʻʹˈ`´′＇", "'") | {"№": " "})
# The Kazakh alphabet of 2017 put an apostrophe after the letter.
_APOSTROPHE_LETTERS = (
    (re.compile(r"[sc]'(?=[a-z])"), "sh"),
    (re.compile(r"y'(?!s\b)"), "u"),
    (re.compile(r"'"), ""),
)
_REDUCTIONS = (
    (re.compile(r"([a-z])\1+"), r"\1"),
    (re.compile(r"(?:sh){2,}"), "sh"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"d?zh|dj"), "j"),
    (re.compile(r"ng"), "n"),
    (re.compile(r"(?:(?<=[aeou])|^)ie"), "e"),
    (re.compile(r"oe"), "o"),
    (re.compile(r"kazah"), "kazak"),
)


def fold(text):
    """The one form in which all spellings of a name are equal: lower-case ASCII letters, digits
    and single spaces.

    Letters of other scripts become seven-digit numbers, so that they can still be searched.
    None and text without any letter or digit give "". Folding a folded name changes nothing.
    """
    text = _plain(text)
    if not text.isascii():
        text = _MIXED_WORD.sub(_mend_lookalikes, text)
        text = _SIGN_BEFORE_E.sub("и", text.casefold()).translate(_LETTERS)
        text = _strip_marks(text).translate(_LETTERS)
    text = text.lower()
    if "'" in text:
        for pattern, letters in _APOSTROPHE_LETTERS:
            text = pattern.sub(letters, text)
    text = text.replace("ch", "sh").translate(_SINGLE_LATIN)
    words = "".join(_ascii(character) for character in text).split()
    return " ".join(_reduce(word) for word in words)


def search_text(*names):
    """The folded names for a stored column, each once, with a space before and after each.

    Look in it for `" " + word` to find what begins with the word, for `word` to find it anywhere.
    """
    folded = dict.fromkeys(name for name in map(fold, names) if name)
    return f" {' '.join(folded)} " if folded else ""


def fold_query(text, limit=100):
    """The folded words of what a person typed into a search box, each once, all to be found.

    Only the first `limit` characters are read. The words hold no wildcard of SQL's LIKE.
    """
    return list(dict.fromkeys(fold((text or "")[:limit]).split()))


def sort_key(text, language):
    """Text whose plain order is the alphabetical order of names in the language (kk, ru, en).

    It ignores case and punctuation and takes numbers by their size. Kazakh and Russian put
    Cyrillic before Latin, English the other way; other scripts follow. The key is made of digits
    only, because every collation of every database agrees on them.
    """
    codes = _SORT_CODES["en" if (language or "").startswith("en") else "kk"]
    text = _plain(text).casefold().replace("'", "")
    key = []
    for token in re.findall(r"[0-9]+|[^0-9]", _decimal_digits(text)):
        if token.isascii() and token.isdigit():
            number = token.lstrip("0")[:99] or "0"
            key.append(f"02{len(number):02}{number}")
        else:
            key.append(_sort_code(token, codes))
    return _collapse_gaps(key)[:SORT_KEY_LENGTH]


def _plain(text):
    """The text in compatibility form, without invisible characters, with one kind of apostrophe."""
    text = str(text or "").translate(_APOSTROPHES)
    if text.isascii() and text.isprintable():
        return text
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if character.isspace():
            kept.append(" ")
        elif category not in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            kept.append(character)
    return unicodedata.normalize("NFKC", "".join(kept)).translate(_APOSTROPHES)


def _mend_lookalikes(match):
    word = match.group()
    return word.translate(_LOOKALIKES) if _HAS_CYRILLIC.search(word) else word


def _strip_marks(text):
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _ascii(character):
    """A letter or digit in ASCII, a space for punctuation, a number for another script's letter."""
    if character.isascii():
        return character if character.isalnum() else " "
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return f"{ord(character):07}" if character.isalpha() else " "


def _reduce(word):
    """The word with every digraph and doubled letter brought to one, until nothing changes."""
    before = None
    while word != before:
        before = word
        for pattern, letters in _REDUCTIONS:
            word = pattern.sub(letters, word)
    return word


def _sort_codes(*alphabets):
    letters = "".join(alphabets)
    return {letter: f"{place:02}" for place, letter in enumerate(letters, start=10)}


_SORT_CODES = {
    "kk": _sort_codes(_CYRILLIC_ALPHABET, _LATIN_ALPHABET),
    "en": _sort_codes(_LATIN_ALPHABET, _CYRILLIC_ALPHABET),
}


def _decimal_digits(text):
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in text
    )


def _sort_code(character, codes):
    if character in codes:
        return codes[character]
    if unicodedata.combining(character):
        return ""
    base = _strip_marks(character)
    if base != character and base and all(letter in codes for letter in base):
        return "".join(codes[letter] for letter in base)
    if character == "ı":
        return codes["i"]
    return f"99{ord(character):07}" if character.isalpha() else "00"


def _collapse_gaps(codes):
    """The codes joined, with one gap where several follow each other and none at the end."""
    joined = []
    for code in codes:
        if code == "00" and (not joined or joined[-1] == "00"):
            continue
        joined.append(code)
    while joined and joined[-1] == "00":
        joined.pop()
    return "".join(joined)
