"""Rules on who the child is."""

from kith.standards.cin_census.rules.tests.asking import (
    cases,
    child,
    closed,
    details,
    finds,
    traits,
    upn_of,
)

UNBORN = {"UPN": None, "PersonBirthDate": None, "Sex": "U"}


def expected(day, **changes):
    """A child who is expected."""
    return child(**UNBORN | {"ExpectedPersonBirthDate": day} | changes)


def born(day, *referrals):
    """A child who was born on this day."""
    return child(*referrals, PersonBirthDate=day)


def died(day, **changes):
    """A child who died on this day."""
    return child(PersonDeathDate=day, **changes)


def alike(*ids):
    """Children with these identifiers."""
    return [child(LAchildID=one, UPN=None) for one in ids]


@cases(
    ("1570", "20 characters", 0, child(LAchildID="A" * 20)),
    ("1570", "21 characters", 1, child(LAchildID="A" * 21)),
    ("1570", "absent", 0, child(LAchildID=None)),
    ("1580", "letters and digits", 0, child(LAchildID="aZ09")),
    ("1580", "a dash", 1, child(LAchildID="A-1")),
    ("1580", "a space within", 1, child(LAchildID="A 1")),
    ("1580", "space around it is no part of it", 0, child(LAchildID=" A1 ")),
    ("1580", "a letter that is not of the alphabet", 1, child(LAchildID="É1")),
    ("1580", "empty", 0, child(LAchildID="")),
    ("8500", "there", 0, child()),
    ("8500", "absent, empty, and only space", 3, *alike(None, "", " ")),
    ("8510", "two children, two identifiers", 0, *alike("A1", "A2")),
    ("8510", "two of three children have one", 2, *alike("A1", "A2", "A1")),
    ("8510", "the same but for a capital", 0, *alike("a1", "A1")),
    ("8510", "two have none", 0, *alike(None, None)),
    ("4180", "M, F and U", 0, child(Sex="M"), child(Sex="F"), child(Sex="U")),
    ("4180", "a code of an older year", 1, child(Sex="1")),
    ("4180", "absent and empty", 2, child(Sex=None), child(Sex="")),
    ("8520", "born on the last day", 0, born("2026-03-31")),
    ("8520", "born on the day after", 1, born("2026-04-01")),
    ("8520", "not yet born", 0, expected("2026-05-01")),
    ("8525Q", "born", 0, child()),
    ("8525Q", "expected", 0, expected("2026-05-01")),
    ("8525Q", "both", 1, child(ExpectedPersonBirthDate="2026-05-01")),
    ("8525Q", "neither", 1, born(None)),
    ("8525Q", "a date that cannot be read is none", 1, born("1/2/2011")),
    ("8530Q", "30 days before the last day", 0, expected("2026-03-01")),
    ("8530Q", "31 days before the last day", 1, expected("2026-02-28")),
    ("8530Q", "nine months after it", 0, expected("2026-12-31")),
    ("8530Q", "nine months and a day after it", 1, expected("2027-01-01")),
    ("8530Q", "born", 0, child()),
    ("8535Q", "died on the day of birth", 0, died("2011-02-03")),
    ("8535Q", "died the day before", 1, died("2011-02-02")),
    ("8535Q", "one of the dates is absent", 0, child(), died("2011-02-02", PersonBirthDate=None)),
    ("8545Q", "on the first and on the last day", 0, died("2025-04-01"), died("2026-03-31")),
    ("8545Q", "the day before and the day after", 2, died("2025-03-31"), died("2026-04-01")),
    ("8545Q", "alive", 0, child()),
    ("8590", "one referral", 0, child()),
    ("8590", "none", 1, child(alone=True)),
    ("8590", "one child of two", 1, child(), child(alone=True)),
    ("8750", "not yet born, U", 0, expected("2026-05-01")),
    ("8750", "not yet born, F", 1, expected("2026-05-01", Sex="F")),
    ("8750", "not yet born, not told", 1, expected("2026-05-01", Sex=None)),
    ("8750", "the old code for not known", 1, expected("2026-05-01", Sex="0")),
    ("8750", "born, and expected as well", 0, child(ExpectedPersonBirthDate="2026-05-01")),
    ("8775Q", "25 on the last day", 0, born("2001-03-31")),
    ("8775Q", "25 the day before, open", 1, born("2001-03-30")),
    ("8775Q", "closed on the birthday", 0, born("2000-07-01", details(**closed("2025-07-01")))),
    ("8775Q", "closed the day after", 1, born("2000-07-01", details(**closed("2025-07-02")))),
    ("8775Q", "two open episodes", 2, born("2000-07-01", details(), details())),
    ("8775Q", "born on 29 February", 1, born("2000-02-29", details(**closed("2025-06-01")))),
    ("8775Q", "no date of birth", 0, born(None)),
    ("4220", "a code", 0, child()),
    ("4220", "asked and not told, and not yet asked", 0, *[
        child(who=traits(code)) for code in ("REFU", "NOBT")
    ]),
    ("4220", "no code, empty, absent", 3, *[
        child(who=traits(code)) for code in ("wbri", "", None)
    ]),
)  # fmt: skip
def test_edges(code, count, children):
    assert len(finds(code, *children)) == count


