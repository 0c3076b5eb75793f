"""Serious incidents, the discussions that they call for, and whom they may have shaken."""

from kith.promises.benched.door import AT, piece
from kith.promises.benched.told import Told

DAYS = {"safe": 0, "youth": 0, "liaison": 0, "listed": 1, "schools": 1, "places": 2, "staff": 3,
        "grief": 4, "panel": 5, "review": 12, "looked_7": 8, "looked_21": 20,
        "looked_90": 95, "looked_365": 366}  # fmt: skip
WHO = "jsonb_build_object('who', 'Kit M')"
UNTIL = """jsonb_build_object('who', 'Kit M',
  'due', (f.day + 30)::text)"""
KIND = "jsonb_build_object('kind', (ARRAY['standard', 'safe', 'complex'])[1 + f.child % 3])"
DECLINED = "jsonb_build_object('serious', f.child % 3 = 0, 'partner', f.child % 3 = 1)"
HELD = "jsonb_build_object('inquorate', f.child % 4 = 0)"


def _ripple(step: str, days: int) -> Told:
    return piece(f"ripple.{step}", work="harm", day=f"begins + {days}", where="child % 40 = 0")


SHAKEN = (
    piece("incident.serious", work="harm", where="child % 20 = 0"),
    piece("strategy.held", work="harm", minutes=f"{AT} + child * 7 % 2000", data=HELD,
          where="child % 40 = 0"),
    *(_ripple(step, days) for step, days in DAYS.items()),
    piece("ripple.linked", work="harm", day="begins + 1", data=WHO, where="child % 40 = 0"),
    piece("ripple.renewed", work="harm", day="begins + 20", data=UNTIL, where="child % 80 = 0"),
    piece("ripple.ended", work="harm", day="begins + 60", where="child % 120 = 0"),
    piece("strategy.asked", work="talk", day="begins + 1", data=KIND, where="child % 10 = 7"),
    piece("strategy.disputed", work="talk", day="begins + 2", where="child % 30 = 7"),
    piece("strategy.resolved", work="talk", day="begins + 3", where="child % 60 = 7"),
    piece("strategy.declined", work="talk", day="begins + 4", data=DECLINED,
          where="child % 20 = 17"),
    piece("strategy.looked", work="talk", day="begins + 5", where="child % 40 = 17"),
    piece("strategy.told", work="talk", day="begins + 5", where="child % 40 = 37"),
)  # fmt: skip
