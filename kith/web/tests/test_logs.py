"""The log holds nothing that was typed, asked for, or known about anybody."""

import io
import json
import logging
import sys

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from kith.web.logs import LOGGING, NamelessFormatter

SECRETS = ("Sam", "Adeyemi", "taken", "gran", "1042")


def breaks(request, name):
    """Break with a name in everything that a careless log would show."""
    said = f"{name} Adeyemi: {request.GET['q']}"
    try:
        raise IntegrityError(f"Key (name)=({said}) already exists.")
    except IntegrityError as error:
        raise RuntimeError(f"could not save {said}") from error


def fine(request, name):
    return HttpResponse(name)


urlpatterns = [path("break/<str:name>/", breaks), path("fine/<str:name>/", fine)]


@pytest.fixture
def written():
    """Return what a handler with our formatter writes while the test runs."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(NamelessFormatter())
    loggers = [logging.getLogger(name) for name in ("django", "django.request", "kith", "other")]
    for logger in loggers[:1] + loggers[2:]:
        logger.addHandler(handler)
    yield stream
    for logger in loggers[:1] + loggers[2:]:
        logger.removeHandler(handler)


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_fault_with_a_name_in_the_request_logs_no_name_and_no_query(written, settings):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["kith.web.middleware.security_headers"]
    client = Client(raise_request_exception=False)
    answer = client.get("/break/Sam/?q=taken+from+gran+1042", headers={"referer": "/child/Sam/"})
    assert answer.status_code == 500
    log = written.getvalue()
    for secret in SECRETS:
        assert secret not in log
    line = json.loads(log.splitlines()[0])
    assert line["route"] == "break/<str:name>/"
    assert line["error"] == ["RuntimeError", "IntegrityError"]
    assert any("test_logs.py" in step and step.endswith(" breaks") for step in line["way"])
    assert len(line["reference"]) == 8
    assert line["status"] == 500


@pytest.mark.urls(__name__)
def test_a_page_that_is_not_there_logs_no_address(written, settings):
    settings.MIDDLEWARE = ["kith.web.middleware.security_headers"]
    Client().get("/child/Sam-Adeyemi/?q=gran")
    log = written.getvalue()
    assert "Sam" not in log
    assert "gran" not in log
    assert json.loads(log.splitlines()[0])["route"] == "no such page"


def test_what_others_put_into_a_message_is_left_out(written):
    logging.getLogger("other").warning("could not read %s", "Sam Adeyemi")
    assert json.loads(written.getvalue())["says"] == "could not read %s"


def test_our_own_messages_are_written_as_they_are(written):
    logging.getLogger("kith.promises").info("derived %d promises", 12)
    line = json.loads(written.getvalue())
    assert (line["says"], line["level"], line["from"]) == (
        "derived 12 promises", "info", "kith.promises"
    )  # fmt: skip


def test_a_database_error_is_named_by_its_state_and_not_by_its_words():
    class Broken(Exception):
        sqlstate = "23505"

    try:
        raise Broken("Key (name)=(Sam) already exists.")
    except Broken:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", None, sys.exc_info())
    line = json.loads(NamelessFormatter().format(record))
    assert line["error"] == ["Broken 23505"]
    assert "Sam" not in json.dumps(line)


def test_every_logger_writes_through_it(settings):
    assert settings.LOGGING is LOGGING
    assert set(LOGGING["handlers"]) == {"out"}
    assert LOGGING["handlers"]["out"]["formatter"] == "nameless"
