"""PostgreSQL compiles a question that it takes for a long one before it answers it. Ours are wide,
and answered sooner than compiled: counts of many kinds of rows at once took ten seconds to compile
and one to answer."""

from django.db.backends.signals import connection_created


def answer_at_once(sender, connection, **kwargs) -> None:
    """Tell PostgreSQL to answer without compiling."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET jit = off")


def connect() -> None:
    """Apply it to every new connection."""
    connection_created.connect(answer_at_once, dispatch_uid="core.postgres")
