"""What of this package goes along when two records turn out to be one child."""

from kith.kernel.bearing import Bears, Stays, register

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

register(
    Stays("people_person", "the gone record stays as an empty shell; gaps of the kept one are filled"),
    Stays("people_merge", "says which record was merged into which"),
    Stays("people_mergemove", "says what moved"),
    Bears(
        "people_identifier",
        "numbers of other bodies",
        only="t.retracted_at IS NOT NULL OR NOT EXISTS (SELECT FROM people_identifier k"
        " WHERE k.person_id = keep AND k.retracted_at IS NULL"
        " AND (k.scheme, k.issuer, k.value) = (t.scheme, t.issuer, t.value))",
        written="recorded_at",
        label="t.scheme || ' ' || t.value",
    ),
    Bears("people_disability", "disabilities", once=("code",), written="recorded_at",
          label="t.code"),
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
)  # fmt: skip
