"""G6: every address, method and role as the table says. G7: guessed numbers and names open nothing."""

from unittest.mock import patch

from django.test import override_settings
from django.urls import clear_url_caches

from accounts import letter_pdf
from accounts.models import Call, PostalLetter, Reach
from directory.views import listing
from enterprises.listings.models import Base, Correction, ProblemReport, UnmetNeed
from tests.factories.accounts import PersonFactory
from tests.factories.listings import make_listing
from tests.permissions import world
from tests.permissions.addresses import Address, addresses
from tests.permissions.table import row_for
from tests.permissions.test_table import undeclared, wrong_cells
from tests.permissions.trying import Asker
from tests.prove.row import Row, Scale
from tests.prove.world import World

ROLES = [*world.ROLES]
#: Which roles may never see what visitors told the team, nor drafts, nor a base.
WRONG = [role for role in ROLES if role not in world.WORKING or role == "other worker"]


def run(scale: Scale) -> list[Row]:
    here = World()
    askers = {role: Asker(client) for role, client in here.clients.items()}
    quick = {"render_pdf": lambda *args, **kwargs: b"%PDF-"}
    with patch.multiple(listing, **quick), patch.multiple(letter_pdf, **quick):
        return [_matrix(scale, here, askers), _guesses(scale, here, askers)]


def _matrix(scale: Scale, here: World, askers: dict[str, Asker]) -> Row:
    found = addresses(here.ids)
    some = found[:: max(1, round(1 / scale.factor))]
    wrong, missing = wrong_cells(askers, some), undeclared(found)
    with override_settings(ROOT_URLCONF="tests.permissions.test_table"):
        clear_url_caches()
        planted = [address for address in addresses(here.ids) if address.route.startswith("planted/")]
        unruled = [address for address in planted if row_for(address.route) is None]
        leaks = wrong_cells(askers, [Address("healthz/", "/planted/leaks/")])
    clear_url_caches()
    return Row(
        "G6",
        "Every address is ruled, and answers as ruled",
        f"{len(some)} of {len(found)} patterns × 2 methods × {len(askers)} roles, "
        f"{len(some) * 2 * len(askers)} requests",
        f"{len(missing)} without a rule, {len(wrong)} cells wrong" + "".join(f"; {line}" for line in wrong[:5]),
        f"2 planted addresses: {len(unruled)} without a rule, {len(leaks)} wrong cells found",
        not wrong and not missing and len(unruled) == 2 and bool(leaks),
    )


def _guesses(scale: Scale, here: World, askers: dict[str, Asker]) -> Row:
    canaries, targets = _objects(scale.of(8, least=1), here)
    askers["other worker"].client.raise_request_exception = False
    probes, opened, broken = 0, [], []
    for address in targets:
        for role in WRONG:
            probes += 1
            came, shown = _ask(askers[role], address, canaries)
            opened += [f"{address} as {role}"] if shown else []
            broken += [f"{address} as {role}"] if came == "error" else []
    kinds = {"corrections": Correction, "problems": ProblemReport, "needs": UnmetNeed}
    with override_settings(ROOT_URLCONF="tests.prove.planted"):
        clear_url_caches()
        planted = [
            f"/planted/{kind}/{row.pk}/"
            for kind, model in kinds.items()
            for row in model.objects.filter(words__contains="idor-")
        ]
        caught = sum(bool(_ask(askers["stranger"], address, canaries)[1]) for address in planted)
    clear_url_caches()
    return Row(
        "G7",
        "A guessed number or name opens nothing to a wrong role",
        f"{probes} probes: {len(targets)} addresses of {len(canaries)} marked things × {len(WRONG)} wrong roles",
        f"{len(opened)} showed a mark, {len(broken)} errors" + "".join(f"; {line}" for line in [*opened, *broken][:5]),
        f"a planted page that asks nobody: {caught} of {len(planted)} marks found",
        not opened and not broken and caught == len(planted) > 0,
    )


def _ask(asker: Asker, address: str, canaries: list[str]) -> tuple[str, list[str]]:
    with patch("tests.permissions.trying.CANARIES", canaries):
        return asker.ask("GET", address)


def _objects(sets: int, here: World) -> tuple[list[str], list[str]]:
    """So many of everything private, each with words of its own; and every address that takes a number or name."""
    canaries, targets = [], []
    for number in range(sets):
        mark = f"idor-{number}-"
        slug = f"hidden-thing-{number}"
        draft = make_listing(area=here.area, name=f"{mark}draft", slug=slug, description=f"{mark}draft", publish=False)
        Base.objects.create(enterprise=draft, address=f"{mark}base", postcode="GL5 1AA")
        correction = Correction.objects.create(enterprise=draft, about="price", words=f"{mark}correction")
        problem = ProblemReport.objects.create(enterprise=draft, kind="money", words=f"{mark}problem")
        need = UnmetNeed.objects.create(area=here.area, words=f"{mark}need")
        letter, call = _to_tell(mark, here)
        kinds = ("draft", "base", "correction", "problem", "need", "home", "news")
        canaries += [f"{mark}{kind}" for kind in kinds]
        ids = here.ids | {start: draft.pk for start in here.ids if "enterprise" in start or start == "admin/listings/"}
        for kind, row in (("correction", correction), ("problemreport", problem), ("unmetneed", need)):
            ids |= {start: row.pk for start in here.ids if start.endswith(f"/{kind}/")}
        ids |= {
            "admin/listings/messages/corrections/": correction.pk,
            "admin/listings/messages/problems/": problem.pk,
            "admin/listings/messages/needs/": need.pk,
            "admin/reach/letters/": letter.pk,
            "admin/reach/calls/": call.pk,
            "admin/reach/people/": letter.person_id,
        }
        keyed = [address for address in addresses(ids) if "<" in address.route and address.route.startswith(STARTS)]
        step = 1 if sets > 1 else 3
        targets += [address.example.replace("garden-gang", slug) for address in keyed[::step]]
    return canaries, targets


def _to_tell(mark: str, here: World) -> tuple[PostalLetter, Call]:
    """A letter and a call for somebody whose address is marked too."""
    person = PersonFactory(email=None)
    Reach.objects.create(person=person, way="letter", address=f"{mark}home")
    news = {"person": person, "area": here.area, "subject": "News", "words": f"{mark}news"}
    return PostalLetter.objects.create(**news), Call.objects.create(**news)


#: Addresses of our own things: Wagtail's pages, pictures and collections hold none of the marks.
STARTS = (
    *("admin/listings/", "admin/reach/", "admin/snippets/", "admin/reports/", "admin/workflows/"),
    *("enterprises/", "n/", "find/"),
)
