"""The listing itself."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from enterprises.listings import rules
from enterprises.listings.models.likeness import WhatItIsLike
from enterprises.listings.models.vocabulary import Area, AreaWorker, Category, Term
from enterprises.listings.places import districts_in


def _terms(group: Term.Group, **kwargs: Any) -> ParentalManyToManyField:
    """A many-to-many to the words of one list."""
    return ParentalManyToManyField(
        Term,
        blank=True,
        related_name="+",
        limit_choices_to={"group": group.value},
        verbose_name=group.label,
        **kwargs,
    )


class EnterpriseQuerySet(models.QuerySet["Enterprise"]):
    def public(self) -> Self:
        """What anyone may see. The one rule for every page, feed, search, document and export."""
        return self.filter(live=True, hidden_at=None)

    def looked_after_by(self, person: Any) -> Self:
        """The listings somebody may work on: editors all of them, support workers those of their areas."""
        if person.has_perm("listings.every_area"):
            return self.all()
        return self.filter(area__in=AreaWorker.objects.filter(person=person).values("area"))

    def locked(self) -> Self:
        """Kept from everybody else until the transaction ends, and always taken in the same order.

        Whoever changes several listings in one transaction takes them all so first: the first change also takes the
        search's clock, and two who hold what the other waits for would never come to an end.
        """
        return self.select_for_update().order_by("pk")

    def with_parts(self) -> Self:
        """Everything a listing page shows, in a fixed number of queries."""
        return self.select_related("area").prefetch_related(
            "categories__parent",
            "audiences",
            "payments",
            "languages",
            "formats",
            "skills",
            "run_by",
            "photos__picture__renditions",
            "coming_people__languages",
            "coming_people__skills",
            "prices",
            "openings",
            "exceptions",
            "venues__access",
            "checks__kind",
            "documents__proves",
            "links",
            "testimonials",
            "recordings__media",
            "walk",
            "texts",
            "easy_reads__rows__symbol",
        )


class Enterprise(
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    index.Indexed,
    ClusterableModel,
    WhatItIsLike,
):
    """One small enterprise and its listing.

    The live row is what the public sees; drafts are Wagtail revisions.
    """

    class Confirmed(models.TextChoices):
        OWNERS = "owners", _("the people who run it")
        TEAM = "team", _("the support team")
        SOURCE = "source", _("the directory it comes from")

    #: Facts of today rather than of a draft: publishing an older draft must not bring old ones back.
    LIVE_FIELDS: ClassVar[tuple[str, ...]] = (
        "uuid",
        "slug",
        "short_number",
        "area",
        "hidden_at",
        "takes_messages",
        "public_latitude",
        "public_longitude",
        "public_place",
        "places_left",
        "is_closed_now",
        "closed_words",
        "closed_until",
        "last_confirmed_on",
        "last_confirmed_by",
        "source",
        "source_id",
        "source_digest",
    )

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    short_number = models.CharField(
        _("short number"),
        max_length=7,
        unique=True,
        null=True,
        editable=False,
        help_text=_("Said on the phone and printed. See listings.short_numbers."),
    )
    slug = models.SlugField(_("address"), max_length=90, unique=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="enterprises", verbose_name=_("area"))

    # What
    name = models.CharField(_("name"), max_length=120)
    one_line = models.CharField(_("in one line"), max_length=160)
    description = models.TextField(_("about it"), max_length=8000, blank=True)
    does = models.TextField(_("what we do"), max_length=2000, blank=True, help_text=_("One thing on each line."))
    does_not = models.TextField(
        _("what we do not do"), max_length=2000, blank=True, help_text=_("One thing on each line.")
    )
    categories = ParentalManyToManyField(
        Category, blank=True, related_name="enterprises", verbose_name=_("kinds of help")
    )

    # Who
    story = models.TextField(_("who runs it and why"), max_length=4000, blank=True)
    run_by = _terms(Term.Group.RUN_BY)
    workers_count = models.PositiveSmallIntegerField(_("how many people work here"), null=True, blank=True)
    audiences = _terms(Term.Group.AUDIENCE)
    minimum_age = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("up to age"), null=True, blank=True)
    languages = _terms(Term.Group.LANGUAGE)
    skills = _terms(Term.Group.SKILL)

    # Where. The private base stands in its own table (models.base); the public point is made from it.
    public_latitude = models.FloatField(null=True, editable=False)
    public_longitude = models.FloatField(null=True, editable=False)
    public_place = models.CharField(max_length=80, blank=True, editable=False, help_text=_("For example: near Stroud"))
    given_sector = models.CharField(
        max_length=8,
        blank=True,
        editable=False,
        help_text=_("A postcode sector (GL5 1) or district (GL5) another directory gave, used where no base is set."),
    )
    comes_to_you = models.BooleanField(_("comes to people"), default=False)
    reach_miles = models.PositiveSmallIntegerField(
        _("how many miles"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    reach_districts = models.TextField(
        _("or these postcode districts"), max_length=1000, blank=True, help_text=_("With commas: GL5, GL6.")
    )
    works_remotely = models.BooleanField(_("by phone or video"), default=False)

    # When
    works_bank_holidays = models.BooleanField(_("works on bank holidays"), default=False)
    opening_words = models.CharField(_("about the days and times"), max_length=300, blank=True)
    is_closed_now = models.BooleanField(_("closed for now"), default=False)
    closed_words = models.CharField(_("why, in a few words"), max_length=200, blank=True)
    closed_until = models.DateField(_("closed until"), null=True, blank=True)
    places_left = models.PositiveSmallIntegerField(
        _("places left"), null=True, blank=True, help_text=_("0 means full. Leave empty if you do not count.")
    )
    waiting_words = models.CharField(_("how long people wait"), max_length=120, blank=True)

    # How much, and how to pay
    payments = _terms(Term.Group.PAYMENT)
    price_words = models.CharField(_("about prices"), max_length=300, blank=True)

    # Getting in touch: each is shown to everybody
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    text_number = models.CharField(_("number for text messages"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    post_address = models.TextField(
        _("address for letters"),
        max_length=300,
        blank=True,
        help_text=_("Shown to everybody. Not a home address."),
    )
    best_time = models.CharField(_("best time to ring"), max_length=120, blank=True)
    contact_words = models.CharField(_("about getting in touch"), max_length=300, blank=True)
    referral_needed = models.BooleanField(_("somebody must refer you"), default=False)
    referral_words = models.CharField(_("how referral works"), max_length=300, blank=True)

    # Good to know
    formats = _terms(Term.Group.FORMAT)
    good_to_know = models.TextField(_("good to know"), max_length=3000, blank=True)
    alert = models.CharField(_("important notice"), max_length=200, blank=True)
    insurance_words = models.CharField(_("insurance"), max_length=200, blank=True)

    # Keeping it true and safe
    last_confirmed_on = models.DateField(_("last confirmed on"), null=True, editable=False)
    last_confirmed_by = models.CharField(
        _("last confirmed by"), max_length=6, choices=Confirmed, blank=True, editable=False
    )
    hidden_at = models.DateTimeField(_("hidden since"), null=True, blank=True, editable=False)
    #: Whether visitors may write to them through the site; None until somebody who runs it has signed in (talking).
    takes_messages = models.BooleanField(null=True, default=None, editable=False)
    source = models.CharField(max_length=200, blank=True, editable=False)
    source_id = models.CharField(max_length=100, blank=True, editable=False)
    source_digest = models.CharField(max_length=64, blank=True, editable=False)
    owners = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Ownership", related_name="enterprises", verbose_name=_("owners")
    )

    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="enterprise",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="enterprise",
        for_concrete_model=False,
    )

    objects = EnterpriseQuerySet.as_manager()

    #: Who is unpublishing or deleting this just now: Wagtail's and Django's signals do not say.
    acting_person: Any = None

    search_fields = [
        index.SearchField("name", boost=4),
        index.AutocompleteField("name"),
        index.SearchField("one_line", boost=2),
        index.SearchField("description"),
        index.SearchField("short_number"),
        index.FilterField("live"),
        index.FilterField("hidden_at"),
        index.FilterField("area"),
    ]

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        permissions = [
            ("hide_enterprise", "Can hide a listing at once"),
            ("every_area", "Can work on the listings of every area"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source=""),
                name="one_listing_per_source_record",
            ),
            models.CheckConstraint(
                condition=models.Q(minimum_age=None)
                | models.Q(maximum_age=None)
                | models.Q(minimum_age__lte=models.F("maximum_age")),
                name="ages_are_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(public_latitude=None, public_longitude=None)
                | models.Q(public_latitude__range=(-90, 90), public_longitude__range=(-180, 180)),
                name="public_point_is_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("directory:listing", args=[self.slug])

    @property
    def is_public(self) -> bool:
        return self.live and self.hidden_at is None

    @property
    def does_list(self) -> list[str]:
        return [line.strip() for line in self.does.splitlines() if line.strip()]

    @property
    def does_not_list(self) -> list[str]:
        return [line.strip() for line in self.does_not.splitlines() if line.strip()]

    @property
    def reach_district_list(self) -> list[str]:
        return districts_in(self.reach_districts)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """A draft as an object, with the facts of today kept from the live row (see LIVE_FIELDS)."""
        # The area first: a draft may name one that is gone, and modelcluster refuses a missing protected row.
        draft = super().with_content_json({**content, "area": self.area_id})
        self._copy_facts_of_today(self, draft)
        return draft

    def take_facts_of_today(self) -> None:
        """Lock the row and take its facts of today, so that saving this version cannot bring an old one
        back.
        """
        self._copy_facts_of_today(type(self).objects.select_for_update().get(pk=self.pk), self)

    def _copy_facts_of_today(self, source: "Enterprise", target: "Enterprise") -> None:
        for name in self.LIVE_FIELDS:
            attname = self._meta.get_field(name).attname  # type: ignore[union-attr]  # its own columns
            setattr(target, attname, getattr(source, attname))

    # Wagtail's two doors to live and not live: whole or not at all, with what our receivers do on the way,
    # and from a row nobody else can change meanwhile ("hide me now" must not be undone by a slow publish).
    @transaction.atomic
    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> Any:
        from enterprises.listings import agreed  # it reads listings, so it comes after them

        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
        if user is not None and rules.owns(user, self):
            raise PermissionDenied(_("You run this enterprise, so somebody else of the team publishes its listing."))
        if user is not None and agreed.waits_for_yes(self, revision.pk):
            raise agreed.NotAgreed
        revision.content_object = self
        revision.published_by = user  # the signal carries the revision, whose own user only wrote it
        return super().publish(revision, user=user, **kwargs)

    @transaction.atomic
    def unpublish(self, set_expired: bool = False, commit: bool = True, user: Any = None, **kwargs: Any) -> Any:
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
        self.acting_person = user
        return super().unpublish(set_expired=set_expired, commit=commit, user=user, **kwargs)

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "directory/listing_preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        return {"request": request, "enterprise": self, "is_preview": True}


class Ownership(models.Model):
    """This person runs this enterprise and may speak for its listing."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    since = models.DateField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("owner")
        verbose_name_plural = _("owners")
        constraints = [models.UniqueConstraint(fields=["enterprise", "person"], name="one_ownership_per_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.enterprise}"
