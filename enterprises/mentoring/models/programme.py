"""A programme of mentoring: who runs it, how it works, and what good practice asks of it."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.listings.models import Area


class Programme(models.Model):
    """Mentoring in one area. Rolling: people join and are paired at any time. In rounds: together, from a day."""

    class Mode(models.TextChoices):
        ROLLING = "rolling", _("People join at any time")
        ROUNDS = "rounds", _("In rounds: people start together")

    class Often(models.TextChoices):
        WEEKLY = "weekly", _("every week")
        FORTNIGHTLY = "fortnight", _("every two weeks")
        MONTHLY = "monthly", _("every month")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Not open yet")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Takes nobody new")
        ARCHIVED = "archived", _("Over")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.DRAFT: {Status.OPEN, Status.ARCHIVED},
        Status.OPEN: {Status.CLOSED},
        Status.CLOSED: {Status.OPEN, Status.ARCHIVED},
        Status.ARCHIVED: {Status.CLOSED},
    }

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="programmes", verbose_name=_("area"))
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    words = models.TextField(_("what it is"), max_length=1500)
    for_mentees = models.TextField(_("what to expect if you want to learn from somebody"), max_length=1500, blank=True)
    for_mentors = models.TextField(_("what we ask of mentors"), max_length=1500, blank=True)
    mode = models.CharField(_("how people start"), max_length=7, choices=Mode, default=Mode.ROLLING)
    often = models.CharField(_("how often they meet"), max_length=9, choices=Often, default=Often.FORTNIGHTLY)
    weeks = models.PositiveSmallIntegerField(
        _("weeks that a pairing is planned for"),
        default=26,
        validators=[MinValueValidator(1), MaxValueValidator(156)],
    )
    trial_required = models.BooleanField(_("the first meeting is a trial"), default=True)
    quiet_days = models.PositiveSmallIntegerField(
        _("days without contact after which a worker looks"),
        default=21,
        validators=[MinValueValidator(7), MaxValueValidator(180)],
    )
    answer_days = models.PositiveSmallIntegerField(
        _("days to answer a proposal"), default=14, validators=[MinValueValidator(3), MaxValueValidator(60)]
    )
    kept_private = models.TextField(_("what we keep private"), max_length=1500, blank=True)
    not_kept_private = models.TextField(_("what we cannot keep private"), max_length=1500, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.DRAFT)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    #: Goes up with everything that matching looks at, so that what was kept of it can be told to be old.
    people_stamp = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="one_programme_of_a_name"),
            models.CheckConstraint(condition=Q(weeks__range=(1, 156)), name="a_pairing_is_planned_for_some_weeks"),
        ]

    def __str__(self) -> str:
        return self.name


class RoundQuerySet(models.QuerySet["Round"]):
    def open_now(self, programme: Programme) -> Self:
        """Those that people can join today, the next to start first."""
        today = timezone.localdate()
        return self.filter(programme=programme, opens_on__lte=today, closes_on__gte=today).order_by("starts_on")


class Round(models.Model):
    """People of a programme who start together (the word cohort is never on screen)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="rounds")
    name = models.CharField(_("name"), max_length=60)
    opens_on = models.DateField(_("people can join from"))
    closes_on = models.DateField(_("until"))
    starts_on = models.DateField(_("pairings start on"))
    ends_on = models.DateField(_("and end on"))

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="one_round_of_a_name"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("closes_on"), closes_on__lte=F("starts_on"), starts_on__lt=F("ends_on")),
                name="a_round_opens_closes_starts_and_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Practice(models.Model):
    """One line of the checklist of good practice, and when this programme last said that it does it.

    The seven headings are those of Befriending Networks' "Quality in Mentoring"; the lines are our own words.
    """

    class Heading(models.TextChoices):
        SERVICE = "service", _("What the programme is for")
        POLICIES = "policies", _("Rules and safety")
        STAFF = "staff", _("The people who run it")
        LEARNING = "learning", _("Seeing how it goes")
        MENTEES = "mentees", _("The way of somebody who learns")
        MENTORS = "mentors", _("The way of a mentor")
        MATCHING = "matching", _("Putting people together, and ending")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="practices")
    heading = models.CharField(_("heading"), max_length=8, choices=Heading)
    words = models.CharField(_("what we do"), max_length=300)
    position = models.PositiveSmallIntegerField(default=0)
    is_done = models.BooleanField(_("we do this"), default=False)
    note = models.CharField(_("how, or by when"), max_length=500, blank=True)
    said_on = models.DateField(_("said on"), null=True, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practice")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_done=False) | Q(said_on__isnull=False), name="what_is_done_was_said_on_a_day"
            )
        ]

    def __str__(self) -> str:
        return self.words


class Choice(models.Model):
    """One of the words that people of a programme describe themselves with. A key never comes to mean another."""

    class Kind(models.TextChoices):
        TOPIC = "topic", _("What people want help with, and can help with")
        INTEREST = "interest", _("What people like")
        NEED = "need", _("What the other person must be or have")
        WAY = "way", _("How people talk and understand")
        LANGUAGE = "language", _("Languages")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="choices")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    key = models.SlugField(max_length=40)
    words = models.CharField(_("words"), max_length=80)
    #: Of a need: what somebody says who has it. "A woman" is needed; "I am a woman" is said.
    offer_words = models.CharField(_("what the other person says of themself"), max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_used = models.BooleanField(_("people can choose it"), default=True)

    class Meta:
        verbose_name = _("word people choose")
        verbose_name_plural = _("words people choose")
        constraints = [
            models.UniqueConstraint(fields=["programme", "kind", "key"], name="a_key_means_one_thing"),
            models.CheckConstraint(
                condition=~Q(kind="need") | ~Q(offer_words=""), name="what_is_needed_can_be_said_of_oneself"
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Step(models.Model):
    """Something to be done before somebody is ready: references, a police check seen, a first talk."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="steps")
    role = models.CharField(_("for"), max_length=6, choices=[("mentor", _("mentors")), ("mentee", _("mentees"))])
    words = models.CharField(_("what is done"), max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    is_used = models.BooleanField(_("asked of people who join now"), default=True)

    class Meta:
        verbose_name = _("step to get ready")
        verbose_name_plural = _("steps to get ready")

    def __str__(self) -> str:
        return self.words
