"""Asking whether there is news: cheap while there is none."""

from django.test import RequestFactory

from kith.web.polling import poll


def ask(mark, tag="", said="2 new: show"):
    asked = []
    headers = {"if-none-match": tag} if tag else {}
    request = RequestFactory(headers=headers).get("/new/")
    answer = poll(request, mark, lambda: asked.append(1) or said)
    return answer, len(asked)


def test_the_first_answer_says_what_is_new_and_marks_the_state():
    answer, asked = ask("5-1743496800")
    assert answer.content == b'{"words": "2 new: show"}'
    assert answer.headers["ETag"] == '"5-1743496800"'
    assert asked == 1


def test_while_nothing_changes_nothing_is_said_or_even_looked_up():
    answer, asked = ask("5", tag='"5"')
    assert (answer.status_code, asked) == (304, 0)
    assert answer.headers["ETag"] == '"5"'


def test_a_change_is_said_again():
    assert ask("6", tag='"5"')[0].status_code == 200
