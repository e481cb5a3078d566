"""What was written down with how people are reached moves to its one home. A step of its own: PostgreSQL changes no
table in the transaction that has just written to it.
"""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone


def move(apps, schema_editor):
    reach, helps = apps.get_model("accounts", "Reach"), apps.get_model("accounts", "Helps")
    today = timezone.localdate()
    for each in reach.objects.iterator():
        if each.needs or each.large_print:
            helps.objects.get_or_create(
                person_id=each.pk,
                defaults={
                    "chosen": "large_print" if each.large_print else "",
                    "words": each.needs,
                    # They were told: only whoever rings or writes to you sees this.
                    "team_may_see": True,
                    "asked_on": today,
                    "review_on": today + timedelta(days=365),
                },
            )


def move_back(apps, schema_editor):
    reach, helps = apps.get_model("accounts", "Reach"), apps.get_model("accounts", "Helps")
    for each in helps.objects.iterator():
        wants = "large_print" in each.chosen.split()
        reach.objects.filter(pk=each.pk).update(needs=each.words, large_print=wants)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_what_helps")]
    operations = [migrations.RunPython(move, move_back)]
