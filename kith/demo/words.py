"""What invented people say and promise. Nobody said any of this."""

FIRST_NAMES = (
    "Sam", "Amira", "Kai", "Dele", "Mina", "Rory", "Zofia", "Jaden", "Leila", "Theo", "Priya",
    "Marlon", "Elif", "Callum", "Nia", "Yusuf", "Bryony", "Omar", "Tilly", "Kwame", "Hana", "Jude",
    "Safiya", "Luca", "Ebony", "Farid", "Maisie", "Tariq", "Ivy", "Denzel", "Anya", "Reuben",
    "Chidi", "Freddie", "Noor", "Alfie", "Salma", "Ezra", "Wren", "Isaac", "Roza", "Kit",
)  # fmt: skip

ACTIONS = (
    ("Find a mentor whom you choose yourself", "You asked for somebody who is not from school"),
    ("Sort out the bus pass", "So that you get to school by the safe way"),
    ("Ask the school for a place in the music room at lunch", "It is where you feel safe"),
    ("Talk with your mum about the late evenings", "You asked us to be there when you do"),
    ("Get the broken phone looked at", "So that you can always reach us"),
    ("Ring the clinic about the wait", "You have waited long enough to be told when"),
    ("Write the safety plan with you", "It is yours, and it needs your words"),
    ("Meet the football coach with you", "You want to go back and do not want to go alone"),
    ("Ask police what happened with the report", "You told us and never heard back"),
    ("Find out about the college open day", "You want to be an electrician"),
    ("Move the meeting to a place that you choose", "You said the office makes you nervous"),
    ("Visit your gran together", "She is the one you ring when it is bad"),
)

CHILD_SAYS = (
    "I like it when we drive and talk.",
    "School is okay, the corridors are not.",
    "I sleep better now.",
    "Nobody told me when you were coming.",
    "I want to see my cousin more.",
    "Thank you for remembering my birthday.",
    "I do not want to talk about that man today.",
)

WHY_THIS_WORKER = (
    "Knows the family and the child asked for them",
    "Has worked with exploitation for years and has room this month",
    "Speaks the family's language",
    "Was the worker before and the child trusts them",
)
