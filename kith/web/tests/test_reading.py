"""The measure of how easily a text is read, itself measured."""

import pytest

from kith.web.tests.reading import reading_age, sentences, syllables, text_of

EASY = "We can help you. You do not have to say your name. You can stop when you like."
HARD = (
    "Notwithstanding the aforementioned considerations, multidisciplinary safeguarding "
    "arrangements necessitate comprehensive documentation of professional responsibilities."
)


@pytest.mark.parametrize(
    ("word", "many"),
    [("name", 1), ("safe", 1), ("people", 2), ("happened", 2), ("reach", 1), ("open", 2),
     ("weather", 2), ("moment", 2), ("don’t", 1), ("yes", 1), ("wanted", 2)],
)  # fmt: skip
def test_syllables_of_words_that_children_read(word, many):
    assert syllables(word) == many


def test_a_line_is_a_sentence_and_so_is_what_ends_with_a_stop():
    assert sentences("Tell us\nIt can be short. It can be long!") == [
        "Tell us",
        "It can be short",
        "It can be long",
    ]


def test_easy_words_are_read_at_nine_and_hard_ones_are_not():
    assert reading_age(EASY) < 9
    assert reading_age(HARD) > 18
    assert reading_age("") == 0


def test_what_stands_on_a_page_is_read_line_by_line():
    page = (
        "<head><title>No</title></head><h1>Tell us</h1><p>It is <b>fine</b>.</p><script>x</script>"
    )
    assert text_of(page) == "Tell us\nIt is fine ."
