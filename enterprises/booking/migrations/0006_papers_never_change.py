from django.db import migrations

from core import append_only


def freeze(apps, schema_editor):
    append_only.freeze(schema_editor.connection, "booking_paper")


def thaw(apps, schema_editor):
    append_only.thaw(schema_editor.connection, "booking_paper")


class Migration(migrations.Migration):

    dependencies = [("booking", "0005_papers")]

    operations = [migrations.RunPython(freeze, thaw)]
