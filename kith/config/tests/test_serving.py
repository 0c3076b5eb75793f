"""A worker of the web server is ready for paper soon after it stands, and not in a request."""

import threading

from kith.config import serving
from kith.people.genogram import printing
from kith.runtime.launcher import web


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
