"""Pages of words were rich text; now they are blocks. Every word stays, in the live page and in every version kept."""

import json
import re

from bs4 import BeautifulSoup, NavigableString
from django.db import migrations


def blocks_of(html):
    """Rich text cut at its headings: heading blocks, and paragraphs between them."""
    blocks, seen, has_part, held = [], set(), False, []

    def close():
        words = "".join(held).strip()
        if words:
            blocks.append({"type": "paragraph", "value": words})
        held.clear()

    for node in BeautifulSoup(html or "", "html.parser").contents:
        if isinstance(node, NavigableString):
            if node.strip():
                held.append(f"<p>{node}</p>")
            continue
        words = " ".join(node.get_text(" ").split())
        if node.name not in ("h1", "h2", "h3", "h4", "h5", "h6") or node.find(["a", "embed"]) or len(words) > 120:
            # A heading with a link in it, or a very long one, stays as a paragraph: a heading block holds plain words.
            held.append(f"<p><b>{node.decode_contents()}</b></p>" if re.match(r"h\d$", node.name) else str(node))
            continue
        if not words:
            continue
        if words.lower() in seen:
            held.append(f"<p><b>{node.decode_contents()}</b></p>")
            continue
        close()
        level = "h2" if node.name in ("h1", "h2") or not has_part else "h3"
        has_part = True
        seen.add(words.lower())
        blocks.append({"type": "heading", "value": {"words": words, "level": level}})
    close()
    return blocks


def convert(apps, schema_editor):
    StandardPage = apps.get_model("directory", "StandardPage")
    for page in StandardPage.objects.all():
        page.blocks = blocks_of(page.body)
        page.save(update_fields=["blocks"])
    for revision in _revisions(apps):
        if isinstance(revision.content.get("body"), str) and not _is_stream(revision.content["body"]):
            revision.content["body"] = json.dumps(blocks_of(revision.content["body"]))
            revision.save(update_fields=["content"])


def _is_stream(words):
    return words.lstrip().startswith("[")


def _revisions(apps):
    kind = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="directory", model="standardpage").first()
    return apps.get_model("wagtailcore", "Revision").objects.filter(content_type=kind) if kind else []


class Migration(migrations.Migration):

    dependencies = [
        ("directory", "0006_pages_of_words"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(convert, migrations.RunPython.noop)]
