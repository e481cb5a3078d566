"""What a new site needs before anybody can keep listings: words, groups, moderation, a place for photographs.

Everything here may run again at any time: it adds what is missing and leaves what people have changed.
"""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, Workflow, WorkflowContentType, WorkflowTask

from enterprises.listings.models import AreaTeamTask, Enterprise
from enterprises.listings.starter import load_symbols, load_vocabulary

SUPPORT_WORKERS = "Support workers"
EDITORS = "Editors"
WORKFLOW = "Listings"
PHOTOGRAPHS = "Photographs of listings"

_LISTING = ("view", "add", "change", "delete", "publish", "hide", "lock", "unlock")
_EASY_READ = [f"{verb}_easyread" for verb in ("view", "add", "change", "delete", "publish")]
_VOCABULARY = [
    f"{verb}_{model}"
    for model in ("area", "category", "term", "symbol")
    for verb in ("view", "add", "change", "delete")
]


@transaction.atomic
def set_up_listings() -> None:
    """Words, symbols, groups, the collection for photographs and the moderation of listings."""
    load_vocabulary()
    load_symbols()
    _set_up_groups()
    _set_up_moderation()


def _set_up_groups() -> None:
    workers, _made = Group.objects.get_or_create(name=SUPPORT_WORKERS)
    editors, _made = Group.objects.get_or_create(name=EDITORS)
    listing = [*(f"{verb}_enterprise" for verb in _LISTING), *_EASY_READ]
    for group, codenames in ((workers, listing), (editors, [*listing, "every_area", *_VOCABULARY])):
        group.permissions.add(*_permissions("listings", *codenames), *_permissions("wagtailadmin", "access_admin"))
    root = Collection.get_first_root_node()
    photographs = root.get_children().filter(name=PHOTOGRAPHS).first()
    photographs = photographs or root.add_child(instance=Collection(name=PHOTOGRAPHS))
    # "Add" also lets somebody change what they added. "Change" would let one area's worker rename and crop what
    # another area's team added, so only editors have it. The file of a listing's picture nobody changes (pictures).
    _allow(workers, photographs, "add_image", "choose_image")
    _allow(editors, root, "add_image", "change_image", "choose_image")


def _permissions(app_label: str, *codenames: str) -> list[Permission]:
    found = list(Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames))
    missing = set(codenames) - {permission.codename for permission in found}
    if missing:
        raise LookupError(f"Run manage.py migrate first: the permissions {sorted(missing)} are not there.")
    return found


def _allow(group: Group, collection: Collection, *codenames: str) -> None:
    for permission in _permissions("wagtailimages", *codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _set_up_moderation() -> None:
    """The workflow of listings, unless somebody has chosen another one for them."""
    listing = ContentType.objects.get_for_model(Enterprise)
    if WorkflowContentType.objects.filter(content_type=listing).exists():
        return
    task = AreaTeamTask.objects.first() or AreaTeamTask.objects.create(name="Check by the area's team")
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowContentType.objects.create(content_type=listing, workflow=workflow)
