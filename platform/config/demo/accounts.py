"""The people of the demo town who can sign in. Everybody knows their passwords and codes: never on a real site."""

import base64
import hashlib
import time
from dataclasses import dataclass

from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from accounts.actions import confirm_email
from accounts.models import Person
from config.demo.reached import BY_PHONE
from enterprises.listings.setup import EDITORS, SUPPORT_WORKERS

PASSWORD = "many-hands-make-light-work"  # nosec B105 - printed on the screen of whoever starts the demo town
HOST = "demo.example"


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in to the demo town."""

    key: str
    name: str
    role: str
    group: str = ""
    area: str = ""
    is_superuser: bool = False

    @property
    def email(self) -> str:
        return f"{self.key}@{HOST}"

    @property
    def works_here(self) -> bool:
        return bool(self.group or self.is_superuser)


ACCOUNTS = (
    Account("admin", "Robin Keeper", "looks after the whole site", is_superuser=True),
    Account("editor", "Ed Lowe", "edits the listings and words of every area", group=EDITORS),
    Account("jo", "Jo Reed", "support worker for Stroud Valleys", group=SUPPORT_WORKERS, area="stroud-valleys"),
    Account("dee", "Dee Marsh", "support worker for Berkeley Vale", group=SUPPORT_WORKERS, area="berkeley-vale"),
    Account("ana", "Ana Silva", "runs Cards by Carrie-Ann with her daughter"),
    Account("ben", "Ben Okoro", "runs Our Turn to Talk and Loud and Slow with others"),
    Account("mo", "Mo Hussain", "runs Say Cheese Business Club"),
    Account("sam", "Sam Price", "somebody with an account and nothing else"),
)


def make_accounts() -> dict[str, Person]:
    """Everybody above, able to sign in. Those who were there already are set back to this."""
    password = make_password(PASSWORD)
    return {account.key: _make(account, password) for account in ACCOUNTS}


def _make(account: Account, password: str) -> Person:
    facts = {
        "name": account.name,
        "password": password,
        "is_active": True,
        "is_staff": account.works_here,
        "is_superuser": account.is_superuser,
    }
    person, _made = Person.objects.update_or_create(email=account.email, defaults=facts)
    person.groups.set(Group.objects.filter(name=account.group))
    confirm_email(person)
    Authenticator.objects.filter(user=person).delete()
    if account.works_here:
        _give_second_step(person, account)
    return person


def _give_second_step(person: Person, account: Account) -> None:
    encrypt = get_adapter().encrypt
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": encrypt(_secret(account.email))}
    )
    seed = hashlib.sha256(f"recovery {account.email}".encode()).hexdigest()
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.RECOVERY_CODES, data={"seed": encrypt(seed), "used_mask": 0}
    )


def _secret(email: str) -> str:
    """The same for ever, so that a phone's app may learn it once."""
    return base64.b32encode(hashlib.sha256(f"demo town {email}".encode()).digest()[:20]).decode()


def account_of(email: str) -> Account | None:
    """The demo account with this address (jo will do for jo@demo.example)."""
    return next((account for account in ACCOUNTS if email in (account.key, account.email)), None)


def current_code(email: str) -> str:
    """The six digits an authenticator app would show now."""
    counter = int(time.time()) // mfa_settings.TOTP_PERIOD
    return totp.format_hotp_value(totp.hotp_value(_secret(email), counter))


def seconds_left() -> int:
    """How long the current code is shown."""
    return mfa_settings.TOTP_PERIOD - int(time.time()) % mfa_settings.TOTP_PERIOD


def recovery_codes(email: str) -> list[str]:
    """Those that are left. Each opens the second step once."""
    kept = Authenticator.objects.filter(user__email=email, type=Authenticator.Type.RECOVERY_CODES).first()
    return list(kept.wrap().get_unused_codes()) if kept else []


def welcome(port: int) -> str:
    """What `make run` prints: where the site is, who can sign in, and how."""
    site = f"http://localhost:{port}"
    lines = ["", f"{settings.SITE_NAME} is at  {site}", f"Letters it would send are at  {site}/inbox/", ""]
    there = set(Person.objects.filter(email__endswith=f"@{HOST}").values_list("email", flat=True))
    if not settings.DEV_TOOLS or not there:
        return "\n".join(lines)
    lines += [f"You can sign in at {site}/accounts/login/ as:", ""]
    lines += [_row(account) for account in ACCOUNTS if account.email in there]
    return "\n".join([*lines, "", *_how_to_sign_in(), ""])


def _row(account: Account) -> str:
    code = f"code now: {current_code(account.email)}" if account.works_here else "no code needed"
    return f"  {account.email:<22}{code:<20}{account.name}, {account.role}"


def _how_to_sign_in() -> list[str]:
    codes = [(account.key, recovery_codes(account.email)[:2]) for account in ACCOUNTS if account.works_here]
    spare = "; ".join(f"{key} {' or '.join(left)}" for key, left in codes if left)
    return [
        f"The password of them all:  {PASSWORD}",
        f"These codes change in {seconds_left()} seconds, and each works once. The next one:",
        "  .venv/bin/python manage.py demo_code jo@demo.example",
        f"Or use a recovery code, once each:  {spare}",
        f"Paul Minchin has no e-mail address. His phone is {BY_PHONE}: ask for a code, and look in the inbox.",
        "Those who work here go on to the desk at /desk/, and to the admin at /admin/.",
    ]
