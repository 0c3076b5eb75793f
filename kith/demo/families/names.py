"""Names as they are heard in London, streets that do not exist, and whose language is whose."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Roots:
    """Where a family's names come from: surnames, women, men, and the language at home."""

    surnames: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    language: str = ""


ROOTS: Mapping[str, Roots] = {
    "jamaica": Roots(
        ("Campbell", "Grant", "Reid"),
        ("Marcia", "Paulette", "Shanice"),
        ("Errol", "Delroy", "Tyrone"),
    ),
    "ghana": Roots(
        ("Mensah", "Owusu"), ("Abena", "Efua", "Akosua"), ("Kofi", "Yaw", "Kojo"), "Twi"
    ),
    "nigeria": Roots(
        ("Adeyemi", "Okafor", "Balogun"),
        ("Folake", "Ngozi", "Yetunde"),
        ("Emeka", "Tunde", "Segun"),
        "Yoruba",
    ),
    "somalia": Roots(
        ("Hassan", "Warsame"), ("Hodan", "Amina", "Fadumo"), ("Abdi", "Mohamed", "Liban"), "Somali"
    ),
    "eritrea": Roots(
        ("Tesfaye", "Habte"), ("Selam", "Rahwa", "Saba"), ("Yonas", "Dawit", "Filmon"), "Tigrinya"
    ),
    "bengal": Roots(
        ("Rahman", "Miah", "Begum"),
        ("Nasima", "Shirin", "Rukia"),
        ("Kamal", "Jamal", "Mizan"),
        "Sylheti",
    ),
    "punjab": Roots(
        ("Singh", "Kaur", "Patel"),
        ("Harpreet", "Sunita", "Meena"),
        ("Gurdeep", "Raj", "Nilesh"),
        "Punjabi",
    ),
    "arabic": Roots(
        ("Haddad", "al-Khatib"), ("Rania", "Samira", "Huda"), ("Bilal", "Karim", "Nabil"), "Arabic"
    ),
    "turkey": Roots(
        ("Yılmaz", "Demir"), ("Ayşe", "Gülay", "Sevda"), ("Murat", "Kemal", "Hasan"), "Turkish"
    ),
    "poland": Roots(
        ("Nowak", "Zielińska"),
        ("Agnieszka", "Beata", "Ewa"),
        ("Piotr", "Marek", "Tomasz"),
        "Polish",
    ),
    "romania": Roots(
        ("Popescu", "Ionescu"),
        ("Elena", "Mirela", "Ioana"),
        ("Andrei", "Mihai", "Radu"),
        "Romanian",
    ),
    "portugal": Roots(
        ("da Silva", "Ferreira"), ("Fátima", "Inês", "Lúcia"), ("João", "Rui", "Nuno"), "Portuguese"
    ),
    "vietnam": Roots(
        ("Nguyen", "Tran"), ("Linh", "Mai", "Hoa"), ("Minh", "Duc", "Quang"), "Vietnamese"
    ),
    "ireland": Roots(
        ("O’Brien", "Doyle", "Connors"),
        ("Siobhán", "Bridget", "Niamh"),
        ("Declan", "Patrick", "Eamon"),
    ),
    "england": Roots(
        ("Taylor", "Barker", "Whitlock", "Pike", "Jarvis"),
        ("Donna", "Kelly", "Sandra", "Jade"),
        ("Lee", "Darren", "Wayne", "Scott"),
    ),
}

# First names that the borough's children have, and whose family that makes it.
CHILDREN: Mapping[str, str] = {
    "Sam": "jamaica", "Amira": "arabic", "Dele": "nigeria", "Mina": "arabic", "Rory": "ireland",
    "Zofia": "poland", "Jaden": "jamaica", "Leila": "arabic", "Priya": "punjab",
    "Marlon": "jamaica",
    "Elif": "turkey", "Callum": "ireland", "Nia": "ghana", "Yusuf": "somalia", "Omar": "somalia",
    "Kwame": "ghana", "Hana": "eritrea", "Safiya": "somalia", "Luca": "romania", "Ebony": "jamaica",
    "Farid": "bengal", "Tariq": "bengal", "Ivy": "vietnam", "Denzel": "jamaica", "Anya": "romania",
    "Reuben": "portugal", "Chidi": "nigeria", "Noor": "bengal", "Salma": "bengal",
    "Ezra": "eritrea",
    "Isaac": "ghana", "Roza": "romania", "Kit": "ireland",
}  # fmt: skip
BROTHERS = ("Leon", "Malachi", "Samir", "Oskar", "Ade", "Jamie", "Idris", "Mateus")
SISTERS = ("Ruby", "Aaliyah", "Ola", "Destiny", "Sumaya", "Grace", "Beth", "Carla")
STREETS = (
    "Tannery Walk", "Larkmoor Road", "Osier Court", "Millrace Lane", "Heronsgate",
    "Bellfounder Street",
    "Candlemaker Row", "Quince Tree Close", "Saltmarsh House", "Ferryman’s Reach",
)  # fmt: skip
TOWNS = ("Wexbridge", "Marlow Vale", "Eastmere")
SCHOOLS = ("Oakfield Academy", "Wexbridge High", "St Brendan’s", "The Lighthouse unit")


def roots_of(first_name: str) -> Roots:
    """Return where a child's family comes from, by the child's own name."""
    return ROOTS[CHILDREN.get(first_name, "england")]
