"""Who may do what with a listing. Each docstring is the policy."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the moderation task is a model and asks these rules
    from enterprises.listings.models import Area, Enterprise


def works_in(person: Any, area: "Area | None") -> bool:
    """A support worker of this very area."""
    return bool(
        area and person.is_authenticated and person.is_active and area.areaworker_set.filter(person=person).exists()
    )


def owns(person: Any, enterprise: "Enterprise") -> bool:
    """One of the people who run this enterprise."""
    return bool(person.is_active and enterprise.ownership_set.filter(person=person).exists())


def _may(person: Any, permission: str, area: "Area | None") -> bool:
    """The permission itself, and either this area's team or the right to work on every area."""
    return person.has_perm(f"listings.{permission}_enterprise") and (
        person.has_perm("listings.every_area") or works_in(person, area)
    )


def may_edit_own(person: Any, enterprise: "Enterprise") -> bool:
    """The people who run an enterprise write its draft. It reaches the public only when its area's team has looked."""
    return owns(person, enterprise)


def may_see(person: Any, enterprise: "Enterprise") -> bool:
    """Anybody sees what is public; the rest only its owners and those who may edit it."""
    return enterprise.is_public or owns(person, enterprise) or may_edit(person, enterprise)


def may_create(person: Any, area: "Area") -> bool:
    """Support workers make listings in their own areas, editors in all."""
    return _may(person, "add", area)


def may_edit(person: Any, enterprise: "Enterprise") -> bool:
    """Support workers edit the listings of their own areas, editors all."""
    return _may(person, "change", enterprise.area)


def may_publish(person: Any, enterprise: "Enterprise") -> bool:
    """Who may put a listing before the public, or take it back: the area's support workers, and editors."""
    return _may(person, "publish", enterprise.area)


def may_delete(person: Any, enterprise: "Enterprise") -> bool:
    """Deleting cannot be undone: the area's support workers and editors who were given the permission."""
    return _may(person, "delete", enterprise.area)


def may_hide(person: Any, enterprise: "Enterprise") -> bool:
    """Hiding protects somebody: any support worker of the area, any editor, and the owners themselves."""
    return owns(person, enterprise) or _may(person, "hide", enterprise.area)


def may_show_again(person: Any, enterprise: "Enterprise") -> bool:
    """A hidden listing comes back only by its area's support workers or an editor: they know why it was."""
    return _may(person, "hide", enterprise.area)


def may_read_base(person: Any, enterprise: "Enterprise") -> bool:
    """The private base is for its owners and the area's own support workers: nobody else,
    administrators included.
    """
    return owns(person, enterprise) or works_in(person, enterprise.area)


def may_handle_messages(person: Any, area: "Area | None") -> bool:
    """Corrections, problems and unmet needs go to the area's support workers, and to editors."""
    return _may(person, "change", area)


def may_print_directory(person: Any, area: "Area") -> bool:
    """The printed directory of an area is made by its support workers, and by editors."""
    return _may(person, "change", area)


def may_answer_codes(person: Any) -> bool:
    """Codes said on the phone are for support workers and editors."""
    return bool(person.has_perm("listings.change_enterprise"))


def may_open_saved(person: Any, area: "Area | None") -> bool:
    """A half-filled form is for its area's support workers and editors; one that names no place, for any of them."""
    return may_answer_codes(person) and (area is None or may_handle_messages(person, area))
