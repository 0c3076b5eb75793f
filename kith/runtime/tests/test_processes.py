"""Children, signals, and as whom PostgreSQL's programs run."""

import os
import pwd
import signal
import socket
import sys
import time

import pytest

from kith.runtime import children, launcher, servant, signals
from kith.runtime.children import Child
from kith.runtime.trouble import Trouble


@pytest.fixture
def child(tmp_path):
    """Make children that run a few lines of Python; end them."""
    made = []

    def make(code: str) -> Child:
        made.append(Child("child", [sys.executable, "-c", code], tmp_path / "log" / "child.log"))
        return made[-1]

    yield make
    children.stop(made, 0)


def eventually(holds) -> bool:
    until = time.monotonic() + 10
    while not (held := holds()) and time.monotonic() < until:
        time.sleep(0.02)
    return held


class TestChildren:
    def test_a_child_has_a_session_of_its_own_and_its_words_are_kept(self, child):
        one = child("import os; print(os.getsid(0) == os.getpid()); print('last')")
        one.start()
        assert eventually(one.ended)
        assert one.log.read_text() == "True\nlast\n"
        assert one.last_words() == "last"

    def test_one_that_ends_is_started_again_and_given_up_when_that_does_not_help(self, child):
        one = child("print('no such thing')")
        for _ in range(children.AGAIN):
            one.keep_running()
            assert eventually(one.ended)
        with pytest.raises(Trouble, match="The child keeps ending: no such thing"):
            one.keep_running()

    def test_ends_of_long_ago_are_forgiven(self, child):
        one = child("pass")
        one.starts = [time.monotonic() - 61] * children.AGAIN
        one.keep_running()
        assert len(one.starts) == 1

    def test_one_that_runs_is_left_alone(self, child):
        one = child("import time; time.sleep(60)")
        one.start()
        first = one.process
        one.keep_running()
        assert one.process is first

    def test_asked_to_end_it_may_finish(self, child):
        one = child(
            "import signal, sys, time\n"
            "signal.signal(signal.SIGTERM, lambda *_: (print('tidy', flush=True), sys.exit()))\n"
            "print('up', flush=True); time.sleep(60)"
        )
        one.start()
        assert eventually(lambda: one.last_words() == "up")
        children.stop([one], 10)
        assert one.last_words() == "tidy"

    def test_one_that_does_not_listen_is_ended_with_what_it_started(self, child):
        one = child(
            "import signal, subprocess, sys, time\n"
            "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
            "print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"
        )
        one.start()
        assert eventually(lambda: one.last_words().isdigit())
        grandchild = int(one.last_words())
        children.stop([one], 0.2)
        assert one.ended()
        assert eventually(lambda: is_gone(grandchild))

    def test_a_long_log_begins_anew(self, child, monkeypatch):
        monkeypatch.setattr(children, "KEPT_LOG", 10)
        one = child("print('new')")
        one.log.parent.mkdir()
        one.log.write_text("old " * 10)
        one.start()
        assert eventually(one.ended)
        assert one.log.read_text() == "new\n"
        assert one.log.with_suffix(".log.1").exists()


