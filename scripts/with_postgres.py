"""Runs a command against a PostgreSQL of its own, which is stopped and removed afterwards.

`python scripts/with_postgres.py make test` starts a cluster in a temporary folder, gives its
address to the command as DATABASE_URL and answers with the command's exit status.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "bereke"
# Nothing here outlives the run, so nothing needs to reach the disk. Statistics taken between two
# tests tell of rows that were rolled back: the planner would believe its tables empty and join them
# row by row, for minutes.
UNSAFE_BUT_QUICK = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
)
MEMORY = Path("/dev/shm")  # noqa: S108 -- only asked for room
ROOM = 4 * 1024**3
"""Bytes; a cluster lies in memory only where there is more room than it will ever fill."""


def server_programs() -> Path:
    """The folder of the newest PostgreSQL server; distributions keep it off the PATH."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    if newest is None:
        raise SystemExit("No PostgreSQL server was found; install the package postgresql.")
    return newest.parent


def roomy_folder() -> str | None:
    """Where temporary folders are quickest: in memory if there is room; None is the usual place."""
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return str(MEMORY) if in_memory else None


def free_port() -> int:
    """A TCP port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def cluster() -> Iterator[str]:
    """A running cluster in a temporary folder, as the address of its database."""
    programs, port = server_programs(), free_port()
    # The server refuses to run as root.
    as_user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="bereke-postgres-", dir=roomy_folder()) as folder:
        if as_user:
            shutil.chown(folder, **as_user)

        def run(program: str, *arguments: str) -> None:
            command = [programs / program, *arguments]
            log = subprocess.DEVNULL
            subprocess.run(command, check=True, cwd=folder, stdout=log, **as_user)

        data = f"{folder}/data"
        locale = ["--encoding=UTF8", "--locale=C.UTF-8"]
        run("initdb", "-D", data, "-U", NAME, "-A", "trust", "--no-sync", *locale)
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {UNSAFE_BUT_QUICK}"
        run("pg_ctl", "start", "-D", data, "-w", "-l", f"{folder}/log", "-o", options)
        try:
            run("createdb", "-h", folder, "-p", str(port), "-U", NAME, NAME)
            yield f"postgres://{NAME}@127.0.0.1:{port}/{NAME}"
        finally:
            run("pg_ctl", "stop", "-D", data, "-m", "immediate")


def main(command: list[str]) -> int:
    """Runs the command and answers its exit status."""
    if not command:
        raise SystemExit(__doc__)
    # A kill must still stop the server: turned into an exit, it unwinds the cluster.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with cluster() as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
