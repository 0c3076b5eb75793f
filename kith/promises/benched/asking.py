"""Those who were asked about a child, and those who look a second time."""

from kith.promises.benched.door import AT, RAG, contact, piece
from kith.promises.benched.told import Told

SENT = f"jsonb_build_object('agency', 'police', 'asked', 'Police', 'rag', {RAG})"
CLOSED = f"jsonb_build_object('rag', {RAG}, 'decide', true)"
CAME = "jsonb_build_object('agency', 'police', 'asked', 'Police', 'state', 'PARTIAL')"
LOOKED = "jsonb_build_object('differs', f.child % 20 = 0, 'more', f.child % 40 = 0, 'owner', 1)"


def _asked(name: str, minutes: str, where: str = "child % 2 = 0", data: str = SENT) -> Told:
    return piece(name, work="asked", minutes=f"{AT} + {minutes}", where=where, data=data)


ASKING: tuple[Told, ...] = (
    contact("mash.asked", minutes=f"{AT} + 310", where="child % 2 = 0"),
    contact("mash.closed", day="begins + 2", where="child % 4 = 0", data=CLOSED),
    _asked("request.sent", "310"),
    _asked("request.returned", "310 + child % 900", "child % 10 IN (0, 2, 4)", CAME),
    _asked("request.partial", "311 + child % 900", "child % 10 IN (0, 2)", CAME),
    _asked("request.filled", "3000", "child % 10 = 0", CAME),
    piece("blind.asked", work="eyes", day="begins + 6", where="child % 10 = 0"),
    piece("blind.given", work="eyes", day="begins + 9", where="child % 20 = 0", data=LOOKED),
)
