"""How a gate says no. Neither says anything about what exists."""


class Refused(Exception):
    """This actor may not do this. Carries plain words for the screen."""


class ReasonNeeded(Refused):
    """This actor may read this in full, once a reason is given and logged (SPEC H1, level R)."""


class NotHere(Exception):
    """No such record, or none that this actor may see: nobody can tell which."""
