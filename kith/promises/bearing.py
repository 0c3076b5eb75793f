"""What of this package goes along when two records turn out to be one child.

A promise's id follows from its kind, the fact that starts it and the child: what was said of it and
who was told hangs on that id, and is carried to the new one and back. The promises themselves are
not moved: they are derived, from the facts of both.
"""

from kith.kernel.bearing import Bears, Hook, Stays, register
from kith.promises.kinds import KINDS

_KINDS = "ARRAY[{}]::text[]".format(", ".join(f"'{code}'" for code in sorted(KINDS)))

# A piece of work that began since goes back as a whole, where something of it was chosen.
CHOSEN_WORK = """
SELECT f.episode FROM promises_fact f, jsonb_array_elements(chosen) c
 WHERE c->>0 = 'promises_fact' AND f.id::text = c->>1
   AND NOT EXISTS (SELECT FROM promises_fact b
                    WHERE b.episode = f.episode AND b.recorded_at < merged_at)
"""
# What was recorded since of a piece of work that came with the gone record goes back with it.
_ITS_WORK = """
t.recorded_at >= merged_at
AND (t.episode IN (CHOSEN)
  OR t.episode IN (SELECT f.episode FROM promises_fact f
                    WHERE f.id IN (SELECT v.row::uuid FROM people_mergemove v
                                    WHERE v.merge_id = merge AND v.name = 'promises_fact'))
 AND t.episode NOT IN (SELECT f.episode FROM promises_fact f
                        WHERE f.person_id = keep AND f.recorded_at < merged_at
                          AND f.id NOT IN (SELECT v.row::uuid FROM people_mergemove v
                                            WHERE v.merge_id = merge AND v.name = 'promises_fact')))
""".replace("CHOSEN", CHOSEN_WORK)
_IDS = """
SELECT coalesce(jsonb_object_agg(kith_promise_id(k, f.root, {old}),
                                 kith_promise_id(k, f.root, {new})), '{{}}')
  FROM (SELECT DISTINCT root FROM promises_fact WHERE person_id = {whose}) f, unnest(KINDS) k
""".replace("KINDS", _KINDS)


_UUID = "'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'"
_IN_THE_KEY = f"substring(t.key from {_UUID})"

register(
    Bears(
        "promises_fact",
        "things that happened",
        key_type="uuid",
        along=_ITS_WORK,
        written="recorded_at",
        label="t.name || ' ' || t.data::text",
    ),
    Bears("promises_act", "things said of promises", key_type="uuid", names="promise"),
    Bears("promises_rung", "times somebody was told", names="promise"),
    Bears(
        "web_draft",
        "words half typed",
        person=(),
        key_type="uuid",
        part="promise",
        only=f"ids ? {_IN_THE_KEY}",
        sets={"key": f"replace(t.key, {_IN_THE_KEY}, ids->>{_IN_THE_KEY})"},
    ),
    Stays("promises_promise", "derived anew, from the facts of both"),
    Stays("promises_named", "derived anew, from the facts of both"),
    Hook(
        "promises",
        ids=_IDS,
        first="  PERFORM promises_derive(ARRAY[keep, gone], '{}');\n",
        last=f"  PERFORM promises_derive(ARRAY[keep, gone], {_KINDS});\n",
    ),
)
