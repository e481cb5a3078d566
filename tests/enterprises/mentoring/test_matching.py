"""The engine keeps its promises for whoever comes (the build notes of the design, B1 to B4)."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enterprises.mentoring import matching
from enterprises.mentoring.matching import DEFAULT_POLICY, Bonds, Person, Pin, match, shortlist, why_not
from tests.enterprises.mentoring.people import NEEDS, town

FLOOR = replace(DEFAULT_POLICY, raise_the_floor=True)
ANN = Person(
    key="ann",
    person="Ann",
    topics=frozenset({"accounts"}),
    point=(51.745, -2.216),
    meets=frozenset({"in_person"}),
    slots=frozenset({3, 4}),
    ways=frozenset({"speech", "easy_read"}),
    interests=frozenset({"gardening"}),
)
PRIYA = replace(
    ANN,
    key="priya",
    person="Priya",
    topics=frozenset({"accounts", "selling"}),
    slots=frozenset({3}),
    point=(51.745, -2.2594),
)
towns = st.builds(town, st.integers(0, 10**6), st.integers(0, 14), st.integers(0, 7))


def pairs(result: matching.Result) -> set[tuple[str, str]]:
    return {(each.mentee, each.mentor) for each in result.suggestions}


def test_the_engine_knows_nothing_of_django_or_the_database() -> None:
    source = "".join(file.read_text() for file in Path(matching.__file__).parent.glob("*.py"))

    assert "django" not in source.replace("No database, no Django", "")


def test_the_example_of_the_docstring_is_true() -> None:
    (found,) = match([ANN], [PRIYA], DEFAULT_POLICY).suggestions

    assert {part.key: part.points for part in found.parts} == {
        "topics": 30,
        "nearness": 22.38,
        "time": 6.67,
        "ways": 15,
        "common": 5,
    }
    assert found.score == 79.05


@given(towns, st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_the_order_people_come_in_changes_nothing(people: tuple[list[Person], list[Person]], seed: int) -> None:
    mentees, mentors = people
    shuffled = [random.Random(seed).sample(each, len(each)) for each in people]

    first, again = match(mentees, mentors, DEFAULT_POLICY), match(*shuffled, DEFAULT_POLICY)

    assert replace(first, metrics={}) == replace(again, metrics={})


def test_equal_scores_are_settled_in_one_way() -> None:
    alike = [replace(ANN, key=f"e{n}", person=f"e{n}") for n in range(40)]
    mentors = [replace(PRIYA, key=f"m{n}", person=f"m{n}") for n in range(40)]

    first = match(alike, mentors, DEFAULT_POLICY)

    assert {
        pairs(match(random.sample(alike, 40), random.sample(mentors, 40), DEFAULT_POLICY)) == pairs(first)
        for _ in range(5)
    } == {True}


@given(towns)
@settings(max_examples=80, deadline=None)
def test_every_score_is_the_sum_of_its_reasons(people: tuple[list[Person], list[Person]]) -> None:
    for each in match(*people, DEFAULT_POLICY).suggestions:
        assert abs(sum(part.points for part in each.parts) - each.score) < 0.01
        assert abs(sum(part.most for part in each.parts) - 100) < 0.1
        assert all(0 <= part.points <= part.most for part in each.parts)
        assert all(part.points == pytest.approx(part.most / 2, abs=0.01) for part in each.parts if part.unsaid)


@given(towns)
@settings(max_examples=80, deadline=None)
def test_nobody_is_in_two_pairs_and_no_mentor_in_more_than_they_have_room_for(
    people: tuple[list[Person], list[Person]],
) -> None:
    mentees, mentors = people
    result = match(mentees, mentors, DEFAULT_POLICY)

    taken = [each.mentor for each in result.suggestions]
    assert all(taken.count(mentor.key) <= mentor.room for mentor in mentors)
    assert sorted([e.mentee for e in result.suggestions] + [e.mentee for e in result.left_out]) == sorted(
        mentee.key for mentee in mentees
    )


@given(towns)
@settings(max_examples=80, deadline=None)
def test_no_fewer_are_matched_than_best_pair_first_would(people: tuple[list[Person], list[Person]]) -> None:
    mentees, mentors = people
    result = match(mentees, mentors, DEFAULT_POLICY)
    problem = result.problem
    room = {mentor.key: mentor.room for mentor in mentors}
    greedy: dict[str, str] = {}
    order = sorted(
        ((row, column) for row in range(len(problem.mentees)) for column in range(len(problem.mentors))),
        key=lambda at: -problem.totals[at],
    )
    for row, column in order:
        mentee, mentor = problem.mentees.people[row].key, problem.mentors.people[column].key
        if problem.named[row, column] == 0 and mentee not in greedy and room[mentor] > 0:
            greedy[mentee] = mentor
            room[mentor] -= 1

    assert len(result.suggestions) >= len(greedy)


@given(towns, st.data())
@settings(max_examples=80, deadline=None)
def test_more_room_never_leaves_more_people_out(people: tuple[list[Person], list[Person]], data: st.DataObject) -> None:
    mentees, mentors = people
    before = match(mentees, mentors, DEFAULT_POLICY)
    if not mentors:
        return
    lucky = data.draw(st.integers(0, len(mentors) - 1))
    roomier = [replace(each, room=each.room + (at == lucky)) for at, each in enumerate(mentors)]

    assert len(match(mentees, roomier, DEFAULT_POLICY).suggestions) >= len(before.suggestions)


@given(towns)
@settings(max_examples=80, deadline=None)
def test_whoever_is_blocked_is_never_put_together(people: tuple[list[Person], list[Person]]) -> None:
    before = match(*people, DEFAULT_POLICY)
    people_of = {each.key: each.person for each in (*people[0], *people[1])}
    blocked = frozenset(frozenset({people_of[a], people_of[b]}) for a, b in pairs(before))

    after = match(*people, DEFAULT_POLICY, bonds=Bonds(blocked=blocked))

    assert not pairs(before) & pairs(after)


@given(towns, st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_no_reason_tells_what_somebody_needs(people: tuple[list[Person], list[Person]], at: int) -> None:
    result = match(*people, DEFAULT_POLICY)
    short = [each for mentee in people[0] for each in shortlist(mentee, people[1], DEFAULT_POLICY)]

    said = repr([each.parts for each in (*result.suggestions, *short)])

    assert NEEDS[at] not in said


@given(towns)
@settings(max_examples=40, deadline=None)
def test_raising_the_floor_leaves_nobody_else_out_and_nobody_worse_off_than_before(
    people: tuple[list[Person], list[Person]],
) -> None:
    plain, floor = match(*people, DEFAULT_POLICY), match(*people, FLOOR)

    assert len(plain.suggestions) == len(floor.suggestions)
    if plain.suggestions:
        assert min(e.score for e in floor.suggestions) >= min(e.score for e in plain.suggestions) - 1


@given(towns)
@settings(max_examples=40, deadline=None)
def test_why_not_is_what_pinning_them_comes_to(people: tuple[list[Person], list[Person]]) -> None:
    result = match(*people, DEFAULT_POLICY)
    for mentee in people[0][:2]:
        for mentor in people[1][:2]:
            answer = why_not(result, mentee.key, mentor.key)
            pinned = match(*people, DEFAULT_POLICY, pins=[Pin(mentee.key, mentor.key)])
            if answer.rule:
                assert [each.rule for each in pinned.refused] == [answer.rule]
                continue
            scores = {each.mentee: each.score for each in pinned.suggestions}
            were = {each.mentee: each.score for each in result.suggestions}
            assert scores[mentee.key] == answer.score
            total = sum(scores.values()) - sum(were.values())
            assert answer.already or answer.mentee_change + answer.others_change == pytest.approx(total, abs=0.02)


def test_whoever_waited_longest_gets_the_only_place() -> None:
    waited = replace(ANN, key="long", person="long", waiting_days=90)
    newer = replace(ANN, key="new", person="new", waiting_days=3, slots=frozenset({3}))

    result = match([newer, waited], [PRIYA], DEFAULT_POLICY)

    assert pairs(result) == {("long", "priya")}
    assert [(each.mentee, each.suited) for each in result.left_out] == [("new", 1)]


def test_waiting_does_not_outweigh_who_suits_whom() -> None:
    waited = replace(ANN, key="long", person="long", waiting_days=90, topics=frozenset({"selling", "x"}))
    newer = replace(ANN, key="new", person="new")
    better = replace(PRIYA, topics=frozenset({"accounts"}))
    other = replace(PRIYA, key="other", person="other", topics=frozenset({"selling"}))

    assert pairs(match([newer, waited], [better, other], DEFAULT_POLICY)) == {("new", "priya"), ("long", "other")}


RULES = {
    "self": {"person": "Ann"},
    "not_ready": {"ready": False},
    "no_room": {"room": 0},
    "needs": {"needs": frozenset({"step_free"})},
    "no_language": {"languages": frozenset({"pl"})},
    "no_way": {"ways": frozenset({"signing"})},
    "no_time": {"slots": frozenset({20})},
    "too_far": {"point": (53.0, -2.2)},
}


@pytest.mark.parametrize(("rule", "change"), RULES.items())
def test_each_rule_keeps_two_apart_and_is_named(rule: str, change: dict[str, object]) -> None:
    ann = replace(ANN, languages=frozenset({"en"}))

    result = match([ann], [replace(PRIYA, **change)], DEFAULT_POLICY)  # type: ignore[arg-type]  # any field

    assert pairs(match([ann], [PRIYA], DEFAULT_POLICY)) == {("ann", "priya")}
    assert (pairs(result), result.left_out[0].rules) == (set(), {rule: 1})
    assert result.left_out[0].only == {rule: 1}


def test_a_need_of_the_mentee_counts_as_one_of_the_mentor_does() -> None:
    needing = replace(ANN, needs=frozenset({"woman"}))

    assert not match([needing], [PRIYA], DEFAULT_POLICY).suggestions
    assert match([needing], [replace(PRIYA, offers=frozenset({"woman"}))], DEFAULT_POLICY).suggestions


def test_too_far_is_no_matter_where_both_would_talk_on_the_phone() -> None:
    far = replace(PRIYA, point=(53.0, -2.2), meets=frozenset({"in_person", "phone"}))
    ann = replace(ANN, meets=frozenset({"in_person", "phone"}))

    (found,) = match([ann], [far], DEFAULT_POLICY).suggestions

    near = next(part for part in found.parts if part.key == "nearness")
    assert (near.points, near.facts["in_person"], near.facts["remote"]) == (0, False, ["phone"])


def test_members_may_leave_out_only_the_rules_that_are_theirs() -> None:
    loose = replace(DEFAULT_POLICY, rules=frozenset())
    blocked = Bonds(blocked=frozenset({frozenset({"Ann", "Priya"})}))

    assert match([ANN], [replace(PRIYA, slots=frozenset({20}))], loose).suggestions
    assert not match([ANN], [PRIYA], loose, bonds=blocked).suggestions


def test_a_pin_that_cannot_be_is_named_and_the_rest_goes_on() -> None:
    ben = replace(ANN, key="ben", person="Ben")
    pins = [Pin("ann", "priya"), Pin("ben", "priya"), Pin("gone", "priya")]

    result = match([ANN, ben], [PRIYA], DEFAULT_POLICY, pins=pins)

    assert [(each.mentee, each.pinned) for each in result.suggestions] == [("ann", True)]
    assert {(each.pin.mentee, each.rule) for each in result.refused} == {("ben", "no_room"), ("gone", "gone")}


def test_too_many_people_are_refused_with_how_many() -> None:
    with pytest.raises(matching.TooMany) as refused:
        match([replace(ANN, key=str(n)) for n in range(3001)], [], DEFAULT_POLICY)

    assert refused.value.args == (3001,)


def test_a_run_can_be_stopped_between_its_steps() -> None:
    heard = []

    def stop(step: str) -> None:
        heard.append(step)
        if step == "solving":
            raise matching.Cancelled

    with pytest.raises(matching.Cancelled):
        match([ANN], [PRIYA], DEFAULT_POLICY, progress=stop)

    assert heard == ["comparing", "solving"]


def test_a_shortlist_is_the_best_five_and_of_equals_the_roomiest_first() -> None:
    mentors = [replace(PRIYA, key=f"m{n}", person=f"m{n}", room=1 + n % 3) for n in range(9)]
    far = replace(PRIYA, key="far", person="far", point=(51.75, -2.30), room=9)

    found = shortlist(ANN, [*mentors, far], DEFAULT_POLICY)

    assert [each.mentor for each in found] == ["m2", "m5", "m8", "m1", "m4"]


@given(towns)
@settings(max_examples=40, deadline=None)
def test_a_shortlist_scores_as_a_run_does(people: tuple[list[Person], list[Person]]) -> None:
    scores = {(each.mentee, each.mentor): each.score for each in match(*people, DEFAULT_POLICY).suggestions}

    short = {
        (mentee.key, each.mentor): each.score
        for mentee in people[0]
        for each in shortlist(mentee, people[1], DEFAULT_POLICY, count=99)
    }

    assert {key: short[key] for key in scores} == scores