def disabled(*codes, nfa="0", **changes):
    """A child with these disabilities."""
    return child(details(nfa=nfa), who=traits(disabilities=codes), **changes)


@cases(
    ("8540", "NONE is told", 0, disabled("NONE")),
    ("8540", "two are told", 0, disabled("MOB", "LD")),
    ("8540", "nothing is told", 1, child(who=traits(disabilities=None))),
    ("8540", "an empty group", 1, disabled()),
    ("8540", "an empty code", 1, disabled("")),
    ("8540", "one of two is no code", 1, disabled("MOB", "XYZ")),
    ("8540", "two are no codes", 2, disabled("ABC", "XYZ")),
    ("8540", "the referral went no further", 0, disabled(nfa="1")),
    ("8540", "it is not told whether", 0, disabled(nfa=None)),
    ("8540", "one of two referrals went further", 1, child(
        details(nfa="true"), details(nfa="false"), who=traits(disabilities=())
    )),
    ("8540", "not yet born", 0, disabled(**UNBORN, ExpectedPersonBirthDate="2026-05-01")),
    ("8790", "NONE alone", 0, disabled("NONE")),
    ("8790", "NONE twice is for 8794", 0, disabled("NONE", "NONE")),
    ("8790", "NONE among others", 1, disabled("MOB", "NONE", "LD")),
    ("8790", "NONE of one child, another of another", 0, disabled("NONE"), disabled("MOB")),
    ("8794", "each once", 0, disabled("MOB", "LD")),
    ("8794", "one twice", 1, disabled("MOB", "LD", "MOB")),
    ("8794", "one three times", 2, disabled("MOB", "MOB", "MOB")),
    ("8794", "two that are empty", 0, disabled("", "")),
    ("8794", "once each of two children", 0, disabled("MOB"), disabled("MOB")),
)  # fmt: skip
def test_edges_of_disability(code, count, children):
    assert len(finds(code, *children)) == count


def test_it_is_shown_with_its_line_and_values():
    [found] = finds("8794", disabled("NONE"), disabled("MOB", "LD", "MOB"))
    assert (found["child"], found["line"], found["Disability"]) == (1, 4, "MOB")


def test_who_shares_an_identifier_is_shown_each_by_each():
    found = finds("8510", *alike("A1", "A2", "A1"))
    assert [(row["child"], row["line"]) for row in found] == [(0, 3), (2, 5)]


def test_the_numbers_in_these_tests_are_sound():
    assert upn_of("201000000001") == "Y201000000001"
