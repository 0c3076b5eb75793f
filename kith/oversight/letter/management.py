"""Sentences 65 to 74: managing the work, learning from it, and what happens next."""

from kith.oversight.letter.sentence import Part, Sentence, codes

MANAGEMENT = Part(
    "management",
    "Managing the work and learning from it",
    (
        Sentence(
            65,
            "+",
            "A manager who asks a worker to help a child says why, and what is to be done.",
            codes("AL-01"),
            ("C07",),
        ),
        Sentence(
            66,
            "+",
            "Supervision comes round when it should.",
            codes("SU-01", "SU-02"),
            ("C19",),
        ),
        Sentence(
            67,
            "-",
            "Workers speak of thinking hard together there; what is written down does not always "
            "show it.",
            codes("SU-03", "SU-04"),
            ("C19",),
        ),
        Sentence(
            68,
            "-",
            "A step left undone passes from one meeting to the next with no questions asked, and "
            "a child's life gets better later than it could.",
            codes("AC-02", "AC-03", "AC-01"),
            ("C19",),
        ),
        Sentence(
            69,
            "+",
            "Work is audited in a steady round, and children and parents are asked what good it "
            "did.",
            codes("AU-01..03"),
            ("C24",),
        ),
        Sentence(
            70,
            "+-",
            "What children answer is the best part of it; but some are not reached.",
            codes("AU-02", "AU-07"),
            ("C24",),
        ),
        Sentence(
            71,
            "+",
            "A second reader questions each auditor's judgement, and people are coming to mean "
            "the same by good work.",
            codes("AU-04..06"),
            ("C24",),
        ),
        Sentence(
            72,
            "+",
            "It was a hard year; still, managers hold most social workers up: they know the work "
            "and can be reached.",
            codes("WF-01"),
            ("C23",),
        ),
        Sentence(
            73,
            "+",
            "Those new to the profession are keen, like it here and are glad to be asked to stay.",
            codes("WF-02", "CA-02"),
            ("C23",),
        ),
        Sentence(
            74,
            "o",
            "The next visit will be planned with all this in mind.",
            codes("IN-01", "LE-03"),
            ("C28",),
        ),
    ),
)
