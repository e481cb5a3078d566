"""What a new programme begins with, in our own words: for its workers and members to change.

Content, and so in one language, as all that is written at the desk.
"""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Area
from enterprises.listings.rules import may_work_at_the_desk, works_in
from enterprises.mentoring import matching
from enterprises.mentoring.models import Choice, MatchingPolicy, Practice, Programme, Question, Questionnaire, Step

Kind = Choice.Kind
CHOICES: dict[str, list[tuple[str, str]]] = {
    Kind.TOPIC: [
        ("starting", "Getting started"),
        ("prices", "Prices and getting paid"),
        ("accounts", "Keeping accounts"),
        ("safety", "Safety and insurance"),
        ("being-found", "Being found by people"),
        ("helpers", "Working with helpers or staff"),
        ("benefits", "Earning while on benefits"),
        ("online", "Computers and phones"),
        ("saying-no", "Saying no, and looking after oneself"),
        ("growing", "Doing more, or something new"),
    ],
    Kind.INTEREST: [
        ("gardening", "Gardening"),
        ("animals", "Animals"),
        ("cooking", "Cooking and baking"),
        ("making", "Making things"),
        ("music", "Music"),
        ("sport", "Sport"),
        ("outdoors", "Being outdoors"),
        ("reading", "Books and films"),
        ("faith", "Faith"),
    ],
    Kind.WAY: [
        ("speech", "Talking"),
        ("easy-words", "Easy words and pictures"),
        ("bsl", "British Sign Language"),
        ("makaton", "Makaton"),
        ("writing", "Writing or typing"),
        ("device", "A device that speaks"),
        ("interpreter", "With an interpreter or somebody I trust"),
    ],
    Kind.LANGUAGE: [
        ("en", "English"),
        ("cy", "Welsh"),
        ("pl", "Polish"),
        ("ro", "Romanian"),
        ("pa", "Punjabi"),
        ("ur", "Urdu"),
        ("bn", "Bengali"),
        ("gu", "Gujarati"),
        ("ar", "Arabic"),
    ],
}
#: key, what somebody needs, what the other says of themself.
NEEDS = [
    ("woman", "A woman", "I am a woman"),
    ("man", "A man", "I am a man"),
    ("step-free", "We meet without steps", "Where I meet there are no steps"),
    ("no-smoke", "Nobody smokes", "I do not smoke"),
    ("no-dogs", "No dog is there", "No dog comes with me"),
    ("lived", "Somebody who is disabled, too", "I am disabled"),
    ("older", "Somebody over 60, too", "I am over 60"),
]
STEPS = {
    "mentor": [
        "A first talk about what mentoring is, and is not",
        "Two people who know them spoke for them",
        "The police check was seen",
        "They know what to do when they are worried about somebody",
    ],
    "mentee": [
        "A first talk about what they hope for",
        "They know what we keep private, and what we cannot",
    ],
}
H = Practice.Heading
#: The headings are those of Befriending Networks' “Quality in Mentoring”; the lines are ours.
PRACTICES = [
    (H.SERVICE, "Members said with us what the programme is for, and it is written down in plain words."),
    (H.SERVICE, "It is for everybody who runs, or wants to run, something small: nobody is too disabled for it."),
    (H.POLICIES, "Everybody knows whom to tell when they are worried, and those people are named."),
    (H.POLICIES, "What we keep private, and what we cannot, is agreed before two people meet."),
    (H.POLICIES, "Insurance covers what mentors do."),
    (H.STAFF, "Every pair has one support worker whose name they know."),
    (H.STAFF, "Support workers talk about hard cases with somebody, at least once a month."),
    (H.LEARNING, "We ask both sides how it goes, and what they say changes something."),
    (H.LEARNING, "Once a year members look at the figures with us and say what to do."),
    (H.MENTEES, "Nobody waits without being told how long people usually wait, and whom to ring."),
    (H.MENTEES, "Everything can be done by phone or on paper."),
    (H.MENTORS, "Mentors are asked what they can give before what they need, and get ready in their own time."),
    (H.MENTORS, "Mentors meet one another, and can have a break without a reason."),
    (H.MATCHING, "Both say yes before they meet, and again after the first meeting."),
    (H.MATCHING, "Endings are planned and marked; somebody can always come back."),
]
Occasion = Questionnaire.Occasion
#: occasion -> key, kind, question.
QUESTIONS: dict[str, list[tuple[str, str, str]]] = {
    Occasion.EARLY: [
        ("met", "yes_no", "Did you meet as often as you wanted?"),
        ("well", "scale", "How well do you get on? 0 is not at all, 10 is very well."),
        ("more", "words", "What would make it better?"),
    ],
    Occasion.ALONG: [
        ("going", "scale", "How is it going? 0 is badly, 10 is very well."),
        ("learnt", "words", "What is different now?"),
        ("go-on", "yes_no", "Would you like to go on?"),
    ],
    Occasion.ENDING: [
        ("helped", "scale", "How much did it help? 0 is not at all, 10 is very much."),
        ("different", "words", "What is different now from before?"),
        ("again", "yes_no", "Would you do it again?"),
    ],
}


@transaction.atomic
def found(area: Area, name: str, words: str, *, by: Person, **facts: Any) -> Programme:
    """A new programme, not open yet, with everything it needs to begin. Raises PermissionDenied."""
    require(
        may_work_at_the_desk(by) and works_in(by, area),
        _("Only the support workers of this area run its mentoring."),
    )
    made = Programme.objects.create(area=area, name=name, slug=_free_slug(name), words=words, **facts)
    rows = [
        Choice(programme=made, kind=kind, key=key, words=said, position=at)
        for kind, some in CHOICES.items()
        for at, (key, said) in enumerate(some)
    ]
    rows += [
        Choice(programme=made, kind=Kind.NEED, key=key, words=said, offer_words=offer, position=at)
        for at, (key, said, offer) in enumerate(NEEDS)
    ]
    Choice.objects.bulk_create(rows)
    for role, steps in STEPS.items():
        Step.objects.bulk_create(
            Step(programme=made, role=role, words=said, position=at) for at, said in enumerate(steps)
        )
    Practice.objects.bulk_create(
        Practice(programme=made, heading=heading, words=said, position=at)
        for at, (heading, said) in enumerate(PRACTICES)
    )
    for occasion, questions in QUESTIONS.items():
        asked = Questionnaire.objects.create(programme=made, occasion=occasion, number=1, status="used")
        Question.objects.bulk_create(
            Question(questionnaire=asked, key=key, kind=kind, words=said, position=at)
            for at, (key, kind, said) in enumerate(questions)
        )
    default = matching.DEFAULT_POLICY
    MatchingPolicy.objects.create(
        programme=made,
        number=1,
        weights=dict(default.weights),
        rules=sorted(default.rules),
        words="What the software comes with. Talk about it, change it, and agree it at a meeting.",
        created_by=by,
    )
    record("programme:founded", made, by=by)
    return made


def _free_slug(name: str) -> str:
    """“side-by-side”; with a number where another programme has it."""
    start = slugify(name)[:70] or "mentoring"
    taken = set(Programme.objects.filter(slug__startswith=start).values_list("slug", flat=True))
    return next(slug for slug in (start, *(f"{start}-{n}" for n in range(2, 1000))) if slug not in taken)
