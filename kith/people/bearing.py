"""What of this package goes along when two records turn out to be one child."""

from kith.kernel.bearing import Bears, Hook, Stays, register

# The kept record goes by one name: the other's becomes one that people use too, or used to.
_ONE_PREFERRED = """
CASE WHEN t.kind <> 'preferred'
       OR NOT EXISTS (SELECT FROM people_person p WHERE p.id = keep AND p.known_as <> '')
     THEN t.kind
     WHEN t.ended_at IS NULL THEN 'alias' ELSE 'previous' END
"""
# Somebody who may open one child's hidden address must not come by another one's.
_VIEWERS = """
(SELECT array_agg(DISTINCT v.account_id ORDER BY v.account_id) FROM people_hiddenaddressviewer v
  WHERE v.person_id = {who} AND (v.until_at IS NULL OR v.until_at > actor.at))
"""
_BOTH_HIDE = f"""
EXISTS (SELECT FROM people_hiddenaddress h WHERE h.person_id IN (keep, gone))
AND {_VIEWERS.format(who="keep")} IS NOT NULL AND {_VIEWERS.format(who="gone")} IS NOT NULL
AND {_VIEWERS.format(who="keep")} IS DISTINCT FROM {_VIEWERS.format(who="gone")}
"""
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
    Bears("people_hiddenaddressviewer", "people named for a hidden address", key_type="uuid"),
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
    Hook(
        "hidden-addresses",
        refuses=_BOTH_HIDE,
        says="Both records may have an address that must stay hidden, and not the same people may"
        " open it. Name the same people for both first.",
    ),
)  # fmt: skip
