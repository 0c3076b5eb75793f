"""The embedded database: made whole, up while it is used, and gone with its last user."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kith.runtime import programs, sockets

from .conftest import PRELUDE, Place, eventually, processes_at


def answer(place: Place, question: str, **login: str) -> str:
    """Ask the database one thing, as a user of the cluster for just that long."""
    asked = ", ".join([repr(question), *(f"{key}={value!r}" for key, value in login.items())])
    done = place.python(f"with cluster.opened(var): print(ask({asked}))")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A cluster for the tests that only ask."""
    found = Place(tmp_path_factory.mktemp("made") / "var")
    user = found.user()
    yield found
    user.terminate()
    assert eventually(found.is_quiet)
    found.end()


def test_owner_and_app_are_logins_of_their_own_and_neither_is_above_row_level_security(made):
    logins = answer(
        made,
        "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolcanlogin,"
        " rolinherit FROM pg_roles WHERE rolname LIKE 'kith%' ORDER BY 1",
    )
    assert eval(logins) == [
        ("kith_app", False, False, False, False, True, False),
        ("kith_facts", False, False, False, False, False, True),
        ("kith_find", False, False, False, False, False, True),
        ("kith_link", False, False, False, False, False, True),
        ("kith_owner", False, True, False, False, True, True),
        ("kith_team", False, False, False, False, False, True),
        ("kith_wide", False, False, False, False, False, True),
    ]


def test_a_role_is_taken_and_never_inherited(made):
    taken = answer(
        made,
        "SELECT roleid::regrole::text, member::regrole::text, inherit_option, set_option,"
        " admin_option FROM pg_auth_members WHERE roleid::regrole::text LIKE 'kith%' ORDER BY 1",
    )
    assert eval(taken) == [
        ("kith_facts", "kith_owner", False, True, False),
        ("kith_find", "kith_app", False, True, False),
        ("kith_link", "kith_app", False, True, False),
        ("kith_team", "kith_app", False, True, False),
        ("kith_wide", "kith_app", False, True, False),
    ]


def test_a_cluster_of_an_older_version_gets_the_roles_that_came_since(place):
    user = place.user()
    answer(place, "DROP ROLE kith_find, kith_link", user="postgres")
    another = place.user()
    there = (
        "SELECT pg_has_role('kith_app', 'kith_find', 'SET')"
        " AND pg_has_role('kith_app', 'kith_link', 'SET')"
    )
    assert answer(place, there) == "[(True,)]"
    another.terminate()
    user.terminate()


def test_it_listens_on_a_private_socket_and_on_no_port(made):
    assert answer(made, "SHOW listen_addresses", user="kith_app") == "[('',)]"
    folder = made.var / "socket"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_order_of_words_does_not_depend_on_the_machine(made):
    ordered = answer(
        made, "SELECT string_agg(w, ' ' ORDER BY w) FROM unnest('{é,b,a,B}'::text[]) w"
    )
    assert ordered == "[('B a b é',)]"


def test_the_last_user_stops_it_and_not_the_first(place):
    first, second = place.user(), place.user()
    first.terminate()
    first.wait()
    assert place.is_up()
    second.terminate()
    assert eventually(place.is_quiet)


def test_users_killed_outright_leave_nothing_running(place):
    users = [place.user(), place.user()]
    for user in users:
        user.kill()
    assert eventually(place.is_quiet), processes_at(place.var)


def test_a_killed_server_is_started_again_with_what_it_kept(place):
    user = place.user()
    answer(place, "CREATE TABLE kept (n int)")
    assert answer(place, "INSERT INTO kept VALUES (7) RETURNING n") == "[(7,)]"
    os.kill(place.postmaster, signal.SIGKILL)
    assert answer(place, "SELECT n FROM kept") == "[(7,)]"
    user.kill()


def test_a_half_made_cluster_is_made_again_and_put_aside_not_deleted(place):
    half = place.var / "pg"
    (half / "base").mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    assert answer(place, "SELECT 1") == "[(1,)]"
    assert [aside.name for aside in place.var.glob("pg.half-made-*/PG_VERSION")] == ["PG_VERSION"]


@pytest.mark.parametrize("after", [0.3, 0.7])
def test_killed_while_it_is_made_it_is_made_at_the_next_start(place, after):
    maker = place.start([sys.executable, "-c", PRELUDE + "cluster.join(var)"])
    with pytest.raises(subprocess.TimeoutExpired):
        maker.wait(after)
    maker.kill()
    assert answer(place, "SELECT 1") == "[(1,)]"
    assert list(place.var.glob("pg.new-*")) == []


def test_a_stale_process_id_that_belongs_to_another_program_does_not_stop_the_start(place):
    answer(place, "SELECT 1")
    lines = [str(os.getpid()), str(place.var / "pg"), "1", "5432", "", "", "ready"]
    (place.var / "pg" / "postmaster.pid").write_text("\n".join(lines) + "\n")
    assert answer(place, "SELECT 1") == "[(1,)]"


