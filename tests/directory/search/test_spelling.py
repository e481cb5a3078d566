"""Misspellings: ninety-eight of a hundred are put right at the first guess."""

import random

import pytest

from core.letters import letters_apart
from directory import search
from directory.search import memory, write
from directory.search.spelling import correct, left_out
from directory.search.words import stem
from enterprises.listings.models import Enterprise
from tests.bench.listings import build_listings, common_words

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def misspelt(rng: random.Random, word: str) -> str:
    """One slip as people make them: a letter lost, doubled, swapped, next to the right one, or another vowel."""
    at = rng.randrange(1, len(word) - 1)
    kind = rng.choice(("lost", "doubled", "swapped", "key", "vowel"))
    if kind == "lost":
        return word[:at] + word[at + 1 :]
    if kind == "doubled":
        return word[:at] + word[at] + word[at:]
    if kind == "swapped":
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "key":
        row = next(row for row in _KEYS if word[at] in row)
        return word[:at] + row[(row.index(word[at]) + 1) % len(row)] + word[at + 1 :]
    vowels = [index for index, letter in enumerate(word) if letter in "aeiou"] or [at]
    at = rng.choice(vowels)
    return word[:at] + rng.choice("aeiou".replace(word[at], "")) + word[at + 1 :]


@pytest.mark.django_db
@pytest.mark.parametrize("compacted", [True, False])
def test_ninety_eight_of_a_hundred_misspellings_are_put_right_at_the_first_guess(compacted):
    build_listings(150)
    write.rebuild(Enterprise.objects.values_list("pk", flat=True))
    if compacted:
        search.compact()
    view = memory.catch_up()[0]
    known = set(view.base.words) | set(view.delta.surfaces)
    rng = random.Random(5)
    words = [word for word in common_words() if len(word) >= 6 and word in known]
    asked = []
    while len(asked) < 100:
        word = rng.choice(words)
        typed = misspelt(rng, word)
        if len(word) >= 9 and rng.random() < 0.3:
            typed = misspelt(rng, typed)
        if view.levels(stem(typed))[2].isdisjoint(view.alive):  # what is itself a word is no misspelling
            asked.append((typed, word))

    wrong = [(typed, word, guess) for typed, word in asked if stem((guess := correct(view, typed)) or "") != stem(word)]

    assert len(wrong) <= 2, wrong


def test_words_within_two_slips_always_meet_in_the_table():
    rng = random.Random(2)
    words = [word for word in common_words() if len(word) >= 6]
    for _attempt in range(500):
        word = rng.choice(words)
        typed = misspelt(rng, misspelt(rng, word))
        if len(typed) >= 6 and letters_apart(typed, word, 2) <= 2:
            assert left_out(typed) & left_out(word), (typed, word)
