"""The arithmetic of order, without a database."""

import random
from types import SimpleNamespace

from pyroaring import BitMap

from directory.search.order import _scored, _tiers, _weights


def levels(name=(), beside=(), anywhere=()):
    return BitMap(name), BitMap(name) | BitMap(beside), BitMap(name) | BitMap(beside) | BitMap(anywhere)


def test_the_example_in_the_docstring_is_right():
    garden = levels(name=(0, 1), anywhere=(2, *range(100, 197)))
    music = levels(name=(0,), beside=(1,), anywhere=(2, *range(300, 317)))
    view = SimpleNamespace(alive=BitMap(range(1000)), size=1000)
    weights = _weights(view, SimpleNamespace(levels=[garden, music]))
    units = list(zip(weights, (garden, music), strict=True))

    assert weights == [33, 49]
    assert [list(tier) for tier in _tiers(garden[2] & music[2], units)] == [[0], [1], [2]]
    assert (6 * 49 + 6 * 33, 3 * 49 + 6 * 33, 49 + 33) == (492, 345, 82)


def test_one_rare_word_beside_beats_two_common_ones_anywhere():
    """Scores are added up, not compared word by word: 3 x 40 + 10 is more than 6 x 10 + 40."""
    rare, common = levels(beside=(5,), anywhere=(3,)), levels(name=(3,), anywhere=(5,))

    assert [list(tier) for tier in _tiers(BitMap((3, 5)), [(40, rare), (10, common)])] == [[5], [3]]


def test_cutting_into_sets_and_scoring_one_by_one_agree():
    rng = random.Random(4)
    everybody = range(400)
    view = SimpleNamespace(size=400)
    for _attempt in range(40):
        units = [
            (rng.randint(10, 60), levels(*(rng.sample(everybody, rng.randint(0, 200)) for _level in range(3))))
            for _unit in range(rng.randint(0, 4))
        ]
        found = BitMap(rng.sample(everybody, 150))

        assert [set(tier) for tier in _tiers(found, units)] == [set(tier) for tier in _scored(view, found, units)]
