"""Sentences 1 to 10: how and why the visit was made."""

from kith.oversight.letter.sentence import Part, Sentence, codes

VISIT = Part(
    "visit",
    "About the visit",
    (
        Sentence(
            1,
            "o",
            "The inspectorate is asking how well services kept children at the centre of their "
            "work through the pandemic.",
            codes("BC-01"),
            ("C29",),
        ),
        Sentence(
            2,
            "o",
            "What follows is what two days in July 2021 brought to light.",
            codes("IN-01"),
            ("C28",),
        ),
        Sentence(3, "o", "Two inspectors came, and they sign their names.", (), ("C28",)),
        Sentence(
            4,
            "o",
            "They came with one question: are children kept safe from people and places outside "
            "their family?",
            (),
            ("C00",),
        ),
        Sentence(
            5,
            "o",
            "The visit kept to the rules by which every children's service is inspected.",
            codes("IN-01"),
            ("C28",),
        ),
        Sentence(
            6,
            "o",
            "How it would run was settled with the director beforehand.",
            codes("IN-01"),
            ("C28",),
        ),
        Sentence(7, "o", "It was planned anew because of the pandemic.", codes("BC-01"), ("C29",)),
        Sentence(
            8,
            "o",
            "Nobody travelled: all of it happened by screen and telephone.",
            codes("IN-01"),
            ("C28",),
        ),
        Sentence(
            9,
            "o",
            "Workers, managers and leaders were heard, and what the council put forward was read.",
            codes("IN-01"),
            ("C28",),
        ),
        Sentence(
            10,
            "o",
            "So were its own figures, its audits and what is written about each child.",
            codes("IN-01", "AU-01"),
            ("C24", "C28"),
        ),
    ),
)
