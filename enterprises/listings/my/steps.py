"""What there is to write about an enterprise: sections of the task list, and the steps of each, in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from enterprises.listings.my import parts
from enterprises.listings.my.forms import StepForm

Words = str | Promise


@dataclass(frozen=True)
class Step:
    """One page of the form. `lead` says, over the questions, what it is about."""

    key: str
    title: Words
    form: type[StepForm]
    lead: Words = ""


@dataclass(frozen=True)
class Section:
    """A row of the task list. Without steps it has a page of its own: `page` names it."""

    key: str
    title: Words
    steps: tuple[Step, ...] = ()
    page: str = ""
    hint: Words = ""


SECTIONS = (
    Section(
        "what",
        _("What you do"),
        (
            Step("name", _("Your name and one line"), parts.NameForm),
            Step("about", _("About it"), parts.AboutForm),
            Step("does", _("What you do and do not do"), parts.DoesForm),
            Step("kinds", _("Kinds of help"), parts.KindsForm),
        ),
        hint=_("The name, what you do, and the kinds of help people search by"),
    ),
    Section("photos", _("Photos"), page="my:photos", hint=_("Of the people, the place or the work")),
    Section(
        "who",
        _("Who comes, and who it is for"),
        (
            Step("for", _("Who it is for"), parts.ForWhomForm),
            Step(
                "people",
                _("Who people will meet"),
                parts.PeopleForm,
                _("Somebody who comes to people, or welcomes them. Nothing is shown that they did not say yes to."),
            ),
            Step("team", _("Who runs it"), parts.TeamForm),
        ),
        hint=_("Who it is for, the people one meets, languages"),
    ),
    Section(
        "where",
        _("Where"),
        (
            Step("where", _("How you reach people"), parts.WhereForm),
            Step(
                "venues",
                _("Places people come to"),
                parts.VenuesForm,
                _("A hall, a shop, a garden. Shown to everybody, so never somebody's home."),
            ),
            Step(
                "like",
                _("What it is like there"),
                parts.LikeForm,
                _("Some people find noise, bright light or crowds hard. Say how it is, and they can decide."),
            ),
        ),
        hint=_("How far you go, places people come to, what it is like there"),
    ),
    Section(
        "walk",
        _("The way to the door"),
        page="my:walk",
        hint=_("Pictures and sentences, for places people come to"),
    ),
    Section(
        "when",
        _("When"),
        (
            Step("days", _("Days and times"), parts.DaysForm),
            Step(
                "different",
                _("Days that are different"),
                parts.DifferentForm,
                _("Holidays, a fair, a rest: days when it is not as in other weeks."),
            ),
        ),
        hint=_("Days, times, holidays"),
    ),
    Section(
        "prices",
        _("Prices and ways to pay"),
        (
            Step("prices", _("Prices"), parts.PricesForm),
            Step("pay", _("Ways to pay"), parts.PayForm),
        ),
        hint=_("What it costs, and how people can pay"),
    ),
    Section("checks", _("Checks held"), page="my:checks", hint=_("What the support team has seen")),
    Section("easy_read", _("Easy Read"), page="my:easy_read", hint=_("Short sentences, each with a picture")),
    Section(
        "contact",
        _("Getting in touch"),
        (
            Step(
                "contact",
                _("Ways to get in touch"),
                parts.ContactForm,
                _("Everybody can see what you write here. Give the ways you like; one is enough."),
            ),
            Step("referral", _("Being sent by somebody"), parts.ReferralForm),
        ),
        hint=_("Phone, text, e-mail, post, best time"),
    ),
    Section(
        "know",
        _("Good to know"),
        (
            Step("know", _("Good to know"), parts.KnowForm),
            Step("links", _("Links"), parts.LinksForm, _("Pages where people can read more.")),
        ),
        hint=_("What to bring, notices, links"),
    ),
)


def every_step() -> Iterator[Step]:
    return (step for section in SECTIONS for step in section.steps)


STEPS = {step.key: step for step in every_step()}


def section_of(step: Step) -> Section:
    return next(section for section in SECTIONS if step in section.steps)


def next_step(step: Step) -> Step | None:
    """The one after it in the same section; after the last comes the task list."""
    steps = section_of(step).steps
    place = steps.index(step)
    return steps[place + 1] if place + 1 < len(steps) else None
