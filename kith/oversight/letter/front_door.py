"""Sentences 40 to 49: the front door, and what more work than hands does to children."""

from kith.oversight.letter.sentence import Part, Sentence, codes

FRONT_DOOR = Part(
    "front-door",
    "The front door, and too much work",
    (
        Sentence(
            40,
            "-",
            "From autumn 2020 many more worries were brought to the council, and a few children "
            "waited too long for help.",
            codes("FD-01", "FD-02", "FD-03", "FD-11", "CA-05"),
            ("C02", "C03"),
        ),
        Sentence(
            41,
            "-",
            "For these few the choice to go on was right, but partners' answers were late or half "
            "empty when it was made.",
            codes("FD-05", "FD-06", "FD-07", "FD-08"),
            ("C04", "C05"),
        ),
        Sentence(
            42,
            "-",
            "Agencies differ on what calls for a strategy discussion, and after something serious "
            "a few were held late.",
            codes("TH-01", "TH-02", "TH-03", "TH-05", "TH-06"),
            ("C06",),
        ),
        Sentence(
            43,
            "+-",
            "Once exploitation is seen, the work is with the adolescent team in no time; still, "
            "some assessments that were promised never happen.",
            codes("AS-01", "AS-02", "AS-03"),
            ("C07",),
        ),
        Sentence(
            44,
            "-",
            "Why they never happened, the record does not tell.",
            codes("AS-03", "SU-05"),
            ("C07",),
        ),
        Sentence(
            45,
            "-",
            "Because so much comes in, work is late or missing for a small number of children in "
            "danger outside home.",
            codes("CA-05", "CA-06", "AC-04", "AL-02"),
            ("C22", "C19"),
        ),
        Sentence(
            46,
            "-",
            "Sometimes a step that would make a child's life better is taken late.",
            codes("AC-01", "SP-03"),
            ("C19",),
        ),
        Sentence(
            47,
            "-",
            "A new social worker makes the wait longer.",
            codes("WC-03", "WC-02"),
            ("C17",),
        ),
        Sentence(
            48,
            "-",
            "More has been spent on staff, and still every part of the service feels the weight.",
            codes("CA-01", "CA-04", "CA-06", "AS-09"),
            ("C22",),
        ),
        Sentence(
            49,
            "+",
            "Leaders have begun to act on it and are in talks with their partners.",
            codes("CA-07"),
            ("C22",),
        ),
    ),
)
