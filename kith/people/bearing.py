"""What of this package goes along when two records turn out to be one child."""

from kith.kernel.bearing import Bears, Hook, Stays, register
from kith.people.merging import labels
from kith.people.merging.labels import Reads

# The kept record goes by one name: the other's becomes one that people use too, or used to.
_ONE_PREFERRED = """
CASE WHEN t.kind <> 'preferred'
       OR NOT EXISTS (SELECT FROM people_person p WHERE p.id = keep AND p.known_as <> '')
     THEN t.kind
     WHEN t.ended_at IS NULL THEN 'alias' ELSE 'previous' END
"""
# Named for an address, they are named for it wherever it goes. Somebody who opened all addresses of
# one record for a quarter of an hour did not open those of the other.
_FOR_ONE_ADDRESS = "t.address_id IS NOT NULL"
# A proposal of the other record with a third is one of the kept record with it.
_NOT_THIS_PAIR = """
(t.a_id, t.b_id) <> (least(keep, gone), greatest(keep, gone))
AND NOT EXISTS (SELECT FROM people_duplicateproposal k
                 WHERE k.a_id = least(keep, t.a_id + t.b_id - gone)
                   AND k.b_id = greatest(keep, t.a_id + t.b_id - gone))
"""

# Between the two records themselves nothing can be tied; and what the kept record says alike, and
# is in force, is there already.
_NOT_BETWEEN_THEM = "NOT (t.{a} IN (keep, gone) AND coalesce(t.{b} IN (keep, gone), false))"
_NOT_THERE = """
NOT EXISTS (SELECT FROM {table} k WHERE {same} AND k.retracted_at IS NULL AND k.ended_at IS NULL)
"""


def _would_be(column: str) -> str:
    return f"CASE WHEN t.{column} = gone THEN keep ELSE t.{column} END"


def _pair(
    table: str, words: str, a: str, b: str, *alike: str, label: str = "", reads: Reads = str
) -> Bears:
    """Declare a table that says something of two people: `alike` are the columns that it says."""
    same = [f"k.{column} = {_would_be(column)}" for column in (a, b)]
    same += [f"k.{column} = t.{column}" for column in alike]
    there = _NOT_THERE.format(table=table, same=" AND ".join(same))
    only = _NOT_BETWEEN_THEM.format(a=a, b=b) + (f" AND {there}" if alike else "")
    written = "recorded_at" if label else ""
    return Bears(table, words, person=(a, b), only=only, written=written, label=label, reads=reads)


def _standing(table: str, words: str, column: str, label: str, reads: Reads = str) -> Bears:
    """Declare a table of which the kept record may have a row in force that says the same."""
    same = f"k.person_id = keep AND k.{column} = t.{column}"
    there = _NOT_THERE.format(table=table, same=same)
    return Bears(table, words, only=there, written="recorded_at", label=label, reads=reads)


register(
    Stays("people_person", "the gone one stays as a shell; gaps of the kept one are filled"),
    Stays("people_merge", "says which record was merged into which"),
    Stays("people_mergemove", "says what moved"),
    Stays("people_personkey", "made anew from what is known of each, when the rows have moved"),
    Hook("keys", last="  DELETE FROM people_personkey k WHERE k.person_id = gone;\n"),
    Bears(
        "people_identifier",
        "numbers of other bodies",
        only="t.retracted_at IS NOT NULL OR NOT EXISTS (SELECT FROM people_identifier k"
        " WHERE k.person_id = keep AND k.retracted_at IS NULL"
        " AND (k.scheme, k.issuer, k.value) = (t.scheme, t.issuer, t.value))",
        written="recorded_at",
        label="t.scheme || ' ' || t.value",
        reads=labels.number,
    ),
    Bears("people_disability", "disabilities", once=("code",), written="recorded_at",
          label="t.code", reads=labels.disability),
    Bears("people_personchange", "lines of the story", sets={"version": "0"}),
    Bears("people_personname", "names", sets={"kind": _ONE_PREFERRED}, written="recorded_at",
          label="trim(t.given || ' ' || t.family)"),
    Bears("people_address", "addresses", written="recorded_at",
          label="trim(t.lines || ' ' || t.postcode)"),
    Bears("people_phone", "ways to reach them", written="recorded_at", label="t.value"),
    Bears("people_hiddenaddress", "hidden addresses", key_type="uuid"),
    Bears("people_hiddenaddressviewer", "people named for a hidden address", key_type="uuid",
          only=_FOR_ONE_ADDRESS),
    Bears(
        "people_duplicateproposal",
        "proposals",
        person=("a_id", "b_id"),
        only=_NOT_THIS_PAIR,
        sets={
            "a_id": "least(keep, t.a_id + t.b_id - gone)",
            "b_id": "greatest(keep, t.a_id + t.b_id - gone)",
        },
    ),
    _pair("people_tie", "ties", "a_id", "b_id", "kind", "how",
          label="trim(t.kind || ' ' || t.how)", reads=labels.tie),
    _pair("people_bond", "lines between people", "a_id", "b_id", label="t.quality",
          reads=labels.feeling),
    _pair("people_told", "who may be told", "person_id", "other_id", "may", label="t.may",
          reads=labels.told),
    _pair("people_contactsafety", "who is safe", "person_id", "other_id", "safe", label="t.safe",
          reads=labels.safe),
    _pair("people_loss", "losses", "person_id", "other_id", label="t.kind",
          reads=labels.loss),
    _standing("people_mark", "marks of a symbol", "kind", "t.kind", labels.mark),
    _standing("people_unknownparent", "parents who are not known", "which", "t.which"),
    _standing("people_householdmember", "households", "household", "t.note"),
    Bears("people_pictureversion", "versions of the picture"),
    Bears(
        "people_nudge",
        "places in a picture",
        person=("person_id", "other_id"),
        only=_NOT_BETWEEN_THEM.format(a="person_id", b="other_id")
        + " AND NOT EXISTS (SELECT FROM people_nudge k WHERE"
        f" k.person_id = {_would_be('person_id')} AND k.other_id = {_would_be('other_id')})",
    ),
    Bears("people_ecomap", "maps of who is around", written="made_at", label="t.voice",
          reads=labels.voice),
    Bears("people_ecomapline", "lines of such maps"),
)  # fmt: skip
