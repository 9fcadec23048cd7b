"""What is told to PostgreSQL on every connection."""

import pytest
from django.db import connection


@pytest.mark.skipif(connection.vendor != "postgresql", reason="is about PostgreSQL")
def test_questions_are_not_compiled(db):
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
