"""The words listings are described and found by, and the areas that run them."""

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from enterprises.listings.places import districts_in


class Area(models.Model):
    """A place with its own support workers: a council, a district, a group of villages."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    phone = models.CharField(_("phone number of the support team"), max_length=30, blank=True)
    phone_hours = models.CharField(_("when the phone is answered"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail of the support team"), blank=True)
    districts = models.TextField(
        _("postcode districts"),
        blank=True,
        help_text=_("With commas between them, for example: GL5, GL6, GL10."),
    )
    workers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="AreaWorker",
        related_name="areas",
        verbose_name=_("support workers"),
    )

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")

    def __str__(self) -> str:
        return self.name

    def district_list(self) -> list[str]:
        return districts_in(self.districts)


class AreaWorker(models.Model):
    """This person is a support worker of this area."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    since = models.DateField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("support worker")
        verbose_name_plural = _("support workers")
        constraints = [models.UniqueConstraint(fields=["area", "person"], name="one_place_in_a_team_per_person")]

    def __str__(self) -> str:
        return f"{self.person} ({self.area})"


class CategoryQuerySet(models.QuerySet["Category"]):
    def in_order(self) -> Self:
        """Parents before their children, each in the editors' order."""
        return self.order_by(
            models.functions.Coalesce("parent__sort_order", "sort_order"),
            models.functions.Coalesce("parent__name", "name"),
            models.F("parent").asc(nulls_first=True),
            "sort_order",
            "name",
        )


class Category(index.Indexed, models.Model):
    """A kind of help, in a tree of two levels: Home and garden > Gardening."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        limit_choices_to={"parent": None},
        verbose_name=_("part of"),
    )
    words = models.TextField(
        _("other words for it"), blank=True, help_text=_("What people may type instead, with commas between.")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = CategoryQuerySet.as_manager()
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = [
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="category_is_not_its_own_parent")
        ]

    def __str__(self) -> str:
        return f"{self.parent.name} › {self.name}" if self.parent_id and self.parent else self.name

    def clean(self) -> None:
        if self.parent and self.parent.parent_id:
            raise ValidationError({"parent": _("Choose a category that is not itself part of another.")})
        if self.parent and self.pk and self.children.exists():
            raise ValidationError({"parent": _("This category has others in it, so it stays at the top.")})


class Term(index.Indexed, models.Model):
    """A word from one of the shared lists: who it is for, ways to pay, place access and so on."""

    class Group(models.TextChoices):
        AUDIENCE = "for", _("Who it is for")
        PAYMENT = "pay", _("How you can pay")
        ACCESS = "access", _("Getting in and around")
        LANGUAGE = "language", _("Languages")
        FORMAT = "format", _("Information in other formats")
        CHECK = "check", _("Checks held")
        SKILL = "skill", _("Special skills")
        RUN_BY = "run_by", _("Who runs it")

    group = models.CharField(_("list"), max_length=10, choices=Group)
    slug = models.SlugField(_("address"), max_length=60)
    name = models.CharField(_("name"), max_length=80)
    meaning = models.CharField(_("what it means"), max_length=200, blank=True)
    words = models.TextField(
        _("other words for it"), blank=True, help_text=_("What people may type instead, with commas between.")
    )
    uri = models.URLField(_("address of the shared term"), blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    search_fields = [index.AutocompleteField("name"), index.SearchField("name"), index.FilterField("group")]

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="one_term_per_list_and_address")]

    def __str__(self) -> str:
        return self.name


class PostcodeUnit(models.Model):
    """The middle of one full postcode, where the area has loaded them (manage.py import_postcodes)."""

    postcode = models.CharField(max_length=8, primary_key=True, help_text=_("Without a space: GL51AA."))
    latitude = models.FloatField()
    longitude = models.FloatField()

    def __str__(self) -> str:
        return self.postcode
