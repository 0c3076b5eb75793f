"""Sentences 29 to 39: understanding the harm, with the child."""

from kith.oversight.letter.sentence import Part, Sentence, codes

ASSESSING = Part(
    "assessing",
    "Understanding harm outside the family",
    (
        Sentence(
            29,
            "+",
            "Workers regularly see the old hurts that leave a child open to exploitation.",
            codes("AS-06"),
            ("C08",),
        ),
        Sentence(
            30,
            "+",
            "Assessments tell a family's story well: what threatens, what protects, and what "
            "lockdown changed.",
            codes("AS-07"),
            ("C08",),
        ),
        Sentence(
            31,
            "+",
            "A family tree, a drawing of the child's world and an exploitation assessment add to "
            "them.",
            codes("AS-08", "EX-01"),
            ("C08", "C11"),
        ),
        Sentence(
            32,
            "+",
            "The exploitation assessment weighs the danger, and the plan that keeps the child "
            "safe follows from it.",
            codes("EX-01", "SP-01"),
            ("C09", "C12"),
        ),
        Sentence(
            33,
            "+",
            "It brings together what many people and agencies know.",
            codes("EX-02"),
            ("C09", "C05"),
        ),
        Sentence(
            34,
            "+",
            "Worries are talked through with child and family.",
            codes("EX-03"),
            ("C09",),
        ),
        Sentence(
            35,
            "-",
            "Yet it is often written about the child and not with the child, who does not hear "
            "where the scoring came out.",
            codes("EX-04", "EX-05"),
            ("C10",),
        ),
        Sentence(
            36,
            "-",
            "No set day brings it back to the table; it is taken up again only when things have "
            "got worse.",
            codes("EX-06", "EX-07"),
            ("C09",),
        ),
        Sentence(
            37,
            "-",
            "So the child's own account is not heard when things first begin to change.",
            codes("EX-08", "EX-10"),
            ("C09", "C10"),
        ),
        Sentence(
            38,
            "+",
            "Maps of who knows whom are well made: young people, adults, places and the cars that "
            "worry us.",
            codes("PM-01..03"),
            ("C13",),
        ),
        Sentence(
            39,
            "+",
            "Children who may have been trafficked are put forward to the national scheme when "
            "they should be.",
            codes("NR-01..04"),
            ("C15",),
        ),
    ),
)
