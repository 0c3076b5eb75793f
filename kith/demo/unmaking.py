"""Takes the demonstration out again, and nothing else: its authority's children and its personas.

Runs as the owner in the role that may, since no application login can delete a fact.
"""

from django.db import connections, transaction

from kith.demo.years.hands import PREFIX
from kith.standards.cin_census.generator import NOBODY

# The return's children, whoever the personas wrote down, and those of whom word reached them.
CHILDREN = (
    "CREATE TEMP TABLE demo_children ON COMMIT DROP AS SELECT person_id AS id"
    " FROM people_identifier WHERE scheme = 'LAchildID' AND issuer = %s"
    " UNION SELECT person_id FROM people_personchange"
    " WHERE field = 'record' AND by IN (SELECT id FROM demo_staff)"
    " UNION SELECT person_id FROM frontdoor_contact"
    " WHERE (taken_by_id IN (SELECT id FROM demo_staff) OR team_id IN (SELECT team_id"
    " FROM accounts_membership WHERE account_id IN (SELECT id FROM demo_staff)))"
    " AND person_id IS NOT NULL UNION SELECT there_id FROM frontdoor_contact"
    " WHERE there_id IS NOT NULL AND (taken_by_id IN (SELECT id FROM demo_staff) OR team_id IN"
    " (SELECT team_id FROM accounts_membership WHERE account_id IN (SELECT id FROM demo_staff)))"
)
# What was written of a record that was merged away stands with the one that was kept.
MERGED = (
    "INSERT INTO demo_children SELECT gone_id FROM people_merge"
    " WHERE kept_id IN (SELECT id FROM demo_children)"
)
STAFF = (
    "CREATE TEMP TABLE demo_staff ON COMMIT DROP AS SELECT id FROM accounts_account"
    " WHERE persona_words <> '' OR starts_with(username, %s)"
)

OF_CHILDREN = (
    "DELETE FROM frontdoor_link WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM frontdoor_apart WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM frontdoor_reply WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM frontdoor_request WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM frontdoor_blindlook WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM oversight_watched WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM frontdoor_linked WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM frontdoor_incident WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM frontdoor_considered WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM frontdoor_decision WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM frontdoor_screen WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM frontdoor_attachment WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM frontdoor_contact WHERE person_id IN (SELECT id FROM demo_children)"
    " OR taken_by_id IN (SELECT id FROM demo_staff)",
    "DELETE FROM people_mergemove WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_merge WHERE kept_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_personkey WHERE person_id IN (SELECT id FROM demo_children)",
    "UPDATE people_person SET merged_into_id = NULL WHERE id IN (SELECT id FROM demo_children)",
    "DELETE FROM promises_rung WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM promises_act WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM promises_promise WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM promises_fact WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM messages_notice WHERE person_id IN (SELECT id FROM demo_children)"
    " OR to_id IN (SELECT id FROM demo_staff)",
    "DELETE FROM access_breakglassreview WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM access_restrictionparty WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM access_restriction WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM access_grant WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_tie WHERE a_id IN (SELECT id FROM demo_children)"
    " OR b_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_bond WHERE a_id IN (SELECT id FROM demo_children)"
    " OR b_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_told WHERE person_id IN (SELECT id FROM demo_children)"
    " OR other_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_contactsafety WHERE person_id IN (SELECT id FROM demo_children)"
    " OR other_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_loss WHERE person_id IN (SELECT id FROM demo_children)"
    " OR other_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_mark WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_nudge WHERE person_id IN (SELECT id FROM demo_children)"
    " OR other_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_unknownparent WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_householdmember WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_pictureversion WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_ecomapline WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_ecomap WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_hiddenaddressviewer WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_hiddenaddress WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_address WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_phone WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_personname WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_personchange WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_duplicateproposal WHERE a_id IN (SELECT id FROM demo_children)"
    " OR b_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_disability WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_identifier WHERE person_id IN (SELECT id FROM demo_children)",
    "DELETE FROM people_person WHERE id IN (SELECT id FROM demo_children)",
)

OF_STAFF = (
    "DELETE FROM frontdoor_surgeanswer WHERE by_id IN (SELECT id FROM demo_staff)",
    "DELETE FROM frontdoor_surge s WHERE NOT EXISTS"
    " (SELECT FROM frontdoor_surgeanswer a WHERE a.surge_id = s.id)",
    "DELETE FROM messages_letter WHERE code = 'surge'",
    "DELETE FROM messages_letter WHERE bundle IN (SELECT 'partner ' || id FROM frontdoor_partner"
    " WHERE changed_by_id IN (SELECT id FROM demo_staff)) OR bundle LIKE 'request %'",
    "DELETE FROM messages_letter WHERE code IN ('visitor code', 'letter arrived', 'mail arrived')",
    "DELETE FROM frontdoor_letter",
    "DELETE FROM frontdoor_received WHERE NOT EXISTS"
    " (SELECT FROM frontdoor_contact c WHERE c.id = contact)",
    "DELETE FROM frontdoor_partner_members WHERE account_id IN (SELECT id FROM demo_staff)",
    "DELETE FROM frontdoor_partner WHERE changed_by_id IN (SELECT id FROM demo_staff)",
    "UPDATE accounts_account SET person_id = NULL WHERE id IN (SELECT id FROM demo_staff)",
    "DELETE FROM promises_load WHERE account_id IN (SELECT id FROM demo_staff)",
    "DELETE FROM web_draft WHERE account IN (SELECT id FROM demo_staff)",
    "DELETE FROM accounts_shift WHERE account_id IN (SELECT id FROM demo_staff)",
    "DELETE FROM accounts_cover WHERE absent_id IN (SELECT id FROM demo_staff)",
    "DELETE FROM accounts_membership WHERE account_id IN (SELECT id FROM demo_staff)",
)


def unmake() -> None:
    """Delete the demonstration's children and what its personas hold; the audit log stays."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE kith_facts")
        cursor.execute(STAFF, [PREFIX])
        cursor.execute(CHILDREN, [NOBODY])
        cursor.execute(MERGED)
        for statement in (*OF_CHILDREN, *OF_STAFF):
            cursor.execute(statement)
        cursor.execute("DELETE FROM standards_return WHERE lea = %s", [NOBODY])
        cursor.execute("DELETE FROM oversight_keptfigure")
        cursor.execute("DELETE FROM demo_boroughclock")
        cursor.execute("DELETE FROM demo_world")
