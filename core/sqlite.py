"""SQLite takes more values in one query than Django supposes, so that bulk writes need fewer."""

import sqlite3

from django.db.backends.signals import connection_created


def use_its_own_limit(sender, connection, **kwargs) -> None:
    """Tell Django how many values this SQLite takes; it supposes 999, the limit before 2020."""
    if connection.vendor == "sqlite":
        limit = connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        connection.features.max_query_params = limit


def connect() -> None:
    """Apply it to every new connection."""
    connection_created.connect(use_its_own_limit, dispatch_uid="core.sqlite")
