"""Sentences 11 to 18: the findings in short, and what has to get better."""

from kith.oversight.letter.sentence import Part, Sentence, codes

HEADLINES = Part(
    "headlines",
    "In short",
    (
        Sentence(
            11,
            "+",
            "After a teenager was killed in 2019 the partners together asked, in depth, what had "
            "been done for the few teenagers in most danger.",
            codes("LE-01"),
            ("C25",),
        ),
        Sentence(
            12,
            "+",
            "The answers now steer plans, choices and the shape of services for teenagers.",
            codes("LE-01", "LE-03"),
            ("C25",),
        ),
        Sentence(
            13,
            "+",
            "Most of the children in gravest danger outside home are noticed, and what is done "
            "for them fits.",
            codes("FD-14", "FD-15", "EX-01", "SP-01", "TH-02"),
            ("C03", "C08"),
        ),
        Sentence(
            14,
            "-",
            "Nobody can show yet whether it has made children's lives safer.",
            codes("LE-02", "OC-01"),
            ("C25", "C26"),
        ),
        Sentence(
            15,
            "-",
            "Far more referrals come in than before; there are not enough hands, and the everyday "
            "work for these children is good in one place and thin in another.",
            codes("FD-01", "CA-01", "CA-05", "AS-09"),
            ("C02", "C22"),
        ),
    ),
)

TO_IMPROVE = Part(
    "to-improve",
    "What has to get better",
    (
        Sentence(
            16,
            "-",
            "Talk with every child who comes back from being missing, and make and revisit "
            "exploitation assessments together with the child.",
            codes("RH-01..07", "EX-04", "EX-05", "EX-06", "EX-10"),
            ("C09", "C10", "C14"),
        ),
        Sentence(
            17,
            "-",
            "Agree with partners when to refer and when to call a strategy discussion, and see "
            "that enough is known when a referral comes and when the hub decides.",
            codes("FD-04..09", "TH-01", "TH-04", "TH-05", "TH-06"),
            ("C03", "C04", "C05", "C06"),
        ),
        Sentence(
            18,
            "-",
            "Have enough people in the right teams, so that no child in danger outside home "
            "waits, least of all after something serious.",
            codes("CA-01..07", "FD-11", "TH-02", "TH-03", "AC-01"),
            ("C06", "C22"),
        ),
    ),
)
