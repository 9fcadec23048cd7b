"""Counts what a request asks of the database."""

import re
from collections import Counter

from django.db import connection
from django.test.utils import CaptureQueriesContext

# Asked once on every page: who is it, and which rows are theirs.
FRAME = (
    r'FROM "django_session"',
    r'FROM "accounts_user" WHERE "accounts_user"."id" =',
    r'FROM "communities_(region|programme)assignment".*WHERE .*"user_id" =',
    # Remembered by the process for half a minute, which a slow test may outlast.
    r'FROM "core_organisation"',
)
# Beginning and ending a transaction asks nothing.
CONTROL = r"^(SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT|BEGIN|COMMIT)"


class Asked:
    """The questions of one request, beyond session, user and scope (each left out once)."""

    def __init__(self) -> None:
        self._capture = CaptureQueriesContext(connection)
        self.queries: list[str] = []

    def __enter__(self) -> "Asked":
        self._capture.__enter__()
        return self

    def __exit__(self, *problem) -> None:
        self._capture.__exit__(*problem)
        seen: Counter = Counter()
        for query in self._capture.captured_queries:
            sql = query["sql"]
            frame = next((shape for shape in FRAME if re.search(shape, sql, re.DOTALL)), None)
            if re.match(CONTROL, sql) or (frame and not seen[frame]):
                seen[frame] += 1
                continue
            self.queries.append(sql)

    @property
    def number(self) -> int:
        return len(self.queries)

    def told(self) -> str:
        """The questions, cut short, for the message of a failing test."""
        return "\n" + "\n".join(f"{n}. {sql[:300]}" for n, sql in enumerate(self.queries, 1))
