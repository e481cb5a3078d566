"""Who may do what with a listing. Each docstring is the policy."""

from typing import TYPE_CHECKING, Any

from accounts.models import Help

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


def help_with(person: Any, enterprise: "Enterprise", capability: str) -> Help | None:
    """The help by which somebody may prepare this for one of those who run the enterprise; the oldest of several. It
    ends with its last day, when it is ended, and when whoever gave it does not run the enterprise any more.
    """
    if not (person.is_authenticated and person.is_active):
        return None
    given = Help.objects.at_work().filter(helper=person, person__ownership__enterprise=enterprise)
    for each in given.select_related("person").order_by("pk"):
        is_for_it = not each.subject_type or (
            each.subject_type == enterprise._meta.label_lower and each.subject_id == str(enterprise.pk)
        )
        if is_for_it and capability in each.capabilities:
            return each
    return None


def may_write(person: Any, enterprise: "Enterprise") -> bool:
    """The draft is written by those who run the enterprise, and by a helper they named for words and photos. A helper
    does not send it: that is decided by whoever named them.
    """
    return owns(person, enterprise) or help_with(person, enterprise, "words") is not None


def may_prepare_today(person: Any, enterprise: "Enterprise") -> bool:
    """A helper named for it gets ready what is true today. It counts when whoever named them says yes."""
    return not owns(person, enterprise) and help_with(person, enterprise, "availability") is not None


def may_come_in(person: Any, enterprise: "Enterprise") -> bool:
    """Who finds the pages of a listing at all: those who run it, and their helpers."""
    return may_write(person, enterprise) or may_prepare_today(person, enterprise)


def may_draft_easy_read(person: Any, enterprise: "Enterprise") -> bool:
    """Easy Read is drafted by who writes the draft, and by who may edit it; the team alone shows it."""
    return may_write(person, enterprise) or may_edit(person, enterprise)


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


def may_check(person: Any, enterprise: "Enterprise") -> bool:
    """Who says that a listing may be shown: somebody who may publish it and is not one of those who run it. What one
    wrote oneself, somebody else of the team looks at.
    """
    return may_publish(person, enterprise) and not owns(person, enterprise)


def may_delete(person: Any, enterprise: "Enterprise") -> bool:
    """Deleting cannot be undone: the area's support workers and editors who were given the permission."""
    return _may(person, "delete", enterprise.area)


def may_invite(person: Any, enterprise: "Enterprise") -> bool:
    """A listing is handed over to the people who run it by the area's support workers, and by editors."""
    return _may(person, "change", enterprise.area)


def may_welcome(person: Any, area: "Area | None") -> bool:
    """Who told us about their enterprise is looked after by the area's support workers; of no area, by editors."""
    return _may(person, "change", area)


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


def may_handle_corrections(person: Any, enterprise: "Enterprise") -> bool:
    """What visitors say is not right is accepted or not by those who run it, and by the area's team."""
    return owns(person, enterprise) or may_handle_messages(person, enterprise.area)


def may_update_today(person: Any, enterprise: "Enterprise") -> bool:
    """What is true today (closed, places left, days that differ) is said by those who run it, and by who may edit."""
    return owns(person, enterprise) or may_edit(person, enterprise)


def may_read_history(person: Any, enterprise: "Enterprise") -> bool:
    """Who changed what is read by those who run it, and by who may edit it."""
    return owns(person, enterprise) or may_edit(person, enterprise)


def may_put_back(person: Any, enterprise: "Enterprise") -> bool:
    """An earlier version becomes the newest draft again for those who run it, and for who may edit it."""
    return owns(person, enterprise) or may_edit(person, enterprise)


def may_close(person: Any, enterprise: "Enterprise") -> bool:
    """Closing for good is decided by those who run it, by nobody for them."""
    return owns(person, enterprise)


def may_reopen(person: Any, enterprise: "Enterprise") -> bool:
    """What was closed for good opens again by its area's support workers or an editor, when its people ask."""
    return may_publish(person, enterprise)


def may_work_at_the_desk(person: Any) -> bool:
    """The desk is for support workers and editors: they may change listings, and come into the admin."""
    return bool(
        person.is_authenticated
        and person.has_perm("listings.change_enterprise")
        and person.has_perm("wagtailadmin.access_admin")
    )


def may_hand_over(person: Any) -> bool:
    """A leaver's areas are given to others by editors and administrators."""
    return may_work_at_the_desk(person) and bool(
        person.has_perm("listings.every_area") and person.has_perm("listings.change_area")
    )


def may_print_directory(person: Any, area: "Area") -> bool:
    """The printed directory of an area is made by its support workers, and by editors."""
    return _may(person, "change", area)


def may_answer_codes(person: Any) -> bool:
    """Codes said on the phone are for support workers and editors."""
    return bool(person.has_perm("listings.change_enterprise"))


def may_open_saved(person: Any, area: "Area | None") -> bool:
    """A half-filled form is for its area's support workers and editors; one that names no place, for any of them."""
    return may_answer_codes(person) and (area is None or may_handle_messages(person, area))


def may_read_documents(person: Any, enterprise: "Enterprise") -> bool:
    """Insurance, training and the like are opened by those who run the enterprise and by the area's own support
    workers: by nobody else, administrators included.
    """
    return owns(person, enterprise) or works_in(person, enterprise.area)


def may_send_documents(person: Any, enterprise: "Enterprise") -> bool:
    """Documents are sent, and removed, by those who run the enterprise."""
    return owns(person, enterprise)


def may_share_documents(person: Any, enterprise: "Enterprise") -> bool:
    """With somebody outside: always the decision of those who run the enterprise. No helper, and no worker as them."""
    return owns(person, enterprise)


def may_vouch_for_documents(person: Any, enterprise: "Enterprise") -> bool:
    """That a document was seen is said by the area's own support workers, and by nobody of their own enterprise."""
    return works_in(person, enterprise.area) and not owns(person, enterprise)
