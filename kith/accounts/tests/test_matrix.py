"""The whole matrix, written down a second time as it was approved: a changed right fails here.

Rows are SPEC H1's, then the SUPPLEMENT's (end of S0). Columns: contact, child, exploitation,
network, intelligence, safety, return interview, health, supervision, audit, figures, admin.
"""

import pytest

from kith.accounts.levels import Area, Level, Scope
from kith.accounts.roles import ROLES

APPROVED = """
front_door             team  C S S - - V S S - - V -
mash_manager           team  D V V R V V V S - - V -
social_worker          own   V C C S V C V V V V S -
nqsw                   own   V C C S V C V V V V S -
team_manager           team  V D D R V D V V C C V -
chair                  own   V C V - S V V V - V S -
head_of_service        wide  D D D V V D V R V V V -
director               wide  S R R R S S S - S V V -
auditor                own   V V V - - V V S V D V -
missing_coordinator    team  V S S - C C C S - - V -
rhi_worker             own   V S S - C C C S - - V -
yjs_officer            own   - S V S V C V S V - S -
peace_worker           own   V V C C C C V S V - S -
edt                    wide  C V S - S V S S - - - -
virtual_school         own   S S S - - V - - - - S -
police_partner         own   C S S - C S S - - - S -
health_partner         own   C S S - - S S C - - S -
school_dsl             own   C S S - - S - - - - S -
carer                  own   C S S - - C S S - - - -
child                  own   S S S - - C S S - - - -
parent                 own   S S S - - S S - - - - -
inspector              own   V V V R S V V V V V V -
analyst                none  - - - - - - - - - - V -
ig_lead                own   S R R R R - - R - - V C
sysadmin               none  - - - - - - - - - - - D
lead_member            none  - - - - - - - - - - S -
family_worker          own   V V C - C C V S V - S -
business_support       own   - V - - - - - - - - - -
advocate               own   - S S - - S S - - - - -
interpreter            none  - - - - - - - - - - - -
personal_adviser       own   - V S - - V S S - - - -
ictg                   own   - S V - - S - - - - - -
responsible_authority  own   - S - - - S S - - - - -
housing_partner        own   C S - - - S - - - - - -
probation_partner      own   C S - - - S - - - - - -
adult_partner          own   C S - - - S - - - - - -
voluntary_partner      own   C S - - - S - - - - - -
duty_manager           team  D V V R V D V S - - V -
rota_manager           none  - - - - - - - - - - - C
visitor                none  C - - - - - - - - - - -
machine                wide  D D D D D D D D D D D D
"""
ROWS = {line.split()[0]: line.split()[1:] for line in APPROVED.strip().splitlines()}


def test_no_role_is_left_out():
    assert set(ROWS) == set(ROLES)


@pytest.mark.parametrize("code", sorted(ROWS))
def test_a_role_has_the_rights_that_were_approved(code):
    reach, *letters = ROWS[code]
    assert ROLES[code].scope is Scope[reach.upper()]
    held = [ROLES[code].level(area) for area in Area]
    assert held == [Level("-SRVCD".index(letter)) for letter in letters]


@pytest.mark.parametrize("area", list(Area))
def test_somebody_answers_for_every_area(area):
    people = [role for role in ROLES.values() if role.code != "machine"]
    assert max(role.level(area) for role in people) >= Level.CREATE or area is Area.KPI
