"""What of this package goes along when two records turn out to be one child.

Whoever saw either record sees the one that is kept, and whatever hid either of them hides it: each
restriction is asked by itself, so that both hold. The audit log is never rewritten.
"""

from kith.access.rules import why_words
from kith.kernel.bearing import Bears, Hook, Stays, register

# How each standing restriction of a record hides it: the same for both records, or different.
_HIDING = """
(SELECT array_agg(DISTINCT hides ORDER BY hides) FROM (
  SELECT r.code || ':' || coalesce((
    SELECT string_agg(p.account_id::text, ',' ORDER BY p.account_id)
      FROM access_restrictionparty p WHERE p.restriction_id = r.id), '') AS hides
    FROM access_restriction r WHERE r.person_id = {who} AND r.lifted_at IS NULL) each_of)
"""
_LEADS = """
EXISTS (SELECT FROM kith_who() w, kith_live_roles(w.account, w.at) r
         WHERE r.role = 'head_of_service')
"""
_DIFFER = f"{_HIDING.format(who='keep')} IS DISTINCT FROM {_HIDING.format(who='gone')}"
_IS_HIDDEN = """
EXISTS (SELECT FROM access_restriction r WHERE r.person_id = keep AND r.lifted_at IS NULL)
"""

# A restriction set on the one record since then is about a child who may be the other one: until a
# head of service has looked, it hides both.
_BOTH_STAY_HIDDEN = """
  DECLARE
    one access_restriction;
    copied bigint;
  BEGIN
    FOR one IN SELECT * FROM access_restriction r
                WHERE r.person_id = keep AND r.lifted_at IS NULL AND r.set_at >= merged_at LOOP
      copied := nextval('access_restriction_ids');
      INSERT INTO access_restriction (id, person_id, code, reason, set_by, set_at, review_by,
                                      lifted_why)
      VALUES (copied, gone, one.code, one.reason, one.set_by, one.set_at, one.review_by, '');
      INSERT INTO access_restrictionparty (restriction_id, person_id, account_id, sees)
      SELECT copied, gone, p.account_id, p.sees FROM access_restrictionparty p
       WHERE p.restriction_id = one.id;
    END LOOP;
  END;
"""

register(
    Bears("access_grant", "who may see it", written="given_at", label="t.reason", reads=why_words),
    Bears("access_restriction", "restrictions"),
    Bears("access_restrictionparty", "people whom a restriction names"),
    Bears("access_breakglassreview", "emergency openings"),
    Bears("access_mergedaway", "records merged before", person=("kept",), key="gone"),
    Stays(
        "access_auditevent", "sealed and never rewritten: whoever sees the kept record reads both"
    ),
    Hook(
        "restrictions",
        refuses=f"{_DIFFER} AND NOT {_LEADS}",
        refuses_undoing=f"{_IS_HIDDEN} AND NOT {_LEADS}",
        parting=_BOTH_STAY_HIDDEN,
        says="The two records are not hidden from the same people. Ask the head of service.",
    ),
)
