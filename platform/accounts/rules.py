"""Who may say how somebody is reached, and who looks after what waits to be told. Each docstring is the policy.

Areas and their teams are listings' models; they are named here by text alone.
"""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Call, Person, PostalLetter, Prepared


def people_looked_after(worker: Any) -> QuerySet[Person]:
    """The people who run an enterprise in one's own areas, and those for whom something waits there; for
    editors and administrators everybody.
    """
    people = Person.objects.all()
    if not (worker.is_active and worker.has_perm("listings.change_enterprise")):
        return people.none()
    if worker.has_perm("listings.every_area"):
        return people
    owners = people.filter(ownership__enterprise__area__areaworker__person=worker).values("pk")
    letters = looked_after(worker, PostalLetter).values("person")
    calls = looked_after(worker, Call).values("person")
    return people.filter(Q(pk__in=owners) | Q(pk__in=letters) | Q(pk__in=calls))


def may_set_reach(by: Any, person: Person) -> bool:
    """Oneself; a support worker for the people they look after; editors and administrators for everybody."""
    return bool(by.is_active and (by.pk == person.pk or people_looked_after(by).filter(pk=person.pk).exists()))


def may_see_to_data(by: Any, person: Person) -> bool:
    """A copy of what is held, putting it right, and erasing it: asked by oneself; for the people they look after, by
    a support worker; editors and administrators for everybody.
    """
    return may_set_reach(by, person)


def may_be_erased(person: Person) -> bool:
    """Who works here looks after others: an administrator first takes them off the team and hands that over."""
    return not (person.is_staff or person.is_superuser)


def may_read_retention(person: Any) -> bool:
    """How long everything is kept, and what is overdue, is for administrators."""
    return bool(person.is_active and person.is_superuser)


def may_handle(by: Any, waiting: PostalLetter | Call) -> bool:
    """Letters to post and calls to make are for their area's support workers, and for editors, who also have
    those without an area.
    """
    return looked_after(by, type(waiting)).filter(pk=waiting.pk).exists()


def looked_after(worker: Any, kind: type[PostalLetter] | type[Call]) -> QuerySet[Any]:
    """The letters or calls that somebody may handle."""
    rows: QuerySet[Any] = kind._default_manager.all()
    if not (worker.is_active and worker.has_perm("listings.change_enterprise")):
        return rows.none()
    if worker.has_perm("listings.every_area"):
        return rows
    return rows.filter(area__areaworker__person=worker)


def may_act_for(by: Any, person: Person) -> bool:
    """Oneself; and, when they ask, a support worker of their area or an editor. Each such act is written down, and the
    person is told.
    """
    return bool(by.is_active and (by.pk == person.pk or people_looked_after(by).filter(pk=person.pk).exists()))


def may_key_in(by: Any, prepared: Prepared, *, has_their_code: bool) -> bool:
    """A support worker of their area, or an editor, writes down what somebody answered. Whoever prepared it does so
    only with the person's own code in hand: nobody says yes to their own work. One's own answer one gives oneself.
    """
    if by.pk == prepared.person_id or not may_act_for(by, prepared.person):
        return False
    return has_their_code or by.pk != prepared.prepared_by_id


def decisions_looked_after(worker: Any) -> QuerySet[Prepared]:
    """What was prepared for the people one looks after."""
    return Prepared.objects.filter(person__in=people_looked_after(worker))
