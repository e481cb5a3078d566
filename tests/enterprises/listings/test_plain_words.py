"""Advice on plain English."""

import pytest

from enterprises.listings import plain_words
from enterprises.listings.plain_words import advise

PLAIN = (
    "We mow lawns. We cut hedges. We come to you. You can help if you want to. We bring our own tools and take away "
    "what we cut. Ring us after four. We like tea and a chat too."
)
HARD = (
    "Our organisation delivers individually negotiated horticultural interventions, facilitating community "
    "participation opportunities appropriate to complicated personal requirements, supporting sustainable "
    "developmental outcomes, vocational confidence and intergenerational understanding across several "
    "neighbouring localities and administrative boundaries."
)


def test_plain_words_get_no_advice():
    assert not advise(PLAIN)
    assert advise(PLAIN).sentences == []


def test_nothing_and_odd_signs_get_no_advice():
    for text in ("", "   \n", "!!!", "12 34", "🙂🙂"):
        assert not advise(text)


def test_a_long_sentence_is_named_by_its_beginning():
    long = "We " + "dig and " * 11 + "rest."

    assert plain_words.long_sentences(long) == [long]
    assert advise(long).sentences[0] == ("This sentence has 24 words. Could it be two? “We dig and dig and dig…”")


def test_twenty_words_are_not_too_many():
    assert plain_words.long_sentences("word " * 20 + ".") == []
    assert plain_words.long_sentences("word " * 21 + ".") != []


def test_a_line_ends_a_sentence():
    text = "Mowing\nHedges\n\nLeaves. And ponds?"

    assert plain_words.sentences(text) == [
        "Mowing",
        "Hedges",
        "Leaves.",
        "And ponds?",
    ]


def test_hard_words_are_named_once_as_written_with_a_plainer_one():
    assert plain_words.hard_words("Utilise it. We utilise and FACILITATE.") == [
        ("Utilise", "use"),
        ("FACILITATE", "help"),
    ]


def test_a_word_inside_another_is_none():
    assert plain_words.hard_words("Priority requirementsless") == []


@pytest.mark.parametrize(
    ("word", "many"),
    [("cat", 1), ("garden", 2), ("table", 2), ("whole", 1), ("mowed", 1), ("wanted", 2), ("communication", 5)],
)
def test_syllables(word, many):
    assert plain_words.syllables(word) == many


def test_the_reading_age_rises_with_the_words():
    assert plain_words.reading_age(PLAIN) < 9
    assert plain_words.reading_age(HARD) > 16
    assert any("People of about" in sentence for sentence in advise(HARD).sentences)


def test_too_few_words_have_no_reading_age():
    assert plain_words.reading_age("Multidisciplinary horticultural interventions.") is None


def test_every_plainer_word_is_itself_not_on_the_list():
    suggested = {word for plain in plain_words.PLAINER.values() for word in plain.split()}

    assert suggested & set(plain_words.PLAINER) == set()


def test_advice_is_never_a_wall_of_text():
    assert len(advise(f"{HARD} " * 10).sentences) <= 2 * plain_words.MOST_SHOWN + 1
