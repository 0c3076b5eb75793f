"""What is asked of police, health, schools and youth justice."""

from kith.frontdoor.rules.agencies.shapes import FIRST, Template, items

PUBLIC: tuple[Template, ...] = (
    Template("police", 1, FIRST, items(
        "*Was the child harmed, a witness or suspected in the last 24 months? Dates, outcome",
        "*Times missing in 12 months: how many, the longest, where found, with whom",
        "*A threat now: to life, a weapon, bail, a tag, an order and what it says",
        "*What is known of exploitation, gangs or debt: graded, and fit to be shared",
        "What happened at the address: violence at home, adults who are a risk to a child",
        "Adults, vehicles, places and telephone lines that go with it",
        "Which officer last spoke to the child, and what did the child say?",
        "What are the police doing or planning?",
        "?exploitation Was the child referred as a possible victim of slavery or a county line?",
    ), never="A stop and search that found nothing, who your source is, what other children did, "
        "or old convictions without bearing on this."),
    Template("health", 1, FIRST, items(
        "*Emergency or urgent care in 24 months: injury, assault, overdose, self-harm, with dates",
        "Which GP, last seen when, appointments missed",
        "*Illness, allergy, medicine, disability, and what helps the child to communicate",
        "Does a school nurse or health visitor worry?",
        "?looked_after Which immunisation or health assessment is missing?",
        "What in the health of parents or carers bears on safety? Only that",
        "*What worries whoever knows the child, and what did the child say?",
        "What are you doing or planning?",
        "?apart Is a worry about exploitation known: yes, no, or speak to the named nurse?",
    ), never="That somebody went to a clinic, pregnancy, HIV, details of gender identity, or a "
        "print of the whole record."),
    Template("camhs", 1, FIRST, items(
        "*Known to you, waiting, open or closed? Dates",
        "Why referred, in one line",
        "*Risk to self or others now, and when was it looked at?",
        "If waiting: how urgent, until when, and what is offered meanwhile?",
        "Who works with the child, and last contact",
        "Whom to ring in a crisis",
        "What helps this child to talk?",
        "Appointments missed, and what was done then",
    ), never="What was said in therapy."),
    Template("education", 1, FIRST, items(
        "*On roll where and in which year? Or at home, or nowhere: since when?",
        "*Attendance this term and last, and its pattern: days, lessons, late",
        "*Suspended, excluded, moved or part-time: dates and why",
        "Special needs, plan, language, what helps to communicate",
        "*Worries written down in the last 12 months: dates and the child’s words",
        "Friends, older people, who fetches the child, telephones: what staff have seen",
        "How parents are in touch",
        "What the school does; an adult whom the child trusts; where and when best to meet",
    ), never="Full names of other pupils (initials will do), or what is private to parents and has "
        "no bearing on this."),
    Template("yjs", 1, FIRST, items(
        "*Known to you? Order or other outcome, dates, conditions",
        "*Latest judgement of safety and of risk to others, and its date",
        "Signs of exploitation, a section 45 defence, a referral as a victim",
        "Attendance, breach, next day in court",
        "Weapons, debt, gangs: graded",
        "Who works with the child, last seen when, how they get on",
        "Which plan is in force?",
        "Needs of speech, language or development",
    ), never="Details of old outcomes without bearing on this."),
)  # fmt: skip
