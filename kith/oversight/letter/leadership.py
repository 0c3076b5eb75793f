"""Sentences 19 to 28: how the service is led and built."""

from kith.oversight.letter.sentence import Part, Sentence, codes

LEADERSHIP = Part(
    "leadership",
    "How the service is led and built",
    (
        Sentence(
            19,
            "+",
            "When the pandemic came, senior managers were quick to find the families with most "
            "to lose and to stand by them.",
            codes("BC-01", "SR-01"),
            ("C29", "C21"),
        ),
        Sentence(
            20,
            "+",
            "Workers got what they needed to work from home and to visit safely.",
            codes("WF-04"),
            ("C29",),
        ),
        Sentence(
            21,
            "o",
            "With the airport almost still, more local families became poor.",
            codes("CO-03", "FD-01"),
            ("C02",),
        ),
        Sentence(
            22,
            "+",
            "Leaders put local jobs first: they want to know what the pandemic has done and may "
            "yet do, and to close unfair gaps.",
            codes("CO-03", "EQ-01"),
            ("C02", "C26"),
        ),
        Sentence(
            23,
            "+",
            "There is one clear plan for serious violence and exploitation, and it is aimed where "
            "it should be.",
            codes("LE-03", "CO-02"),
            ("C25", "C16"),
        ),
        Sentence(
            24,
            "+",
            "The plan rests on what the 2020 review found: what makes a place unsafe, and what "
            "makes a child easier to harm.",
            codes("CO-02", "LE-01"),
            ("C16", "C25"),
        ),
        Sentence(
            25,
            "+",
            "It counts on school, parents and neighbours, and on workers who understand what "
            "fear and grief do to a child.",
            codes("ED-01..03", "CO-01", "AS-06", "VI-02"),
            ("C16", "C18", "C20"),
        ),
        Sentence(
            26,
            "+",
            "Most children in danger outside home are helped by social workers who know this work "
            "well.",
            codes("WF-03", "AS-01"),
            ("C07", "C23"),
        ),
        Sentence(
            27,
            "+",
            "Lasting money turned a trial team into a full service, with youth justice, "
            "exploitation, family and youth workers side by side.",
            codes("WF-03", "CA-03"),
            ("C23",),
        ),
        Sentence(
            28,
            "+",
            "Gangs came late to the borough; the people in the team stay, see what is happening "
            "and act. There is firm ground to build on.",
            codes("FD-15", "WF-03", "OC-01"),
            ("C08", "C23"),
        ),
    ),
)
