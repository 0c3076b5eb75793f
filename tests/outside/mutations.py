"""Ways to spoil a return, one small fault at a time, anywhere below its root."""

from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

Element = etree._Element
XSI = "http://www.w3.org/2001/XMLSchema-instance"

TEXTS = (
    "", " ", "\n", "0", "1", "2", "true", "false", "TRUE", "-1", "+1", " 3 ", "1.0", "007",
    "9" * 30, "-0", "٣", "N1", "n1", "N1 ", " N1", "RC9", "RC8", "5D", "RB", "18A", "M", "F", "U",
    "9", "WBRI", "NONE", "NEG", "UN7", "UN8", "CIN", "L", "201", "20", "2011", "٢٠١", "001",
    "A123456789123", "A12345678901Z", "a12345678901z", "A1234567890123", "é123456789123",
    "2025-05-06", " 2025-05-06", "2025-05-06 ", "2025-02-29", "2024-02-29", "2025-13-01",
    "2025-00-01", "2025-5-6", "06/05/2025", "2025-05-06Z", "2025-05-06+01:00", "2025-05-06+14:00",
    "2025-05-06+14:01", "2025-05-06-13:59", "2025-05-06T00:00:00", "12025-05-06", "02025-05-06",
    "-2025-05-06", "0000-05-06", "2025", "2025Z", "2025-05-06T09:00:00", "2025-05-06T24:00:00",
    "2025-05-06T24:00:01", "2025-05-06T09:00:00.5Z", "2025-05-06T09:60:00", "\u00a0",
    "2025-05-06\u00a0", "x" * 300, "&<>\"'", "SYN000000001",
)  # fmt: skip

NAMES = (
    "Foo", "Child", "Children", "CINdetails", "Sex", "GenderCurrent", "UPN", "LAchildID",
    "PreProceedingsandFGDM", "CINreferralDate", "cinreferraldate", "CPPStartDate", "ReferralNFA",
    "Disability", "Disabilities", "AssessmentFactors", "Reviews", "CPPreviewDate", "Assessments",
    "Section47", "DateOfInitialCPC", "Ethnicity", "{urn:other}UPN", "{urn:other}Sex",
)  # fmt: skip


def _any(rng: Random, child: Element) -> Element:
    return rng.choice([e for e in child.iter() if isinstance(e.tag, str)])


def _inner(rng: Random, child: Element) -> Element:
    among = [e for e in child.iter() if isinstance(e.tag, str) and e is not child]
    return rng.choice(among) if among else child


def _leaf(rng: Random, child: Element) -> Element:
    return rng.choice([e for e in child.iter() if isinstance(e.tag, str) and not len(e)])


def _group(rng: Random, child: Element) -> Element:
    return rng.choice([e for e in child.iter() if len(e)] or [child])


def drop(rng: Random, child: Element) -> None:
    """Leave an element out."""
    gone = _inner(rng, child)
    if gone is not child:
        gone.getparent().remove(gone)


def twice(rng: Random, child: Element) -> None:
    """Give an element twice, side by side or apart."""
    one = _inner(rng, child)
    if one is not child:
        parent = one.getparent()
        parent.insert(rng.randint(0, len(parent)), deepcopy(one))


def move(rng: Random, child: Element) -> None:
    """Put an element elsewhere among its siblings."""
    one = _inner(rng, child)
    if one is not child:
        parent = one.getparent()
        parent.remove(one)
        parent.insert(rng.randint(0, len(parent)), one)


def transplant(rng: Random, child: Element) -> None:
    """Put an element into another group."""
    one, into = _inner(rng, child), _group(rng, child)
    if one is not child and into not in one.iter():
        into.insert(rng.randint(0, len(into)), one)


def rename(rng: Random, child: Element) -> None:
    """Call an element something else."""
    one = _inner(rng, child)
    if one is not child:
        one.tag = rng.choice(NAMES)


def retext(rng: Random, child: Element) -> None:
    """Write something else into a value."""
    _leaf(rng, child).text = rng.choice(TEXTS)


def foreign(rng: Random, child: Element) -> None:
    """Put in an element that has no place there, perhaps with more inside."""
    into = _group(rng, child)
    new = etree.Element(rng.choice(NAMES))
    new.text = rng.choice(TEXTS)
    if rng.random() < 0.3:
        etree.SubElement(new, rng.choice(NAMES), {"a": "1"})
    into.insert(rng.randint(0, len(into)), new)


def stray(rng: Random, child: Element) -> None:
    """Leave text lying between elements; a no-break space is text too."""
    text = rng.choice(("PersonBirthDate", "0", "\u00a0", " x ", "\t", "."))
    one = _any(rng, child)
    if rng.random() < 0.5 and len(one):
        one.text = (one.text or "") + text
    elif one is not child:
        one.tail = (one.tail or "") + text


def attribute(rng: Random, child: Element) -> None:
    """Give an element an attribute; two of the schema's own do no harm."""
    name, value = rng.choice(
        (
            ("a", "1"),
            ("id", ""),
            ("{http://www.w3.org/XML/1998/namespace}lang", "en"),
            (f"{{{XSI}}}schemaLocation", "urn:x y.xsd"),
            (f"{{{XSI}}}noNamespaceSchemaLocation", "nowhere.xsd"),
            (f"{{{XSI}}}nil", "true"),
            (f"{{{XSI}}}nil", "false"),
            ("{urn:other}b", "2"),
        )
    )
    _any(rng, child).set(name, value)


def nest(rng: Random, child: Element) -> None:
    """Put an element inside a value."""
    leaf = _leaf(rng, child)
    inside = etree.SubElement(leaf, rng.choice(("b", "LAchildID", "Sex")))
    inside.text, inside.tail = rng.choice(TEXTS), rng.choice((None, "more", " "))


def remark(rng: Random, child: Element) -> None:
    """Put in a comment or an instruction, which change nothing."""
    one = _any(rng, child)
    new = etree.Comment("remark") if rng.random() < 0.5 else etree.ProcessingInstruction("do", "it")
    new.tail = rng.choice((None, "0", " ", "Z")) if not len(one) else None
    one.insert(rng.randint(0, len(one)), new)


def empty(rng: Random, child: Element) -> None:
    """Take everything out of a group or a value."""
    one = _any(rng, child)
    tail = one.tail
    one.clear()
    one.tail = tail


def swap(rng: Random, child: Element) -> None:
    """Let two neighbours change places."""
    group = _group(rng, child)
    if len(group) > 1:
        i = rng.randrange(len(group) - 1)
        group.insert(i, group[i + 1])


def last_years(rng: Random, child: Element) -> None:
    """Write the sex as another year asks for it."""
    for one in child.iter("Sex", "GenderCurrent"):
        one.tag = "GenderCurrent" if one.tag == "Sex" else "Sex"
        if rng.random() < 0.5:
            one.text = rng.choice("MFU1209")


MUTATIONS: dict[str, Callable[[Random, Element], None]] = {
    f.__name__: f
    for f in (
        drop, twice, move, transplant, rename, retext, foreign, stray, attribute, nest, remark,
        empty, swap, last_years,
    )
}  # fmt: skip
