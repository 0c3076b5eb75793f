"""Fills what comes from code: the calendar, the clock functions, the declared rules.

The migration calls both; a set-up may call them again after an upgrade: they are safe to repeat.
"""

from dataclasses import astuple, fields

from django.db import connections, transaction

from kith.kernel import clock, policy, sql
from kith.kernel.models import PolicyRule

COLUMNS = [field.name for field in fields(policy.PolicyRule)]


def load_calendar(using: str) -> None:
    """Write the calendar's days and make the clock functions anew."""
    days, working, ordinals = zip(*sql.calendar_rows(), strict=True)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("DELETE FROM kernel_calendar")
        cursor.execute(
            "INSERT INTO kernel_calendar SELECT * FROM unnest(%s::date[], %s::bool[], %s::int[])",
            [list(days), list(working), list(ordinals)],
        )
        cursor.execute(sql.clock_functions())


def load_declared(using: str) -> None:
    """Write the declared rules as they are in the code.

    A council's own rows stay as they are, and stand in place of a declared rule from the same day.
    """
    names = ", ".join(COLUMNS)
    marks = ", ".join(["%s"] * len(COLUMNS))
    at = clock.now()
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("DELETE FROM kernel_policyrule WHERE proposed_by IS NULL")
        cursor.executemany(
            f"INSERT INTO kernel_policyrule ({names}, proposed_at, accepted_at)"  # noqa: S608
            f" VALUES ({marks}, %s, %s) ON CONFLICT DO NOTHING",
            [(*astuple(rule), at, at) for rule in policy.DECLARED],
        )


def bring_declared(using: str) -> bool:
    """Write the declared rules where the code has others than the database; say whether it had."""
    rows = PolicyRule.objects.using(using).filter(proposed_by=None).values_list(*COLUMNS)
    if set(rows) == {astuple(rule) for rule in policy.DECLARED}:
        return False
    load_declared(using)
    return True


def accepted_rules(using: str = "default") -> tuple[policy.PolicyRule, ...]:
    """Return every rule that counts: declared, or proposed by the council and accepted."""
    rows = PolicyRule.objects.using(using).filter(accepted_at__isnull=False)
    ordered = rows.order_by("code", "effective_from")
    return tuple(policy.PolicyRule(*row) for row in ordered.values_list(*COLUMNS))
