"""One function for each message about people's accounts."""

from accounts.messages import tell
from accounts.models import Person, Way
from accounts.reach import reach_of


def reach_changed(person: Person, *, by: Person) -> None:
    """We reach them in another way now. An e-mail or a text shows at once whether that works.

    Somebody who changed it for them may have been wrong, or may not mean well: then their e-mail address is
    told too, whatever way was chosen. Nobody posts a letter or rings only to say this.
    """
    way = reach_of(person).way
    ways = {way} & {Way.EMAIL, Way.TEXT} | ({Way.EMAIL} if by != person and person.email else set())
    context = {"way": Way(way).label, "worker": "" if by == person else by.get_short_name()}
    for each in sorted(ways):
        tell(person, "accounts/reach_changed", context, way=each)
