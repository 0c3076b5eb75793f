"""Every role, as a manager can read it: who holds it, why, how far it reaches and what it may do.

The letters are SPEC H1's, a column for each `Area`: contact, child, exploitation, network,
intelligence, safety, return interview, health, supervision, audit, figures (KPI), admin.
`-` nothing, S summary, R in full after a reason, V view, C create, D decide. Words such as "own",
"missing" or "sampled" in H1 are kept by row-level security: a role reaches only its scope and
grants. Rows that H1 lacks are from the SUPPLEMENT (end of S0).
In ADMIN, V reads access reviews, C reviews access and plans the rota, D makes users and settings.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kith.accounts.levels import Area, Level, Role, Scope, enough, row

__all__ = ["ROLES", "Area", "Level", "Role", "Scope", "chain", "enough", "in_force", "level_in"]

NONE, OWN, TEAM, WIDE = Scope.NONE, Scope.OWN, Scope.TEAM, Scope.WIDE

# fmt: off
_WORKERS = (
    Role("front_door", "Front door worker",
         "Takes in every contact and looks up what is already known in brief.",
         TEAM, row("C S S - - V S S - - V -"), above="mash_manager"),
    Role("mash_manager", "MASH practice manager",
         "Decides what happens with each contact, with the partners round the table.",
         TEAM, row("D V V R V V V S - - V -"), above="head_of_service"),
    Role("social_worker", "Social worker",
         "Is allocated to children and works with them and their families.",
         OWN, row("V C C S V C V V V V S -"), above="team_manager"),
    Role("nqsw", "Newly qualified social worker (ASYE)",
         "Works as a social worker does, and a manager signs beside them on child protection.",
         OWN, row("V C C S V C V V V V S -"), above="team_manager"),
    Role("team_manager", "Team manager",
         "Answers for a team's children: allocates, supervises, approves and takes what is late.",
         TEAM, row("V D D R V D V V C C V -"), above="head_of_service"),
    Role("chair", "Independent reviewing officer or conference chair",
         "Chairs the reviews and conferences of their children, writes them up and challenges us.",
         OWN, row("V C V - S V V V - V S -"), above="head_of_service"),
    Role("head_of_service", "Head of service",
         "Answers for the whole service and decides what a team manager may not.",
         WIDE, row("D D D V V D V R V V V -"), above="director"),
    Role("director", "Director or assistant director of children's services",
         "Answers to the council; sees every summary, and one child in full after giving a reason.",
         WIDE, row("S R R R S S S - S V V -")),
    Role("auditor", "Quality assurance auditor",
         "Reads the records drawn for audit and judges the practice in them.",
         OWN, row("V V V - - V V S V D V -"), above="head_of_service"),
    Role("missing_coordinator", "Missing co-ordinator",
         "Follows every missing episode until the child is home and has been heard.",
         TEAM, row("V S S - C C C S - - V -"), above="head_of_service"),
    Role("rhi_worker", "Return interview worker",
         "Offers each child who was missing somebody independent to talk to.",
         OWN, row("V S S - C C C S - - V -"), above="missing_coordinator"),
    Role("yjs_officer", "Youth justice officer",
         "Works with children who are in, or near, the youth justice system.",
         OWN, row("- S V S V C V S V - S -"), above="team_manager"),
    Role("peace_worker", "Specialist exploitation worker (PEACE)",
         "Works with exploited children and their circle, and draws the network with them.",
         OWN, row("V V C C C C V S V - S -"), above="team_manager"),
    Role("family_worker", "Family or youth support worker",
         "Helps child and family day to day; as the specialist worker, without the network.",
         OWN, row("V V C - C C V S V - S -"), above="team_manager"),
    Role("edt", "Emergency duty team",
         "Acts for any child out of hours; reads by role while on the rota, every read audited.",
         WIDE, row("C V S - S V S S - - - -"), above="duty_manager", only_on="edt"),
    Role("virtual_school", "Virtual school or education lead",
         "Keeps children in school and sees what education needs to know.",
         OWN, row("S S S - - V - - - - S -"), above="head_of_service"),
    Role("personal_adviser", "Personal adviser",
         "Stays with young people from 18 who were looked after.",
         OWN, row("- V S - - V S S - - - -"), above="team_manager"),
    Role("business_support", "Business support",
         "Books meetings and writes the minutes of those they are asked to minute.",
         OWN, row("- V - - - - - - - - - -"), above="team_manager"),
    Role("duty_manager", "Duty manager",
         "Is rung when something cannot wait, and decides for the service that day.",
         TEAM, row("D V V R V D V S - - V -"), above="head_of_service"),
    Role("rota_manager", "Rota manager",
         "Plans who is on duty and who covers whom; sees no child.",
         NONE, row("- - - - - - - - - - - C"), above="head_of_service"),
    Role("analyst", "Data analyst",
         "Works with figures of five or more and with records that carry no name.",
         NONE, row("- - - - - - - - - - V -"), above="head_of_service"),
    Role("ig_lead", "Information governance lead (Caldicott guardian)",
         "Guards what is shared and who looks; reads a record only after giving a reason.",
         OWN, row("S R R R R - - R - - V C"), above="director"),
    Role("sysadmin", "System administrator",
         "Keeps users and settings; sees no record of any child.",
         NONE, row("- - - - - - - - - - - D"), above="ig_lead"),
    Role("lead_member", "Lead member",
         "Holds the service to account for the public, from figures of five or more only.",
         NONE, row("- - - - - - - - - - S -")),
)

_PARTNERS = (
    Role("police_partner", "Police partner",
         "Reports, answers enquiries and gives intelligence; sees decisions and police actions.",
         OWN, row("C S S - C S S - - - S -"), "partner", above="mash_manager"),
    Role("health_partner", "Health partner",
         "Reports, answers enquiries and sees the health part of plans.",
         OWN, row("C S S - - S S C - - S -"), "partner", above="mash_manager"),
    Role("school_dsl", "School's designated safeguarding lead",
         "Reports, follows what came of it and sees the school's part of plans.",
         OWN, row("C S S - - S - - - - S -"), "partner", above="mash_manager"),
    Role("housing_partner", "Housing partner",
         "Writes their own replies and sees their own actions.",
         OWN, row("C S - - - S - - - - - -"), "partner", above="mash_manager"),
    Role("probation_partner", "Probation partner",
         "Writes their own replies and sees their own actions.",
         OWN, row("C S - - - S - - - - - -"), "partner", above="mash_manager"),
    Role("adult_partner", "Adult services partner",
         "Writes their own replies and sees their own actions.",
         OWN, row("C S - - - S - - - - - -"), "partner", above="mash_manager"),
    Role("voluntary_partner", "Voluntary sector partner",
         "Writes their own replies and sees their own actions.",
         OWN, row("C S - - - S - - - - - -"), "partner", above="mash_manager"),
    Role("carer", "Carer or placement",
         "Looks after the child, reports them missing and keeps the grab pack true.",
         OWN, row("C S S - - C S S - - - -"), "partner", above="social_worker"),
    Role("advocate", "Advocate",
         "Speaks for the child and sees the child's copy and what the child lets them see.",
         OWN, row("- S S - - S S - - - - -"), "partner"),
    Role("interpreter", "Interpreter",
         "Carries words between people; is known by name and booking, and sees no record.",
         NONE, row("- - - - - - - - - - - -"), "partner"),
    Role("ictg", "Independent child trafficking guardian",
         "Stands beside a child who may have been trafficked; sees exploitation and referral.",
         OWN, row("- S V - - S - - - - - -"), "partner"),
    Role("responsible_authority", "Responsible authority of a placed child",
         "The council whose child lives here: sees missing, interview summary and its plan part.",
         OWN, row("- S - - - S S - - - - -"), "partner"),
)

_OTHERS = (
    Role("child", "Child",
         "Reads their own story in their own copy, writes in their plan and answers us.",
         OWN, row("S S S - - C S S - - - -"), "child"),
    Role("parent", "Parent or person with parental responsibility",
         "Sees their own referral, decisions and part of the plan, and more as the child agrees.",
         OWN, row("S S S - - S S - - - - -"), "parent"),
    Role("inspector", "Inspector",
         "Reads what is sampled for as long as the visit lasts, and takes nothing away.",
         OWN, row("V V V R S V V V V V V -"), "inspector"),
    Role("visitor", "Somebody without an account",
         "Writes to us on a public page; sees their own words and nothing that is kept of anybody.",
         NONE, row("C - - - - - - - - - - -"), "visitor"),
    Role("machine", "The product itself",
         "Imports returns, derives promises and tells people; every step is audited.",
         WIDE, row("D D D D D D D D D D D D"), "machine"),
)
# fmt: on

ROLES: Mapping[str, Role] = MappingProxyType(
    {role.code: role for role in (*_WORKERS, *_PARTNERS, *_OTHERS)}
)

_IMPLIED = {kind: kind for kind in ("child", "parent", "inspector", "visitor", "machine")}


def chain(code: str) -> tuple[str, ...]:
    """Return the roles above `code`, nearest first: where a promise goes when it is not kept."""
    above = ROLES[code].above
    return (above, *chain(above)) if above else ()


def in_force(kind: str, held: Iterable[str], duties: Iterable[str] = ()) -> frozenset[str]:
    """Return the roles that count now: those held, less those whose duty is not on the rota.

    A child, parent, inspector or the product itself holds its role by what it is (SUPPLEMENT S0
    #23 for the rota).
    """
    codes = {code for code in held if code in ROLES}
    on = set(duties)
    if kind in _IMPLIED:
        codes.add(_IMPLIED[kind])
    return frozenset(code for code in codes if not ROLES[code].only_on or ROLES[code].only_on in on)


def scope_of(codes: Iterable[str]) -> Scope:
    """Return how far the widest of these roles reaches."""
    return max((ROLES[code].scope for code in codes), default=Scope.NONE)


def level_in(codes: Iterable[str], area: Area) -> Level:
    """Return the highest level that these roles hold in `area`."""
    return max((ROLES[code].level(area) for code in codes), default=Level.NONE)
