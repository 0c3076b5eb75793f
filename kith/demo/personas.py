"""Everybody whom the demonstration can be seen as: one persona for every role."""

from dataclasses import dataclass

FRONT_DOOR, WAITING, ADOLESCENT, ASSESSMENT, SERVICE, OUTSIDE = (
    "front-door",
    "not-yet-allocated",
    "adolescent",
    "assessment",
    "service",
    "outside",
)

TEAMS = {
    FRONT_DOOR: "Front door and MASH",
    WAITING: "Not yet allocated",
    ADOLESCENT: "Adolescent team",
    ASSESSMENT: "Assessment team",
    SERVICE: "Service leaders",
    OUTSIDE: "Partner agencies",
}


@dataclass(frozen=True)
class Persona:
    """One invented person: how they sign in, what they are, and what to look at as them."""

    username: str
    name: str
    role: str
    teams: tuple[str, ...]
    words: str
    kind: str = "worker"
    agency: str = ""


def _worker(username: str, name: str, role: str, team: str, words: str) -> Persona:
    return Persona(username, name, role, (team,), words)


def _partner(username: str, name: str, role: str, agency: str, words: str) -> Persona:
    return Persona(username, name, role, (OUTSIDE,), words, "partner", agency)


PERSONAS = (
    Persona(
        "ines",
        "Ines Calloway",
        "team_manager",
        (ADOLESCENT, WAITING),
        "Start here: her board, the letter, a child, a promise gone late.",
    ),
    _worker(
        "tobi", "Tobi Marchetti", "social_worker", ADOLESCENT, "Fifteen children, five minutes."
    ),
    _worker("ruth", "Ruth Okonjo", "social_worker", ADOLESCENT, "Covers for a colleague on leave."),
    _worker("milan", "Milan Ferreira", "social_worker", ADOLESCENT, "On leave this week."),
    _worker(
        "sade", "Sade Whitcombe", "social_worker", ADOLESCENT, "Promises that partners hold up."
    ),
    _worker(
        "joss", "Joss Hallam", "nqsw", ADOLESCENT, "Newly qualified: fewer children, a co-signer."
    ),
    Persona(
        "petra",
        "Petra Lindqvist",
        "team_manager",
        (ASSESSMENT, WAITING),
        "A second team to compare with.",
    ),
    _worker(
        "owen", "Owen Trelawney", "social_worker", ASSESSMENT, "Assessments and their 45 days."
    ),
    _worker("nadia", "Nadia Rahimi", "head_of_service", SERVICE, "Causes before names."),
    _worker("gwen", "Gwen Abara", "director", SERVICE, "The letter today, and exceptions."),
    Persona(
        "hugo",
        "Hugo Bellweather",
        "chair",
        (WAITING,),
        "Chairs conferences and reviews.",
    ),
    _worker(
        "freya", "Freya Osei", "front_door", FRONT_DOOR, "First to hear; searches before creating."
    ),
    _worker("marcus", "Marcus Ingleby", "mash_manager", FRONT_DOOR, "Decides at the front door."),
    _worker("dina", "Dina Kovac", "duty_manager", FRONT_DOOR, "Rung when it cannot wait."),
    _worker("elias", "Elias Thorne", "edt", FRONT_DOOR, "Out of hours: reads by role on shift."),
    _worker("rosa", "Rosa Penhaligon", "rota_manager", SERVICE, "Who is on, who covers whom."),
    _worker(
        "amit", "Amit Desouza", "missing_coordinator", ADOLESCENT, "Waits for missing episodes."
    ),
    _worker("lena", "Lena Fairbrother", "rhi_worker", ADOLESCENT, "Independent return interviews."),
    _worker("kofi", "Kofi Stanhope", "yjs_officer", ADOLESCENT, "Youth justice."),
    _worker("zara", "Zara Mountjoy", "peace_worker", ADOLESCENT, "Specialist exploitation worker."),
    _worker("bea", "Bea Lockwood", "family_worker", ADOLESCENT, "Family and youth support."),
    _worker("theo", "Theo Quartermain", "virtual_school", SERVICE, "Education lead."),
    _worker("yusra", "Yusra Campbell", "personal_adviser", ADOLESCENT, "From 18 onwards."),
    _worker(
        "pia", "Pia Hartnell", "business_support", ASSESSMENT, "Minutes what is to be minuted."
    ),
    _worker("simon", "Simon Achterberg", "auditor", SERVICE, "Reads what is sampled."),
    _worker("ada", "Ada Featherstone", "analyst", SERVICE, "Figures, never names."),
    _worker("iris", "Iris Nakamura", "ig_lead", SERVICE, "Reviews every emergency access."),
    _worker("sol", "Sol Brightwell", "sysadmin", SERVICE, "Users and settings, no records."),
    _worker(
        "lord", "Lorna Dunmore", "lead_member", SERVICE, "A councillor: figures of five or more."
    ),
    _partner("pc", "Imogen Salter", "police_partner", "Police", "Partner at the police."),
    _partner("nurse", "Callum Reddy", "health_partner", "Health", "Named nurse."),
    _partner(
        "dsl", "Harriet Bose", "school_dsl", "Wexbridge High", "Safeguarding lead at a school."
    ),
    _partner("housing", "Greta Mwangi", "housing_partner", "Housing", "Housing officer."),
    _partner("probation", "Dev Lascelles", "probation_partner", "Probation", "Probation officer."),
    _partner("adults", "Nell Aziz", "adult_partner", "Adult services", "Adult services."),
    _partner("youth", "Ravi Thistle", "voluntary_partner", "Open Gate", "A youth charity."),
    _partner("carer", "Moira Beckett", "carer", "Foster care", "A foster carer."),
    _partner("advocate", "Ola Fenwick", "advocate", "Advocacy", "Speaks for the child."),
    _partner("interpreter", "Mirela Santos", "interpreter", "Language line", "Bookings only."),
    _partner("ictg", "Jonah Pryce", "ictg", "Guardianship", "Independent guardian."),
    _partner(
        "placing", "Una Kessler", "responsible_authority", "Northmere", "Another council's child."
    ),
    Persona("sam", "Sam", "child", (), "What we promised you.", "child"),
    Persona("parent", "Sam's mother", "parent", (), "What we promised your child.", "parent"),
    Persona(
        "stepfather",
        "Sam's stepfather",
        "parent",
        (),
        "A parent from whom Sam is hidden (R5).",
        "parent",
    ),
    Persona(
        "hmi",
        "Visiting inspector",
        "inspector",
        (SERVICE,),
        "Reads; takes nothing away.",
        "inspector",
    ),
)
