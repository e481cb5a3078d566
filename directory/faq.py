"""A page of questions, searched by words."""

from typing import Any

from django.http import QueryDict
from django.utils.html import strip_tags

from directory.models import FaqPage

LONGEST = 100


def faq_context(page: FaqPage, parameters: QueryDict) -> dict[str, Any]:
    """All groups; or, with ?q=, the questions that have every word asked for in them or their answer."""
    asked = " ".join(parameters.get("q", "")[:LONGEST].split())
    groups = [{"name": child.value["name"], "questions": list(child.value["questions"])} for child in page.groups]
    if asked:
        words = asked.lower().split()
        for group in groups:
            group["questions"] = [each for each in group["questions"] if _has(each, words)]
        groups = [group for group in groups if group["questions"]]
    return {"shown": groups, "asked": asked, "found": sum(len(group["questions"]) for group in groups)}


def _has(question: Any, words: list[str]) -> bool:
    text = f"{question['question']} {strip_tags(str(question['answer']))}".lower()
    return all(word in text for word in words)
