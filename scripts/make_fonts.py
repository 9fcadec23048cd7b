"""Cuts the typeface of the pages, Onest from npm, to the letters they show; part of the set-up.

Three small files for static files to find: weights 400 to 700, Latin with the letters of our names,
Russian, and Kazakh.
"""

import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules/@fontsource-variable/onest"
TARGET = ROOT / "node_modules/.fonts"
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "calt"]
KAZAKH = "ӘәҒғҚқҢңӨөҮүҺһ"  # Ұ, І and the rest of Cyrillic stand in the second file

SPACES = [0x20, 0xA0]  # in each file: what sets PDF takes the space after a word from the word's

# our file -> the package's file, and the characters that stay
FILES = {
    "onest-latin": ("latin", [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2200)]),
    "onest-cyrillic": (
        "cyrillic",
        [*SPACES, *range(0x400, 0x460), 0x490, 0x491, 0x4B0, 0x4B1, 0x2116],
    ),
    "onest-kazakh": ("cyrillic-ext", [*SPACES, *(ord(letter) for letter in KAZAKH)]),
}


def make(name: str, part: str, characters: list[int]) -> None:
    """Write one file."""
    font = TTFont(SOURCE / f"files/onest-{part}-wght-normal.woff2")
    known = set(font.getBestCmap())
    font = instancer.instantiateVariableFont(font, {"wght": (400, 700)})
    options = subset.Options()
    options.layout_features, options.hinting = FEATURES, False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=known.intersection(characters))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(TARGET / f"{name}.woff2")


def make_fonts() -> None:
    """Write the three files, and their licence beside them."""
    TARGET.mkdir(exist_ok=True)
    shutil.copy(SOURCE / "LICENSE", TARGET)
    for name, (part, characters) in FILES.items():
        make(name, part, characters)


if __name__ == "__main__":
    make_fonts()
