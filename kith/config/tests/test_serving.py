"""A worker of the web server is ready for paper soon after it stands, and not in a request."""

import gc
import sys
import threading

import pytest

from kith.config import serving
from kith.people.genogram import printing
from kith.runtime.launcher import web


@pytest.fixture(autouse=True)
def _as_it_was():
    """Give this process its own turns and its own rubbish back."""
    turn, frozen = sys.getswitchinterval(), gc.get_freeze_count()
    yield
    sys.setswitchinterval(turn)
    if not frozen:
        gc.unfreeze()


def test_a_worker_gets_ready_in_a_thread_that_holds_nobody_up(monkeypatch):
    done = threading.Event()
    monkeypatch.setattr(serving, "warm", done.set)
    monkeypatch.setattr(serving, "SOON", 0.01)
    serving.post_worker_init(object())
    assert done.wait(5)


def test_it_waits_until_the_first_pages_have_come_and_does_not_outlive_the_worker(monkeypatch):
    monkeypatch.setattr(serving, "warm", lambda: None)
    before = set(threading.enumerate())
    serving.post_worker_init(object())
    (ready,) = set(threading.enumerate()) - before
    ready.cancel()
    assert (ready.daemon, ready.interval) == (True, 3.0)


def test_the_web_server_is_told_of_it(tmp_path):
    class Listening:
        def fileno(self):
            return 9

    command = web(Listening(), tmp_path).command
    assert command[command.index("--config") + 1] == f"python:{serving.__name__}"


def test_its_threads_take_turns_ten_times_as_quickly_as_pythons_own(monkeypatch):
    monkeypatch.setattr(serving, "warm", lambda: None)
    sys.setswitchinterval(0.005)
    serving.post_worker_init(object())
    assert sys.getswitchinterval() == pytest.approx(0.0005)


def test_what_it_holds_once_it_is_ready_is_not_looked_through_again(monkeypatch):
    monkeypatch.setattr(serving, "warm", lambda: None)
    gc.unfreeze()
    serving.settle()
    assert gc.get_freeze_count() > 10_000


def test_it_prints_a_page_once(monkeypatch):
    asked = []
    monkeypatch.setattr(printing, "_written", lambda body, style: asked.append(body))
    printing.warm()
    assert asked == ["<p>Ready</p>"]


def test_without_the_libraries_of_paper_warming_them_does_not_raise(monkeypatch):
    def cannot(body, style):
        raise printing.CannotPrint("no Pango")

    monkeypatch.setattr(printing, "_written", cannot)
    printing.warm()
