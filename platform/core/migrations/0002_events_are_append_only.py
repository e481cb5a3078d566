from django.db import migrations

from core import append_only


def protect(apps, schema_editor):
    append_only.protect(schema_editor.connection, "core_event")


def release(apps, schema_editor):
    append_only.release(schema_editor.connection, "core_event")


class Migration(migrations.Migration):

    dependencies = [("core", "0001_initial")]

    operations = [migrations.RunPython(protect, release)]
