"""What the marks of a record are worked out from."""

from collections.abc import Iterable, Mapping
from datetime import date

from kith.kernel import clock
from kith.people.rules.fields import apparent_of, day_of
from kith.people.rules.places import HOMES
from kith.people.rules.quality import Known
from kith.people.rules.records import Record, holding


def known_of(texts: Mapping[str, str], records: Iterable[Record], today: date) -> Known:
    """Return what the marks of a record are worked out from."""
    now = holding(records, today)
    return Known(
        kind=texts["kind"],
        named=bool(texts["known_as"]) or any(one.what == "name" for one in now),
        born=day_of(texts["born"]),
        expected=day_of(texts["expected"]),
        died=day_of(texts["died"]),
        apparent=apparent_of(texts["apparent"]),
        sex=texts["sex"],
        ethnicity=texts["ethnicity"],
        language=texts["language"],
        interpreter={"yes": True, "no": False}.get(texts["interpreter"]),
        disabilities=frozenset(filter(None, texts["disabilities"].split(", "))),
        occupation=texts["occupation"],
        homes=_told_on(one for one in now if one.what == "place" and one.kind in HOMES),
        phones=_told_on(one for one in now if one.what == "phone"),
        numbers=tuple((one.kind, one.text.replace(" ", "")) for one in now if one.what == "number"),
    )


def _told_on(records: Iterable[Record]) -> tuple[date, ...]:
    return tuple(clock.local_date(one.recorded_at) for one in records if one.recorded_at)
