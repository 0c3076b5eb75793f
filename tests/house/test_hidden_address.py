"""A hidden address stands where it is kept, on the one page that opens it, and nowhere else.

SPEC H2 (R3). One is planted and opened; then every page, export, table and line of the log is read.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pytest
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from kith.access import testing
from kith.access.actors import Actor
from kith.accounts.models import Team
from kith.kernel import clock
from kith.people.commands import add_place, end_hidden, hide_address, name_viewer, open_hidden
from kith.people.rules.places import NewPlace
from kith.promises.testing import World, a_world
from tests.house.routes import routes
from tests.house.worlds import LOCAL, another_child, numbers_of

PLANTED = NewPlace("home", "17 Quillowmere Passage", "Netherfold", "ZZ9 9ZX", source="police")
SPELLINGS = ("quillowmere", "netherfold", "zz9 9zx", "zz99zx")
WHY = "A threat to life"
SEEING = {"worker", "manager", "head of service"}
KEPT_IN = {"people_hiddenaddress"}
# What keeping one may write besides: who is named, and that it was done.
BESIDE = KEPT_IN | {"people_hiddenaddressviewer", "access_auditevent"}

TABLES = """
SELECT relname FROM pg_class
 WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY relname
"""


def said_in(text: str) -> list[str]:
    """Return the spellings of the planted address that stand in a text."""
    low = text.lower()
    return [one for one in SPELLINGS if one in low]


@contextmanager
def everything() -> Iterator[CursorWrapper]:
    """Read every row, past the policies, as the role that repairs."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE kith_facts")
        yield cursor


def rows() -> dict[str, list[str]]:
    """Return each table as text, but for the two that only their own owner reads."""
    with everything() as cursor:
        cursor.execute(TABLES)
        names = [name for (name,) in cursor.fetchall()]
        found = {}
        for name in names:
            cursor.execute("SELECT has_table_privilege('kith_facts', %s, 'SELECT')", [name])
            if cursor.fetchone() == (True,):
                cursor.execute(f'SELECT t::text FROM "{name}" t ORDER BY 1')
                found[name] = [row for (row,) in cursor.fetchall()]
        return found


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def person(world: World) -> int:
    return another_child(world)


def kept(world: World, person: int) -> None:
    """Keep one apart, name a colleague, open it, end it: all that can be done with it."""
    hide_address(world.worker, person=person, place=PLANTED, why=WHY)
    name_viewer(world.worker, person=person, account=world.manager.id, why=WHY)
    for actor in (world.worker, world.manager, world.leader):
        (one,) = open_hidden(actor, person=person, why=WHY).addresses
        assert said_in(one.text) == ["quillowmere", "netherfold", "zz9 9zx"]
    end_hidden(world.worker, person=person, hidden=one.id, on=clock.today())


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_no_other_table_holds_a_word_of_it_not_even_hashed(world: World, person: int) -> None:
    before = rows()
    kept(world, person)
    after = rows()
    assert len(after) > 40
    assert {name for name, found in after.items() if said_in("\n".join(found))} == KEPT_IN
    assert {name for name in after if after[name] != before[name]} == BESIDE


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_nor_does_keeping_it_from_a_page_leave_words(
    world: World, person: int, caplog: pytest.LogCaptureFixture
) -> None:
    """The form is sent wrong once, so that it is drawn again; then right. Nothing is a draft."""
    client = testing.browser(world.worker)
    path = f"/person/{person}/apart/keep/"
    told = {"lines": PLANTED.lines, "town": PLANTED.town, "postcode": PLANTED.postcode}
    with caplog.at_level(logging.DEBUG):
        for more in ({}, {"why": WHY}):
            client.post("/drafts/", {**told, **more})
            answer = client.post(path, {**told, **more})
        assert answer.status_code == 302
        opened = client.post(f"/person/{person}/apart/", {"why": WHY})
        assert said_in(opened.content.decode())
    assert said_in("\n".join(record.getMessage() for record in caplog.records)) == []
    assert {n for n, found in rows().items() if said_in("\n".join(found))} == KEPT_IN


@pytest.fixture
def readers(world: World) -> dict[str, Actor]:
    """Return people who see the child, or everybody, or figures."""
    team = Team.objects.get(pk=world.team)
    return {
        "worker": world.worker,
        "manager": world.manager,
        "head of service": world.leader,
        "night": testing.on_duty(testing.holding("edt"), "edt"),
        "front door": testing.holding("front_door", team),
        "guardian of the log": testing.holding("ig_lead"),
        "director": testing.holding("director"),
    }


def text_of(answer: testing.Answer) -> str:
    """Return what an answer says, headers with it; of a document, the words on its pages."""
    said = str(answer.headers)
    if not answer.body.startswith(b"%PDF"):
        return said + answer.body.decode("utf-8", "replace")
    document = pypdfium2.PdfDocument(answer.body)
    try:
        return said + "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


# Pages that tell of a child's life and home: somebody must get each, or nothing is proved by it.
TELLING = {
    "child", "person", "car", "happened", "details-history", "family", "family-print",
    "family-pdf", "family-png", "family-versions", "family-compare", "ecomap", "contact-page",
    "who-may-see", "who-has-looked", "merged", "notices", "home", "board", "front-door",
    "duty-desk", "take-in", "person-apart",
}  # fmt: skip


@pytest.mark.django_db
def test_no_page_list_or_export_shows_it_even_to_the_named(
    world: World, person: int, readers: dict[str, Actor]
) -> None:
    kept(world, person)
    asked = {path: one for one in routes() for path in one.paths(**numbers_of(person))}
    drawn = testing.answers(readers, asked)
    assert len({path for _, path in drawn}) > 60
    got = {asked[path].name for (_, path), one in drawn.items() if one.status == 200}
    assert TELLING - got == set(), "nobody was shown these: the sweep proves nothing of them"
    assert [where for where, one in drawn.items() if said_in(text_of(one))] == []


@pytest.mark.django_db
def test_the_words_on_a_document_s_pages_are_read(world: World, person: int) -> None:
    """The sweep would see an address in a PDF: it sees the child's mother there."""
    path = f"/child/{person}/family/picture.pdf"
    (told,) = testing.answers({"worker": world.worker}, [path]).values()
    assert told.body.startswith(b"%PDF")
    assert "Ruth" in text_of(told)
    assert b"Ruth" not in told.body


def finds(actor: Actor, words: str, person: int) -> bool:
    """Say whether somebody who types these words is shown the person, as the page sends them."""
    with testing.undone():
        answer = testing.browser(actor).post("/find/", {"q": words})
    return f"/person/{person}/" in answer.content.decode() or (
        f"/child/{person}/" in answer.content.decode()
    )


@pytest.mark.django_db
def test_no_search_finds_anybody_by_it_and_each_would_by_an_open_one(
    world: World, person: int, readers: dict[str, Actor]
) -> None:
    open_one = NewPlace("home", "23 Hollowbrook Row", "Overwick", "ZZ8 8ZW")
    add_place(world.worker, person=person, place=open_one)
    kept(world, person)
    looking = {name: one for name, one in readers.items() if name in SEEING}
    for name, actor in looking.items():
        for words in ("ZZ8 8ZW", "23 Hollowbrook Row", LOCAL):
            assert finds(actor, words, person), (name, words)
        for words in ("ZZ9 9ZX", "17 Quillowmere Passage", "Quillowmere Passage", "Netherfold"):
            assert not finds(actor, words, person), (name, words)
