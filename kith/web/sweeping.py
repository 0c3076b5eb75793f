"""Words half typed are kept for a week after the last of them, and then no longer."""

from django.db import connection

from kith.kernel import clock


def sweep_drafts() -> int:
    """Delete drafts that nobody has touched for a week, and say how many there were."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kith_sweep_drafts(%s)", [clock.now()])
        row = cursor.fetchone()
    return int(row[0]) if row else 0
