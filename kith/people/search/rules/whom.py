"""By what to look for somebody who is about to be written down. Pure."""

from kith.people.rules.whom import NewPerson
from kith.people.search.rules.asked import Asked
from kith.people.search.rules.words import (
    name_words,
    number_of,
    plain,
    postcode_of,
    street_of,
    telephone_of,
)


def asked_of(who: NewPerson) -> Asked:
    """Return everything that is known of them, as it is looked for."""
    named = " ".join(name.whole for name in who.names)
    lines, postcode = next(((one.lines, one.postcode) for one in who.places), ("", ""))
    house, street = street_of(lines)
    code = postcode_of(postcode)
    born = who.born or who.expected
    return Asked(
        words=name_words(named),
        born=born,
        age=who.apparent.low if who.apparent and not born else None,
        postcode=code,
        district=code.partition(" ")[0],
        house=house,
        street=street,
        telephone=next((telephone_of(one.value) for one in who.phones), ""),
        numbers=tuple(number_of(one.value) for one in who.numbers),
        text=plain(f"{named} {born or ''} {lines} {postcode}"),
    )
