from datetime import timedelta

import pytest
from django.db import connection, connections

from kith.kernel import clock
from kith.people.merging.commands import merge_records, part_records
from kith.promises.testing import a_world
from tests.house.worlds import another_child

pytestmark = pytest.mark.django_db
NOW = __import__("datetime").datetime(2026, 3, 4, 10, tzinfo=__import__("datetime").UTC)


def dump():
    out = {}
    with connection.cursor() as c:
        c.execute(
            "SELECT relname FROM pg_class WHERE relkind='r' AND relnamespace='public'::regnamespace AND relname ~ '^(people|promises|access|messages|web|accounts)_' AND relname NOT IN ('people_merge','people_mergemove','access_auditevent','access_key','access_rolescope')"
        )
        names = [r[0] for r in c.fetchall()]
        c.execute("RESET ROLE")
        for n in names:
            c.execute(f"SELECT t::text FROM {n} t ORDER BY 1")
            out[n] = [r[0] for r in c.fetchall()]
    return out


def test_it(transactional_db=None):
    pass


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_merge():
    def dump():
        out = {}
        with connections["owner"].cursor() as c:
            c.execute("SET ROLE kith_facts")
            c.execute(
                "SELECT relname FROM pg_class WHERE relkind='r' AND relnamespace='public'::regnamespace AND relname ~ '^(people|promises|access|messages|web)_' AND relname NOT IN ('people_merge','people_mergemove','access_auditevent','access_key','access_rolescope')"
            )
            for (n,) in c.fetchall():
                c.execute(f"SELECT t::text FROM {n} t ORDER BY 1")
                out[n] = [r[0] for r in c.fetchall()]
            c.execute("RESET ROLE")
        return out

    with clock.frozen(NOW):
        w = a_world()
        a = another_child(w, "A1")
        b = another_child(w, "B1")
    before = dump()
    with clock.frozen(NOW + timedelta(hours=1)):
        m = merge_records(w.manager, person=a, other=b, why="same")
    mid = dump()
    for n in mid:
        if mid[n] != before[n]:
            print(n, len(before[n]), len(mid[n]))
    with clock.frozen(NOW + timedelta(hours=2)):
        part_records(w.manager, person=a, merge=m, why="no")
    after = dump()
    for n in after:
        if after[n] != before[n]:
            print("DIFF", n, set(after[n]) ^ set(before[n]))
    from kith.promises.rebuild import rebuild

    print(rebuild())
    assert after == before
