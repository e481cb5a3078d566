"""{% what_helps person %}: stands wherever somebody of the team meets a person, and says what helps them."""

from typing import Any

from django import template

from accounts.models import Helps, Person

register = template.Library()


@register.inclusion_tag("accounts/helps_flag.html")
def what_helps(person: Person) -> dict[str, Any]:
    """Nothing without their consent. Lists ask for `helps` beforehand (prefetch_related), so it costs no query here."""
    helps: Helps | None = getattr(person, "helps", None)
    is_shown = helps is not None and helps.team_may_see and helps.is_anything
    return {"helps": helps if is_shown else None, "person": person}
