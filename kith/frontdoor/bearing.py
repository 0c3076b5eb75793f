"""What of this package goes along when two records turn out to be one child.

A contact goes with all that was done about it: what was recorded of it since goes back with it, and
one that came since goes back as a whole, where somebody chooses what the ledger tells of it.
"""

from kith.kernel.bearing import Bears, register
from kith.promises.bearing import CHOSEN_WORK

_ITS_CONTACT = """
(t.contact_id IN (SELECT v.row::uuid FROM people_mergemove v
                   WHERE v.merge_id = merge AND v.name = 'frontdoor_contact')
 OR t.contact_id IN (CHOSEN))
""".replace("CHOSEN", CHOSEN_WORK)
_ITS_INCIDENT = """
t.incident_id IN (SELECT t.id FROM frontdoor_incident t WHERE ITS_CONTACT)
""".replace("ITS_CONTACT", _ITS_CONTACT)
_ITS_DECISION = """
t.decision_id IN (SELECT t.id FROM frontdoor_decision t WHERE ITS_CONTACT)
""".replace("ITS_CONTACT", _ITS_CONTACT)
_ITS_REQUEST = """
t.request_id IN (SELECT t.id FROM frontdoor_request t WHERE ITS_CONTACT)
""".replace("ITS_CONTACT", _ITS_CONTACT)
# A child is not shaken by what happened to themselves; the first child stands for one without a
# record.
_NOT_BETWEEN_THEM = """
t.person_id = t.linked_id
OR NOT (t.person_id IN (keep, gone) AND t.linked_id IN (keep, gone))
"""

_NOT_THEMSELVES = """
t.person_id = t.other_id
OR NOT (t.person_id IN (keep, gone) AND t.other_id IN (keep, gone))
"""

# Whoever is on record by a name is known; parted again, nobody knows who is meant.
_KNOWN_NOW = """
CASE WHEN t.child IN ('unknown', 'accepted')
      AND EXISTS (SELECT FROM people_person p WHERE p.id = keep AND p.known_as <> '')
     THEN 'known' ELSE t.child END
"""

register(
    Bears(
        "frontdoor_contact",
        "contacts at the front door",
        person=("person_id", "there_id"),
        key_type="uuid",
        sets={"child": _KNOWN_NOW},
        along=f"t.id IN ({CHOSEN_WORK})",
    ),
    Bears("frontdoor_screen", "screenings", key_type="uuid", along=_ITS_CONTACT),
    Bears("frontdoor_decision", "decisions at the front door", key_type="uuid", along=_ITS_CONTACT),
    Bears(
        "frontdoor_considered",
        "children thought of in a decision",
        person=("person_id", "other_id"),
        key_type="uuid",
        only=_NOT_THEMSELVES,
        along=_ITS_DECISION,
    ),
    Bears(
        "frontdoor_blindlook",
        "second looks at a decision",
        key_type="uuid",
        along=_ITS_CONTACT,
    ),
    Bears("frontdoor_incident", "serious incidents", key_type="uuid", along=_ITS_CONTACT),
    Bears("frontdoor_request", "requests to agencies", key_type="uuid", along=_ITS_CONTACT),
    Bears("frontdoor_reply", "answers of agencies", key_type="uuid", along=_ITS_REQUEST),
    Bears("frontdoor_apart", "answers kept for some", key_type="uuid", along=_ITS_REQUEST),
    Bears("frontdoor_link", "links to agencies", key_type="uuid", along=_ITS_REQUEST),
    Bears(
        "frontdoor_attachment", "files that came with a mail", key_type="uuid", along=_ITS_CONTACT
    ),
    Bears(
        "frontdoor_linked",
        "children whom an incident may have shaken",
        person=("person_id", "linked_id"),
        key_type="uuid",
        only=_NOT_BETWEEN_THEM,
        along=_ITS_INCIDENT,
    ),
)
