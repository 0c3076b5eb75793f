"""What people say in the invented years. Nobody said any of this."""

OUTSIDE = (
    "Gets into cars with people whom the family does not know, and comes home at dawn.",
    "Has two phones and will not say who pays for them.",
    "Was found at the station late at night with somebody else's bank card.",
    "Older boys wait for the child outside school, and the child goes with them.",
    "Says that something is owed and has to be worked off.",
    "Was hit in the park by a group and does not want to say by whom.",
    "Pictures of the child are passed round, and somebody asks for money.",
    "Is in school on two days of five and sleeps through the lessons.",
    "Carries a knife because of a boy from another school.",
    "Was away for a night and came back in clothes that nobody knows.",
)
AT_HOME = (
    "Neighbours hear shouting most evenings, and the youngest cries for long.",
    "Came to school without breakfast again and fell asleep at the desk.",
    "Police were called to an argument between the parents; the children were upstairs.",
    "A bruise on the arm, and two stories about how it came.",
    "The mother says that she cannot go on and asks for somebody to talk to.",
    "Missed the third appointment at the clinic, and nobody answers the phone.",
    "The family has to leave the flat on Friday and does not know where to go.",
    "The child looks after two little brothers while the father works nights.",
    "Said to a teacher that home is loud and that there is no bed.",
    "The grandmother writes that the parents drink and the children come to her.",
    "Was found in the street at nine in the evening in slippers.",
    "A nurse worries about how thin the child has become since the summer.",
)
SAID_BY_CHILD = (
    "I do not want mum to know that I said it.",
    "I just want to sleep.",
    "They are not my friends, but they are there.",
)
CHILDS_WORDS = (*SAID_BY_CHILD, "", "", "")
AT_HOME_ARE = (
    "A brother of nine and a sister of four live there too.",
    "Lives with an aunt and two cousins; an older brother comes at weekends.",
    "No other child at home. A lodger since the spring.",
)
QUALIFIED = "The social worker on duty"
CARERS = (
    "The mother has parental responsibility and is at home in the evenings.",
    "Both parents, who live apart; the father answers the telephone.",
    "The grandmother looks after the child, and nothing is written down of it.",
)
HAVE_DONE = (
    "Two talks with the child, one with the mother; we ask you to see the family.",
    "Rang home three times. We want to know whether you know them.",
    "Known to us since last year; a plan with the school did not hold.",
)
PLACES = (
    "A silver car, and the flats behind the station.",
    "The bench at the arcade; an account that calls itself after a film.",
    "A second telephone, and a house in Mill Lane.",
)
WHEN_AND_WHERE = (
    "On Tuesday after school, at the gate",
    "Last night at home",
    "Three times this month, in town",
)
HOW_KNOWN = ("seen", "told", "heard", "heard")
AT_SCHOOL = ("there most days", "on two days of five this term", "not since the holidays")
PARENTS_SAY = (
    "The mother knows that we ring, and is as worried as we are.",
    "The father says that it is a phase and will pass.",
)
WHY_NOT_TOLD = (
    "We think that the child would be blamed for it at home.",
    "Nobody answered, and we did not want to wait.",
    "The child asked us not to, and is old enough to say so.",
)
HARMS = ("CCE", "CCE", "CSE", "GANG", "SYV", "ONL", "DEBT", "MISS")
SOURCES = {
    "police": ("PC Marlowe", "PC Adeola", "Sergeant Finch"),
    "education": ("Ms Lisle, head of year", "Mr Abbot, safeguarding lead", "Mrs Rosen, teacher"),
    "health": ("Sister Pryor, practice nurse", "Dr Quaye, surgery", "Ward 4, children"),
    "family": ("Her mother", "His aunt", "The grandmother", "The father"),
    "public": ("A neighbour", "A shopkeeper"),
    "edt": ("The night team",),
    "authority": ("Una Kessler, Northmere", "Duty desk, Marlow Vale"),
    "child": ("",),
}
SOMEBODY = ("The duty worker", "A case worker", "The project lead")
WHY_THIS_URGENT = (
    "As it was told to us, and by what came before",
    "Because of the child's age and what was seen",
    "Somebody is with the child now; it is not new",
)
BECAUSE = {
    "strategy": "There is reason to fear serious harm, and police and health must decide with us.",
    "assess": "Nobody knows yet what would help, and without us it will not get better.",
    "early_help": "The family asks for help early, and somebody near them can give it.",
    "advice": "Those who told us can do this themselves, and know now how.",
    "nothing_more": "It was explained and seen by somebody, and the child is well.",
    "other_authority": "The child lives there, and they have the plan and the worker.",
    "other_route": "Others are right for this, and they have been told the whole of it.",
}
SENTENCES = {1: ("1.1",), 2: ("2.1",), 3: ("3.1",), 4: ("4.1",)}
LEVELS = {
    "strategy": 4, "assess": 3, "early_help": 2, "advice": 1, "nothing_more": 1,
    "other_authority": 2, "other_route": 2,
}  # fmt: skip
CLOSED_AS = {"advice": "advice", "nothing_more": "threshold"}
ELSEWHERE = {"other_authority": "Northmere", "other_route": "adult"}
TOLD_THEM = (
    "What we decided and why, and what they can do",
    "That somebody rings the family this week",
    "What we do next, and how to reach us again",
)
REACH = ("Text me after school. Say it is about maths", "Ask Ms Idris, she knows", "", "")
REACHED = "As they had asked"
SAID_TO_CHILD = "That it was right to tell us, what happens now, and that we ask first"
ALLIES = ("Noor Castell", "Ben Achterberg")
MET_ALLY = "They met at school and talked for an hour"
HELP_ENDED = {
    "met": "What they had set out to do is done",
    "not_engaged": "They wrote and rang, and it did not come about",
    "stepped_up": "There is more than this help can do",
}
AFTER_HELP_ENDED = "Looked at with the service and school: what is new is decided with the new word"
SERVICES = (
    ("Family centre", "Ines Bartol"),
    ("Youth project at the arcade", "Levi Dunn"),
    ("School mentors", "Farah Aziz"),
    ("Young carers", "Moss Whelan"),
)
WHY_THIS_WORKER = (
    "Has room this month and knows the school",
    "Knows the family from before",
    "Speaks the language that is spoken at home",
)
VISIT_WORDS = (
    "It is better when you come on Tuesdays.",
    "I told my teacher myself.",
    "I want to see my cousin.",
    "I do not like the new flat.",
    "Nobody shouts at the moment.",
)
AFTER_ASSESSMENT = {"RC8": 0.6, "RC9": 0.4}
AFTER_HELP = "RC7"