def test_a_process_that_was_forked_does_not_leave_for_its_parent(place):
    done = place.python(
        "user = cluster.join(var)\n"
        "child = os.fork()\n"
        "if not child: cluster.leave(var, user); os._exit(0)\n"
        "os.waitpid(child, 0)\n"
        "print(server.is_ready(var)); cluster.leave(var, user)"
    )
    assert done.stdout == "True\n", done.stderr


def test_two_checkouts_side_by_side_do_not_meet(tmp_path):
    here, there = Place(tmp_path / "here" / "var"), Place(tmp_path / "there" / "var")
    users = [here.user(), there.user()]
    answer(here, "CREATE TABLE only_here (n int)")
    found = "SELECT count(*) FROM pg_class WHERE relname = 'only_here'"
    assert (answer(here, found), answer(there, found)) == ("[(1,)]", "[(0,)]")
    users[0].terminate()
    assert eventually(here.is_quiet)
    assert there.is_up()
    there.end()
    here.end()
    assert eventually(there.is_quiet)


def test_a_checkout_may_be_moved(tmp_path):
    before, after = Place(tmp_path / "before"), Place(tmp_path / "after it was moved")
    answer(before, "CREATE TABLE kept (n int)")
    before.var.rename(after.var)
    assert answer(after, "SELECT count(*) FROM kept") == "[(0,)]"


def test_a_long_path_gets_a_short_socket_that_goes_away_again(tmp_path):
    deep = Place(tmp_path / ("long" * 25) / "with spaces and 'quotes'" / "var")
    folder = sockets.socket_folder(deep.var)
    user = deep.user()
    found = folder.stat()
    assert folder.parent == Path("/tmp")
    assert stat.S_IMODE(found.st_mode) == 0o700
    user.terminate()
    assert eventually(lambda: not deep.is_up())
    answer(deep, "SELECT 1")
    assert not folder.exists()
    deep.end()


def test_a_socket_folder_that_somebody_else_put_there_is_refused(tmp_path):
    deep = Place(tmp_path / ("long" * 25) / "var")
    folder = sockets.socket_folder(deep.var)
    folder.mkdir(mode=0o755)
    try:
        done = deep.python("cluster.join(var)")
        assert "not a folder of the database's own" in done.stderr
    finally:
        folder.rmdir()


def test_checkout_and_programs_in_a_folder_that_only_its_owner_may_enter(tmp_path):
    """As root the server has another account, which may enter neither by itself."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o700)
    site = copied_programs(locked / "site")
    modes = {folder: stat.S_IMODE(folder.stat().st_mode) for folder in [*locked.parents, locked]}
    place = Place(locked / "a checkout" / "var", {"PYTHONPATH": str(site)})
    try:
        assert answer(place, "SELECT 1") == "[(1,)]"
        where = place.python(
            "from kith.runtime import programs; print(programs.program('postgres'))"
        )
        assert where.stdout.startswith(str(site))
    finally:
        place.end()
    assert modes == {folder: stat.S_IMODE(folder.stat().st_mode) for folder in modes}


def copied_programs(site: Path) -> Path:
    """Copy PostgreSQL's programs, as hard links where the disk allows."""
    home = Path(programs.program("postgres")).parents[2]
    for part in (home, home.with_name(f"{home.name}.libs")):
        shutil.copytree(part, site / part.name, copy_function=link_or_copy, symlinks=True)
    return site


def link_or_copy(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def test_the_powers_that_a_container_gives_its_root_are_enough(tmp_path):
    """As root without the power to read everything; an ordinary user has none to lose."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o700)
    place = Place(locked / "var")
    command = [sys.executable, "-c", PRELUDE + "with cluster.opened(var): print(ask('SELECT 1'))"]
    if os.geteuid() == 0:
        command = ["setpriv", f"--bounding-set=-all{CONTAINERS}", "--", *command]
    done = place.run(command)
    assert done.stdout == "[(1,)]\n", done.stderr
    assert eventually(place.is_quiet)


# What Docker leaves to a container's root unless it is told otherwise.
CONTAINERS = (
    ",+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+net_bind_service"
    ",+net_raw,+sys_chroot,+mknod,+audit_write,+setfcap"
)


def test_an_ordinary_user_runs_it_as_themselves(tmp_path):
    var = tmp_path / "home" / "var"
    var.mkdir(parents=True)
    code = PRELUDE + "with cluster.opened(var): print(os.geteuid(), (var / 'pg').stat().st_uid)"
    command, uid = [sys.executable, "-c", code], os.geteuid()
    if uid == 0:
        uid = 1
        os.chown(var, uid, uid)
        # The power to read is for Python itself, whose files may lie where only root may enter.
        power = "-all,+dac_read_search"
        command = [
            *["setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups"],
            *[f"--inh-caps={power}", f"--ambient-caps={power}"],
            *["--securebits=+no_setuid_fixup", *command],
        ]
    place = Place(var)
    done = place.run(command)
    assert done.stdout.split() == [str(uid), str(uid)], done.stderr
    assert eventually(place.is_quiet)
