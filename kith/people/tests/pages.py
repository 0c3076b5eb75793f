"""What the tests of pages do again and again: open one as somebody, read it, send a form."""

from lxml import html

from kith.access import testing


def browser(actor, path=""):
    """Return a browser of somebody, who has looked first where the page adds a person."""
    found = testing.browser(actor)
    if path.startswith("/person/add/"):
        found.post("/person/look/", {"text": "nobody such"})
    return found


def open_page(actor, path, status=200):
    """Return a page as somebody sees it."""
    answer = browser(actor, path).get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return html.fromstring(answer.content.decode())


def words(node):
    """Return what is read aloud."""
    return " ".join(node.text_content().split())


def said(actor, path, status=200):
    """Return the words of a page."""
    return words(open_page(actor, path, status).get_element_by_id("main-content"))


def hidden(actor, path):
    """Return the hidden boxes of a form, as a browser would send them."""
    found = open_page(actor, path).xpath("//form[@class='kith-form']//input[@type='hidden']")
    return {
        one.get("name"): one.get("value")
        for one in found
        if one.get("name") != "csrfmiddlewaretoken"
    }


def send(actor, path, data, boxes=None):
    """Open a form, fill it in and send it, as a browser without scripts does."""
    return browser(actor, path).post(path, {**(boxes or hidden(actor, path)), **data})


def shown(answer):
    """Return the words of an answer that shows a page again."""
    assert answer.status_code == 200
    return words(html.fromstring(answer.content.decode()).get_element_by_id("main-content"))


def day(name, when):
    """Return a day as its three boxes send it."""
    return {f"{name}-day": when.day, f"{name}-month": when.month, f"{name}-year": when.year}
