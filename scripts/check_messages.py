"""Says which texts the catalogues lack or hold in vain, and leaves the catalogues as they were.

The arguments are the command that collects the texts.
"""

import subprocess
import sys
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent


def texts(catalogue: Path) -> set[str]:
    """The texts one catalogue holds, each with its context where it has one."""
    with catalogue.open("rb") as file:
        found = read_po(file, ignore_obsolete=True)
    return {f"{entry.context or ''} {entry.id}".strip() for entry in found if entry.id}


def differences(held: dict[Path, set[str]]) -> list[str]:
    """One line per text that collecting has added to a catalogue or retired from it."""
    lines = []
    for path in sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po")):
        name, was, now = path.relative_to(ROOT), held.get(path, set()), texts(path)
        lines += [f"{name} lacks: {text}" for text in sorted(now - was)]
        lines += [f"{name} holds in vain: {text}" for text in sorted(was - now)]
    return lines


def main(collect: list[str]) -> int:
    """Collects anew, compares, restores; 1 when the catalogues are behind the pages."""
    before = {path: path.read_bytes() for path in ROOT.glob("locale/*/LC_MESSAGES/*.po")}
    held = {path: texts(path) for path in before}
    try:
        subprocess.run(collect, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        lines = differences(held)
    finally:
        for path in ROOT.glob("locale/*/LC_MESSAGES/*.po"):
            if path in before:
                path.write_bytes(before[path])
            else:
                path.unlink()
    print("\n".join(lines) or "The catalogues hold exactly the texts of the pages.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
