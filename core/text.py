"""Text as people paste it, made clean enough to store, compare and print."""

import re
import unicodedata

# Letters by their Unicode category, yet nothing is drawn: a name made of them would look empty.
INVISIBLE_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
LINE_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
SPACES = re.compile(r"[^\S\n]+")


def clean_text(text, multiline=False):
    """The text in composed form (NFC), without control, zero-width or direction characters,
    lone surrogates and NUL, trimmed, each run of spaces made one plain space.

    With `multiline`, line breaks stay, each as one newline; otherwise they become spaces.
    None gives the empty string. Cleaning clean text changes nothing.
    """
    if not text:
        return ""
    text = LINE_BREAKS.sub("\n" if multiline else " ", text)
    text = "".join(character for character in text if _is_kept(character))
    text = SPACES.sub(" ", unicodedata.normalize("NFC", text))
    if multiline:
        text = "\n".join(line.strip() for line in text.split("\n"))
    return text.strip()


def _is_kept(character):
    if character in "\n\t":
        return True
    invisible = character in INVISIBLE_LETTERS
    return not invisible and unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
