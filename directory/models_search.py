"""The tables behind the search. Only directory.search reads or writes them; docs/adr/0004 says how they work."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchDocument(models.Model):
    """What searching knows of one public listing. There is a row exactly while the public may see the listing."""

    enterprise = models.OneToOneField(
        "listings.Enterprise",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
    )
    short_number = models.CharField(max_length=7, db_index=True, blank=True)
    content = models.TextField(help_text="JSON: what it is found by (search.document).")
    card = models.TextField(help_text="JSON: what a result shows (search.card).")
    confirmed_on = models.DateField(null=True)
    digest = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"Document {self.pk}"


class SearchState(models.Model):
    """The one-row clock. Every change takes its next number inside the change's own transaction.

    The row stays locked until that transaction ends, so numbers are committed in their order. The stamps are random:
    two histories with the same numbers (a rolled-back change, a restored backup) can be told apart.
    """

    seq = models.BigIntegerField(default=0)
    stamp = models.BigIntegerField(default=0)
    version = models.BigIntegerField(default=0, help_text="The base in use; 0 before the first.")
    words_stamp = models.BigIntegerField(default=0, help_text="Changes when editors change words or synonyms.")
    base_seq = models.BigIntegerField(default=0)
    compacting_until = models.DateTimeField(null=True, help_text="Somebody is making a new base.")
    compaction_wanted = models.BooleanField(default=False)
    rebuild_wanted = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Change {self.seq}"


class SearchChange(models.Model):
    """One document was written or removed. Kept until a base holds it."""

    seq = models.BigIntegerField(primary_key=True)
    stamp = models.BigIntegerField()
    enterprise_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"Change {self.seq}"


class SearchSegment(models.Model):
    """One base: every document as of one change, packed for reading. Never altered."""

    version = models.BigIntegerField(primary_key=True)
    base_seq = models.BigIntegerField()
    arrays = models.BinaryField(help_text="Numbers by position: ids, dates, points.")
    facets = models.BinaryField(help_text="A bitmap of positions for every filter value.")
    words = models.TextField(help_text="Every word in use, sorted.")
    neighbours = models.BinaryField(help_text="Every word with up to two letters left out.")

    def __str__(self) -> str:
        return f"Base {self.version}"


class SearchPosting(models.Model):
    """Which positions of one base hold one word: three bitmaps, by how prominent it is there."""

    pk = models.CompositePrimaryKey("version", "key")
    version = models.BigIntegerField()
    key = models.CharField(max_length=48)
    ids = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.version} {self.key}"


class Synonym(models.Model):
    """Words that mean the same to somebody searching. Editors keep the list."""

    words = models.CharField(
        _("words that mean the same"),
        max_length=300,
        help_text=_("With commas between, for example: carer, PA, personal assistant."),
    )

    class Meta:
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")

    def __str__(self) -> str:
        return self.words

    def phrases(self) -> list[str]:
        return [phrase.strip() for phrase in self.words.split(",") if phrase.strip()]
