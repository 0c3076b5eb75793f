"""The small parts of the machine room, each by itself."""

import json
import os
import stat

import pytest

from kith.runtime import places, roles, secret_keys, sockets
from kith.runtime.locks import Shared, alone
from kith.runtime.setup import assets, steps
from kith.runtime.trouble import Trouble


class TestPlaces:
    def test_var_lies_in_the_checkout_unless_the_environment_says_where(self, tmp_path):
        assert places.var_folder({}) == places.ROOT / "var"
        assert places.var_folder({"KITH_VAR": str(tmp_path)}) == tmp_path

    def test_what_is_made_lets_nobody_else_in(self, tmp_path):
        deep = places.made(tmp_path / "a" / "b")
        assert [stat.S_IMODE(folder.stat().st_mode) for folder in (deep, deep.parent)] == [
            0o700
        ] * 2

    def test_a_file_is_replaced_whole(self, tmp_path):
        file = tmp_path / "file"
        places.write_whole(file, "one")
        places.write_whole(file, "two")
        assert file.read_text() == "two"
        assert [each.name for each in tmp_path.iterdir()] == ["file"]
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


class TestSockets:
    def test_a_short_path_has_its_socket_near(self, tmp_path):
        assert sockets.socket_folder(places.Path("/var/lib/kith/var")).name == "socket"

    def test_the_longest_address_that_linux_takes_is_near_and_one_more_byte_is_not(self):
        longest = sockets.LONGEST - len(f"/socket/{sockets.NAME}")
        near, far = places.Path("/" + "x" * (longest - 1)), places.Path("/" + "x" * longest)
        assert sockets.socket_folder(near) == near / "socket"
        assert sockets.socket_folder(far).parent == places.Path("/tmp")

    def test_two_long_paths_have_two_folders(self):
        long = "/" + "x" * 200
        folders = {sockets.socket_folder(places.Path(long + end)) for end in "ab"}
        assert len(folders) == 2


class TestSecrets:
    def test_they_are_made_once_and_read_by_nobody_else(self, tmp_path):
        first = secret_keys.kept(tmp_path)
        assert secret_keys.kept(tmp_path) == first
        assert len(set(first.values())) == len(secret_keys.NAMES)
        assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600

    def test_what_the_environment_says_is_left_as_it_is(self, tmp_path):
        environ = {"KITH_SECRET_KEY": "ours"}
        secret_keys.put_into(environ, tmp_path)
        assert environ["KITH_SECRET_KEY"] == "ours"
        assert environ["KITH_ACTOR_KEY"] == secret_keys.kept(tmp_path)["KITH_ACTOR_KEY"]

    @pytest.mark.parametrize("text", ["", "{}", "[]", "{"])
    def test_a_file_that_cannot_be_read_is_not_written_over(self, tmp_path, text):
        (tmp_path / "secrets.json").write_text(text)
        with pytest.raises(Trouble, match="cannot be read"):
            secret_keys.kept(tmp_path)
        assert (tmp_path / "secrets.json").read_text() == text

    def test_those_of_a_backup_take_the_place_of_ours(self, tmp_path):
        other = dict.fromkeys(secret_keys.NAMES, "other")
        secret_keys.kept(tmp_path)
        secret_keys.keep(tmp_path, other)
        assert json.loads((tmp_path / "secrets.json").read_text()) == other


class TestLocks:
    def test_only_the_last_user_can_hold_the_lock_whole(self, tmp_path):
        first, second = Shared(tmp_path / "users"), Shared(tmp_path / "users")
        assert not first.is_last()
        second.close()
        assert first.is_last()
        first.close()

    def test_it_knows_whose_it_is(self, tmp_path):
        share = Shared(tmp_path / "users")
        assert share.is_ours()
        share._process = os.getpid() + 1
        assert not share.is_ours()
        share.close()

    def test_whoever_is_alone_lets_go_on_the_way_out(self, tmp_path):
        entered = []
        for time in ("first", "second"):
            with alone(tmp_path / "gate"):
                entered.append(time)
        assert entered == ["first", "second"]


class TestRoles:
    def test_names_are_quoted_where_they_need_it(self):
        assert roles.quoted("kith_owner") == "kith_owner"
        assert roles.quoted('Own"er') == '"Own""er"'

    def test_a_dba_is_told_the_names_of_the_address(self):
        told = roles.dba_sql("postgresql://the%20council@server/children")
        assert 'GRANT kith_facts TO "the council" WITH INHERIT FALSE, SET TRUE;' in told
        assert "ON DATABASE children TO kith_app" in told

    def test_no_role_may_pass_row_level_security(self):
        made = [line for line in roles.embedded_sql().splitlines() if "CREATE ROLE" in line]
        assert len(made) == len(roles.ROLES) + 1
        assert all("NOBYPASSRLS" in line for line in made)


class TestStamps:
    def test_a_step_is_done_again_when_what_it_was_made_from_changes(self, tmp_path):
        source, stamp = tmp_path / "lock", tmp_path / "stamp"
        source.write_text("one")
        assert not steps.is_done(stamp, steps.digest([source]))
        steps.done(stamp, steps.digest([source]))
        assert steps.is_done(stamp, steps.digest([source]))
        source.write_text("two")
        assert not steps.is_done(stamp, steps.digest([source]))
        assert steps.digest([source], "a") != steps.digest([source], "b")

    def test_a_command_that_fails_or_is_not_there_is_named(self, tmp_path):
        with pytest.raises(steps.Failed, match="Trying failed"):
            steps.run("Trying", ["false"], cwd=tmp_path)
        with pytest.raises(steps.Failed, match="is not there"):
            steps.run("Trying", ["no-such-command-of-ours"], cwd=tmp_path)


class TestStyles:
    def test_the_font_and_the_crest_that_are_not_ours_to_use_are_left_out(self):
        style = (
            '/*! a notice of the font\'s */@font-face{font-family:"GDS Transport";src:url(x)}'
            "@font-face{src:url(y)}.a{font-family:GDS Transport,arial,sans-serif}"
            ".b{background:url(/assets/images/govuk-crest.svg)}"
            ".c{background:url(/assets/images/icon-document.svg)}"
            "\n/*# sourceMappingURL=x.css.map */"
        )
        assert assets.without_licensed_parts(style) == (
            ".a{font-family:Arial,sans-serif}.b{background:none}"
            ".c{background:url(images/icon-document.svg)}\n"
        )

    def test_what_is_served_names_no_licensed_part(self):
        for style in assets.VENDOR.glob("*.css"):
            text = style.read_text("utf-8")
            assert "GDS Transport" not in text
            assert "@font-face" not in text
            assert "crest" not in text
