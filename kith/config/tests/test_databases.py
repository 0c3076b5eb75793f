"""Where the two logins go."""

from pathlib import Path

from kith.config.databases import database_from, databases_from
from kith.runtime.sockets import socket_folder

VAR = Path("/var/lib/kith/var")


def test_without_an_address_both_logins_go_to_the_embedded_socket():
    found = databases_from({}, VAR)
    assert [found[alias]["USER"] for alias in ("default", "owner")] == ["kith_app", "kith_owner"]
    assert {each["HOST"] for each in found.values()} == {str(socket_folder(VAR))}
    assert {each["NAME"] for each in found.values()} == {"kith"}


def test_an_address_may_have_a_port_a_password_and_options():
    found = database_from("postgresql://me:p%40ss@db.example:6543/kith%20two?sslmode=verify-full")
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("me", "p@ss", "db.example")
    assert (found["PORT"], found["NAME"]) == ("6543", "kith two")
    assert found["OPTIONS"]["sslmode"] == "verify-full"


def test_a_socket_folder_stands_in_host():
    assert database_from("postgresql://me@/kith?host=/run/pg")["HOST"] == "/run/pg"


def test_tests_run_on_the_owners_database_of_the_given_name():
    found = databases_from({"KITH_TEST_DB": "test_mine"}, VAR)
    assert found["owner"]["TEST"]["NAME"] == "test_mine"
    assert found["default"]["TEST"] == {"MIRROR": "owner"}
