"""The blocks take the place of the rich text they were made from."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("directory", "0007_words_into_blocks"),
    ]

    operations = [
        migrations.RemoveField(model_name="standardpage", name="body"),
        migrations.RenameField(model_name="standardpage", old_name="blocks", new_name="body"),
    ]