def is_gone(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


class TestSignals:
    @pytest.fixture(autouse=True)
    def as_before(self):
        before = {number: signal.getsignal(number) for number in signals.ASKED_BY}
        yield
        for number, handler in before.items():
            signal.signal(number, handler)

    @pytest.mark.parametrize("number", signals.ASKED_BY)
    def test_before_all_is_in_order_a_signal_interrupts_once(self, number):
        stopping = signals.Stopping()
        with pytest.raises(SystemExit):
            signal.raise_signal(number)
        signal.raise_signal(number)
        assert stopping.asked

    @pytest.mark.parametrize("number", signals.ASKED_BY)
    def test_then_it_is_only_noted(self, number):
        stopping = signals.Stopping()
        stopping.in_good_order()
        assert not stopping.asked
        signal.raise_signal(number)
        assert stopping.asked


class TestLauncher:
    def test_a_port_is_taken_before_anything_is_started_for_it(self):
        first = launcher.listen(0)
        port = first.getsockname()[1]
        with pytest.raises(Trouble, match=f"Port {port} cannot be had"):
            launcher.listen(port)
        first.close()

    @pytest.mark.parametrize("port", [-1, 65536])
    def test_a_port_that_there_is_not_is_said(self, port):
        with pytest.raises(Trouble, match="no such port"):
            launcher.listen(port)

    def test_only_this_machine_is_listened_to(self):
        listener = launcher.listen(0)
        assert listener.getsockname()[0] == "127.0.0.1"
        assert listener.family == socket.AF_INET
        listener.close()

    def test_gunicorn_keeps_out_of_the_home_folder(self, tmp_path):
        listener = launcher.listen(0)
        assert "--no-control-socket" in launcher.web(listener, tmp_path).command
        listener.close()

    def test_a_server_that_ends_at_once_is_told_with_its_last_words(self, child):
        broken = child("print('ImportError: no such module')")
        broken.start()
        assert eventually(broken.ended)
        with pytest.raises(Trouble, match="did not start: ImportError: no such module"):
            launcher.wait_until_served(broken, 1, FakeStopping())

    def test_a_terminal_that_is_gone_is_no_trouble(self, monkeypatch):
        monkeypatch.setattr(sys, "stdout", Gone())
        launcher.say("anything")
        launcher.say("anything more")
        sys.stdout.close()


class FakeStopping:
    asked = False


class Gone:
    def write(self, text: str) -> None:
        raise OSError("the terminal is gone")

    def flush(self) -> None:
        raise OSError("the terminal is gone")


class TestServant:
    @pytest.fixture
    def as_root(self, monkeypatch):
        monkeypatch.setattr(os, "geteuid", lambda: 0)

    def test_an_ordinary_user_runs_the_programs_as_themselves(self, monkeypatch, tmp_path):
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        assert servant.command_prefix(tmp_path) == []

    def test_roots_cluster_belongs_to_nobody(self, as_root, monkeypatch, tmp_path):
        monkeypatch.setattr(servant.Path, "stat", lambda *_, **__: Owned(0))
        assert servant.server_account(tmp_path) == pwd.getpwnam("nobody")

    def test_a_cluster_that_is_somebodys_stays_theirs(self, as_root, monkeypatch, tmp_path):
        monkeypatch.setattr(servant.Path, "stat", lambda *_, **__: Owned(1))
        assert servant.server_account(tmp_path).pw_uid == 1

    def test_an_account_without_a_name_is_told(self, monkeypatch, tmp_path):
        monkeypatch.setattr(os, "geteuid", lambda: 54_321)
        with pytest.raises(Trouble, match="user id 54321 has none"):
            servant.server_account(tmp_path)

    @pytest.mark.parametrize(
        ("powers", "lent", "kept"),
        [
            (1 << 1 | 1 << 2 | 1 << 8, "-all,+dac_read_search", True),
            (1 << 1 | 1 << 8, "-all,+dac_override", True),
            (1 << 1, "-all,+dac_override", False),
            (0, None, False),
        ],
    )
    def test_the_least_power_that_there_is_is_lent(self, monkeypatch, powers, lent, kept):
        monkeypatch.setattr(servant, "_powers_of_ours", lambda: powers)
        words = servant._power_to_pass()
        assert (f"--ambient-caps={lent}" in words) is (lent is not None)
        assert ("--securebits=+no_setuid_fixup" in words) is kept

    def test_without_setpriv_root_is_told(self, as_root, monkeypatch, tmp_path):
        monkeypatch.setattr(servant.shutil, "which", lambda name: None)
        with pytest.raises(Trouble, match="needs the program setpriv"):
            servant.command_prefix(tmp_path)


class Owned:
    """What a folder says of itself."""

    def __init__(self, uid: int) -> None:
        self.st_uid, self.st_mode = uid, 0o40700