LOOKED_UP = {
    "history": (
        "One contact before this, about a sister. Nothing came of it.",
        "Twice in two years, each time about nights; each time it was said to be a phase.",
        "Known since primary school; what was offered was not taken up.",
    ),
    "missing": (
        "Never, as far as police and school know.",
        "Once in May, for a night; found at a friend's.",
        "Three times since the spring, each time longer.",
    ),
    "siblings": (
        "A younger brother at home; the school sees him daily. Nothing of their own now.",
        "No other child at home, and none whom we know of.",
        "Two cousins in the flat; seen and spoken with.",
    ),
}
"""What we look up ourselves before a decision, box by box."""
BOXES = {
    "child_seen": (
        "The head of year, this morning.",
        "The officer, at the station. Not yet by us.",
    ),
    "child_says": ("Wants to stay with the aunt.", "Says that it is all right at home."),
    "tonight": ("At the aunt's tonight; she knows whom to ring.", "Both parents are at home."),
    "parents_say": ("The mother is worried and wants help.", "The father says it is over."),
    "facts": ("What the school saw, and wrote down on the day.",),
    "harm": ("Likely to go on, and worse each week.",),
    "protects": ("An aunt who is trusted and lives near.",),
    "alternatives": ("Advice alone: tried in spring, and it did not hold.",),
    "fairness": ("Yes, for a girl, for a younger one, for any other child.",),
    "context": ("The flat above the shop, and who comes and goes there.",),
    "legal": ("To safeguard a child.",),
    "told_child": ("By the worker, on the first visit.",),
    "told_parents": ("By telephone, the same afternoon.",),
}
"""What more a decision may hold; only some say it."""

TELLS = "Somebody worries about the child; please look at what you know of the last two years"
ANSWERING = ("Sam Ferrer, records", "Lea Holt, duty", "Ruben Sayle, safeguarding")
STANDS = "What came since fits what we knew, and the decision stands as it is."
ANSWERED = "Looked through everything: seen twice this year, and written down then"
LOOKED_CLOSELY = "Older people have a hold on the child; the plan has been changed with them."
NOT_CALLED_FOR = "What was answered with yes is explained, and the club sees the child weekly."
NO_DISCUSSION = "Police and health have said what they know, and it was another group of children."
IT_STANDS = "I have read what police and health said, and see it as the manager does."
NOT_FOR_THEM = "The child is getting better, and partners meet about it this week as it is."
HOW_THEY_ARE = "Home and school were asked how the child is, and the child by whom they trust."
# Whom something serious may have shaken: a first name and an initial, how linked, what is decided.
SHAKEN = (
    ("Jo K", "friend", "The school nurse speaks with them tomorrow"),
    ("Sami R", "witness", "Saw it from the bus; the youth worker rings tonight"),
    ("Theo B", "friend", "Form tutor sits with him, and tells us if he stays away"),
    ("Mina D", "sibling", "Sleeps at her aunt's, who knows whom to ring"),
    ("Kai W", "blamed", "Others say it was he: safe way home, and a word with his mother"),
    ("Lena P", "same_place", "Goes to the same club; the club opens an hour longer"),
    ("Obi A", "witness", "His father asks for somebody to talk to; a place is kept"),
)
