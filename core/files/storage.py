"""Where the bytes of uploaded files lie: outside the static files, under names nobody can guess."""

import secrets

from django.core.files.storage import Storage, storages


def private_files() -> Storage:
    """The storage of uploaded files, named in the settings; no server hands it out by itself."""
    return storages["files"]


def random_key() -> str:
    """What a file is called in the storage, and while it waits for its form."""
    return secrets.token_hex(16)


def stored_name(row, name: str) -> str:
    """Where a file of a row lies: by its random key, spread over folders, with the ending of what
    it is. The name it came with is a field, never a path."""
    ending = name.rpartition(".")[2]
    return f"{row.key[:2]}/{row.key}.{ending}"


def preview_name(row, name: str) -> str:
    """Where the small picture of a row lies: beside the large one."""
    return f"{row.key[:2]}/{row.key}-small.jpg"
