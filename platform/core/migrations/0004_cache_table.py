from django.core.management import call_command
from django.db import migrations

TABLE = "core_cache"


def create(apps, schema_editor):
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE IF EXISTS {schema_editor.quote_name(TABLE)}")


class Migration(migrations.Migration):
    """The table that CACHES keeps log-in limits in, so that `migrate` alone makes a working site."""

    dependencies = [("core", "0003_letters_and_upkeep")]

    operations = [migrations.RunPython(create, drop)]
