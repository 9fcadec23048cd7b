"""Compiles the translation catalogues that changed, with Babel, since gettext may be missing."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

ROOT = Path(__file__).resolve().parent.parent


def compile_changed(root: Path) -> list[Path]:
    """Writes the .mo beside every .po below `root` that is newer; answers those written.

    Fuzzy entries are guesses and stay out, as they do with gettext.
    """
    written = []
    for source in sorted(root.glob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        language = source.parent.parent.name
        with source.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
        with target.open("wb") as file:
            write_mo(file, catalogue)
        written.append(target)
    return written


if __name__ == "__main__":
    try:
        for made in compile_changed(ROOT):
            print(f"Compiled {made.relative_to(ROOT)}")
    except PoFileError as error:
        sys.exit(f"A translation catalogue cannot be read: {error}")
