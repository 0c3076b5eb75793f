"""The form for professionals, part by part. Three answers are needed, and nothing else."""

from collections.abc import Mapping

from django import forms

from kith.frontdoor.public.forms.boxes import Public, line, one_of, some_of, words
from kith.frontdoor.rules.channels import AGENCIES, NOT_PROFESSIONAL
from kith.frontdoor.rules.harms import HARMS
from kith.frontdoor.rules.outcomes import TOLD
from kith.frontdoor.rules.urgency import DANGERS, SAFE
from kith.web.forms import MailField

WHO = {code: words_ for code, words_ in AGENCIES.items() if code not in NOT_PROFESSIONAL}
SEX = {"F": "Girl", "M": "Boy", "": "Not known, or neither"}
HOW_KNOWN = {"seen": "I saw it", "told": "The child told me", "heard": "I heard of it"}


class ChildPart(Public):
    """Who the child is, and whether they are safe."""

    safe_now = one_of("Is the child safe now?", SAFE, needed=True)
    dangers = some_of("Is there any sign of danger?", DANGERS)
    where_now = line("Where is the child now, and with whom?")
    known_as = line("What is the child called?", 20, help="First and last name, if you know them.")
    age = line(
        "Date of birth, or how old they are",
        20,
        help="If you guess, say so. Nobody is older because they look it.",
    )
    sex = one_of("Is the child a girl or a boy?", SEX)
    address = line("Where do they live?")
    child_phone = line("The child’s own telephone", 20)
    who = words("If you do not know the name: how might we find the child?", 2)
    also = words("Other children in it", 2,
                 help="One name a line. Each gets a decision of their own.")  # fmt: skip

    def clean(self) -> dict[str, object]:
        """Somebody must be meant, by a name or by how they might be found."""
        told: dict[str, object] = super().clean() or {}
        if not told.get("known_as") and not told.get("who"):
            self.add_error("known_as", "Say who the child is, or how we might find them")
        return told


class HappenedPart(Public):
    """What happened."""

    what_happened = words(
        "What happened, or what worries you?",
        7,
        needed=True,
        help="What you saw or heard, not what you think it means.",
    )
    when_where = line("When and where?")
    how_known = one_of("How do you know?", HOW_KNOWN)
    harms = some_of("What sort of harm may it be?", HARMS)
    childs_words = words("What did the child say, in the child’s own words?")  # fmt: skip


class FamilyPart(Public):
    """Family, and who knows that you write to us."""

    others = words("Who is at home? Brothers and sisters?", 2)
    carers = words("Parents and carers: who decides for the child, and how do we reach them?", 2)
    told_child = one_of("Does the child know that you write to us?", TOLD)
    told_parent = one_of("Do the parents know?", TOLD)
    told_why = words("What do they say of it? Or why did you not ask?", 2)


class AroundPart(Public):
    """Around the child."""

    school = line("School or college, and how much the child is there")
    language = line("Which language does the child speak best?", 20, max_length=60)
    communication = words("What helps the child to talk and to understand?", 2, most=2_000)
    people = words("Friends, adults and others around the child who matter in this", 2)
    places = words("Places, vehicles, telephones, accounts, times away or missing", 2)
    strengths = words("What goes well, and whom does the child trust?", 2)
    worker_risk = words("Must a worker know anything before knocking at the door?", 2)


class YouPart(Public):
    """Who writes."""

    agency = one_of("For whom do you work?", WHO, needed=True, inline=False)
    source_name = line("Your name", 20, max_length=120)
    source_role = line("Your work", 20, max_length=120)
    call_back = line("Telephone, and when we reach you", 20, max_length=120)
    email = MailField(
        label="Your e-mail at work",
        required=False,
        help_text="We answer there. What we write names no child.",
    )
    lead = line("Your safeguarding lead", 20)
    source_did = words("What do you know of before, and what have you done?")
    wants = words("What do you hope that we do?", 2)
    unnamed = forms.BooleanField(label="The family must not know that it was me", required=False)


FORMS: Mapping[str, type[Public]] = {
    "child": ChildPart,
    "happened": HappenedPart,
    "family": FamilyPart,
    "around": AroundPart,
    "you": YouPart,
}
