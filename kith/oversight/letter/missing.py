"""Sentences 50 to 54: children who go missing."""

from kith.oversight.letter.sentence import Part, Sentence, codes

MISSING = Part(
    "missing",
    "Children who go missing",
    (
        Sentence(
            50,
            "+",
            "When a child is gone there is a known way to find them fast, and a pack with "
            "friends, addresses and numbers lies ready.",
            codes("MI-01..05"),
            ("C14",),
        ),
        Sentence(
            51,
            "-",
            "It is not the same for every child: some are asked late, or never, whether they "
            "would like to talk once they are back.",
            codes("RH-01", "RH-02"),
            ("C14",),
        ),
        Sentence(
            52,
            "-",
            "Many say no. When a child does talk, what is written varies and seldom tells what "
            "makes them safer or less safe.",
            codes("RH-04", "RH-05", "RH-06", "RH-07", "RH-03"),
            ("C14",),
        ),
        Sentence(
            53,
            "+",
            "Police are told what was learnt, so that the people doing harm can be stopped.",
            codes("RH-08", "RH-09", "DI-01", "IG-01"),
            ("C14", "C15", "C27"),
        ),
        Sentence(
            54,
            "+",
            "None of this was news to leaders; they had seen that it must get stronger.",
            codes("LE-03"),
            ("C25",),
        ),
    ),
)
