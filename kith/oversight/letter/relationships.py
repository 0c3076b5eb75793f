"""Sentences 55 to 64: knowing a child; learning, feeling well."""

from kith.oversight.letter.sentence import Part, Sentence, codes

RELATIONSHIPS = Part(
    "relationships",
    "Knowing children, and helping them learn and feel well",
    (
        Sentence(
            55,
            "+",
            "Many children are at ease with their social worker and can say what has happened "
            "to them.",
            codes("VI-02"),
            ("C18",),
        ),
        Sentence(
            56,
            "+",
            "Most are visited steadily, and trust grows from doing ordinary things side by side "
            "and remembering a birthday.",
            codes("VI-01", "VI-03"),
            ("C18",),
        ),
        Sentence(
            57,
            "+",
            "When workers talk of a child, you hear that they care.",
            codes("VI-04"),
            ("C18",),
        ),
        Sentence(
            58,
            "-",
            "For some children the worker changed so often that there was nobody left to trust.",
            codes("WC-01", "VI-02"),
            ("C17",),
        ),
        Sentence(
            59,
            "+",
            "People at the top look often at how the children in most danger are doing.",
            codes("SR-01"),
            ("C21",),
        ),
        Sentence(
            60,
            "+",
            "They watch school above all, because a child out of lessons is easier to harm.",
            codes("ED-01", "ED-02"),
            ("C20",),
        ),
        Sentence(
            61,
            "+",
            "There is help of several kinds with learning, a mentor being one.",
            codes("ED-03"),
            ("C20",),
        ),
        Sentence(
            62,
            "+",
            "How a child feels, and whether therapy would help, is thought about.",
            codes("HE-01"),
            ("C20",),
        ),
        Sentence(
            63,
            "-",
            "What mental health services do differs from child to child, and some wait far too "
            "long.",
            codes("HE-02"),
            ("C20",),
        ),
        Sentence(
            64,
            "+",
            "Leaders have taken those waits to the health service.",
            codes("HE-03"),
            ("C20",),
        ),
    ),
)
