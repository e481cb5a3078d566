"""Who may ask for what: one rule for every address of the site. docs/permissions.md is made from this.

A new address needs a row here, or test_table.py fails with its name. The longest beginning wins; a row that
starts with "=" is for that very address pattern. Rules name what must come of a request (trying.outcome).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.permissions.world import ROLES

ANY_ANSWER = frozenset({"opens", "absent", "no form"})
NOT_IN = frozenset({"refused", "absent", "no form"})

Cells = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Policy:
    """What may come of a request, role by role, and the sentence that says so."""

    sentence: str
    cells: Cells


def _all(*outcomes: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(ROLES, frozenset(outcomes))


def _signed_in(outcomes: frozenset[str]) -> dict[str, frozenset[str]]:
    return {**dict.fromkeys(ROLES, outcomes), **dict.fromkeys(("visitor", "suspended"), frozenset({"sign in"}))}


def _admin(
    *, worker: frozenset[str], other: frozenset[str], editor: frozenset[str], administrator: frozenset[str]
) -> dict[str, frozenset[str]]:
    """In the admin: visitors sign in first, everybody who does not work here is refused."""
    mine = {"worker": worker, "other worker": other, "editor": editor, "administrator": administrator}
    return {**_signed_in(frozenset({"refused"})), **mine}


def _desk(*, other: frozenset[str], worker: frozenset[str]) -> dict[str, frozenset[str]]:
    """At the desk: visitors sign in first, and for everybody who does not work here it is not there."""
    return {
        **_signed_in(frozenset({"absent"})),
        "worker": worker,
        "other worker": other,
        "editor": ANY_ANSWER,
        "administrator": ANY_ANSWER,
    }


OPENS = frozenset({"opens"})
ABSENT = frozenset({"absent"})
NO_FORM = frozenset({"no form"})

POLICIES = {
    "everybody": Policy("Anybody may, signed in or not.", _all("opens")),
    "found or not": Policy("Anybody may ask; the example is not there, for anybody alike.", _all("absent")),
    "closed": Policy("Not here, for anybody.", _all("absent")),
    "no form": Policy("Nothing can be sent here (or: nothing can be read here).", _all("no form")),
    "to the door": Policy("Leads everybody to the log-in page.", _all("sign in")),
    "signed in": Policy("One's own account: whoever is signed in.", _signed_in(ANY_ANSWER)),
    "working here": Policy(
        "Anybody who works here, by two steps.",
        _admin(worker=ANY_ANSWER, other=ANY_ANSWER, editor=ANY_ANSWER, administrator=ANY_ANSWER),
    ),
    "of the area": Policy(
        "The listing's area team, editors and administrators. For another area's team it is not there.",
        _admin(
            worker=ANY_ANSWER,
            other=frozenset({"absent", "no form"}),
            editor=ANY_ANSWER,
            administrator=ANY_ANSWER,
        ),
    ),
    "at the desk": Policy(
        "Support workers and editors, by two steps. For others it is not there.",
        _desk(worker=ANY_ANSWER, other=ANY_ANSWER),
    ),
    "at the desk, of the area": Policy(
        "The listing's area team, editors and administrators. For everybody else it is not there.",
        _desk(worker=ANY_ANSWER, other=ABSENT),
    ),
    "at the desk, editors": Policy(
        "Editors and administrators. For everybody else it is not there.", _desk(worker=ABSENT, other=ABSENT)
    ),
    "at the desk, own area": Policy(
        "The listing's area team alone: for everybody else it is not there, editors and administrators included.",
        _desk(worker=ANY_ANSWER, other=ABSENT) | {"editor": ABSENT, "administrator": ABSENT},
    ),
    "private base": Policy(
        "The listing's area team alone: not even editors and administrators.",
        _admin(worker=OPENS, other=ABSENT, editor=frozenset({"refused"}), administrator=frozenset({"refused"})),
    ),
    "own listing": Policy(
        "Those who run the enterprise. For everybody else it is not there.",
        _signed_in(frozenset({"absent"})) | {"owner": frozenset({"opens"})},
    ),
    "own messages": Policy(
        "Those who run the enterprise they were written to. For everybody else they are not there.",
        _signed_in(frozenset({"absent"})) | {"owner": frozenset({"opens"})},
    ),
    "own, if there": Policy(
        "One's own; the example is not there, for anybody alike.", _signed_in(frozenset({"absent"}))
    ),
    "at the desk, of their people": Policy(
        "Support workers for the people they look after, and editors. For everybody else it is not there.",
        _desk(worker=ANY_ANSWER, other=ABSENT),
    ),
    "at the desk, if there": Policy(
        "Support workers for the people they look after, and editors; the example is not there, for anybody alike.",
        _signed_in(ABSENT),
    ),
    "at the desk, administrators": Policy(
        "Administrators. For everybody else it is not there.",
        _desk(worker=ABSENT, other=ABSENT) | {"editor": ABSENT},
    ),
    "own listing, if there": Policy(
        "Those who run the enterprise; the example is not there, for anybody alike.", _signed_in(frozenset({"absent"}))
    ),
    "own listing or helper": Policy(
        "Those who run the enterprise, and a helper they named, while that lasts. For everybody else it is not there.",
        _signed_in(frozenset({"absent"})) | dict.fromkeys(("owner", "helper"), frozenset({"opens"})),
    ),
    "helper": Policy(
        "A helper whom those who run the enterprise named, while that lasts. For everybody else it is not there.",
        _signed_in(frozenset({"absent"})) | {"helper": frozenset({"opens"})},
    ),
    "own help": Policy(
        "The person and their helper. For everybody else it is not there.",
        _signed_in(frozenset({"absent"})) | dict.fromkeys(("owner", "helper"), frozenset({"opens"})),
    ),
    "own decision": Policy(
        "The person it was got ready for. For everybody else it is not there, the helper included.",
        _signed_in(frozenset({"absent"})) | {"owner": frozenset({"opens"})},
    ),
    "editors": Policy(
        "Editors and administrators.",
        _admin(worker=NOT_IN, other=NOT_IN, editor=ANY_ANSWER | NOT_IN, administrator=ANY_ANSWER | NOT_IN),
    ),
    "administrators": Policy(
        "Administrators.", _admin(worker=NOT_IN, other=NOT_IN, editor=NOT_IN, administrator=ANY_ANSWER)
    ),
    "nobody by a form": Policy(
        "Made by visitors or actions, never by a form in the admin.",
        _admin(worker=NOT_IN, other=NOT_IN, editor=NOT_IN, administrator=NOT_IN),
    ),
    "page parts": Policy(
        "Drawings and words of the admin's own pages, with nothing of anybody's.",
        {**_admin(worker=OPENS, other=OPENS, editor=OPENS, administrator=OPENS)}
        | dict.fromkeys(("visitor", "suspended"), OPENS),
    ),
    "no form to workers": Policy(
        "Nothing can be sent here.",
        _admin(worker=NO_FORM, other=NO_FORM, editor=NO_FORM, administrator=NO_FORM)
        | dict.fromkeys(("visitor", "suspended"), NO_FORM),
    ),
    "old doors": Policy(
        "Leads to the one door.",
        _admin(
            worker=frozenset({"opens", "sign in"}),
            other=frozenset({"opens", "sign in"}),
            editor=frozenset({"opens", "sign in"}),
            administrator=frozenset({"opens", "sign in"}),
        )
        | dict.fromkeys(("visitor", "suspended"), frozenset({"opens", "sign in"})),
    ),
    "closed in the admin": Policy(
        "Not here, for anybody.",
        _admin(worker=ABSENT, other=ABSENT, editor=ABSENT, administrator=ABSENT)
        | dict.fromkeys(("visitor", "suspended"), ABSENT),
    ),
}


@dataclass(frozen=True)
class Row:
    """One address, or all that begin so: the policies for looking (GET) and for sending (POST)."""

    start: str
    get: str
    post: str
    what: str


ROWS = [
    # What the public reads
    Row("=healthz/", "everybody", "no form", "Is it running?"),
    Row("=readyz/", "everybody", "no form", "Can it work?"),
    Row("=find/", "everybody", "no form", "Search"),
    Row("=find/map.json", "found or not", "no form", "Points for the map, when there is a map"),
    Row("=find/complete.json", "everybody", "no form", "Words to complete a search"),
    Row("=find/tell-us/", "everybody", "everybody", "Say what was not found"),
    Row("=enterprises/<slug:slug>/", "everybody", "no form", "A public listing"),
    Row("=enterprises/<slug:slug>/print.pdf", "everybody", "no form", "A public listing to print"),
    Row("=enterprises/<slug:slug>/qr.svg", "everybody", "no form", "A public listing's QR code"),
    Row("=enterprises/<slug:slug>/easy-read/", "everybody", "no form", "A public listing in Easy Read"),
    Row("=enterprises/<slug:slug>/easy-read.pdf", "everybody", "no form", "The same to print"),
    Row("=enterprises/<slug:slug>/recordings/<str:name>", "found or not", "no form", "A video a public listing shows"),
    Row("=enterprises/<slug:slug>/captions/<str:name>", "found or not", "no form", "Its captions"),
    Row("=symbols/<slug:slug>.svg", "found or not", "no form", "A symbol of the library"),
    Row("=enterprises/<slug:slug>/correct/", "everybody", "everybody", "Suggest a correction"),
    Row("=enterprises/<slug:slug>/correct/<slug:line>/", "everybody", "everybody", "Suggest what one line should say"),
    Row("=enterprises/<slug:slug>/report/", "everybody", "everybody", "Report a problem"),
    Row("=thanks/<slug:what>/", "found or not", "no form", "Thanks for what was sent"),
    Row("=n/<str:number>/", "found or not", "no form", "A listing by its short number"),
    Row("=shortlist/", "everybody", "no form", "One's shortlist, kept in the address"),
    Row("=shortlist/qr.svg", "everybody", "no form", "The shortlist's QR code"),
    Row("=shortlist/add/", "no form", "everybody", "Add to the shortlist"),
    Row("=shortlist/remove/", "no form", "everybody", "Take from the shortlist"),
    Row("=worried/", "everybody", "no form", "Worried about someone"),
    Row(r"=((?:[\w\-]+/)*)$", "everybody", "everybody", "Pages of words"),
    Row(r"=documents/(\d+)/(.*)$", "found or not", "found or not", "A document to keep"),
    Row("=media/<path:path>", "found or not", "found or not", "Pictures, on a developer's machine"),
    Row("=look/", "everybody", "everybody", "Every part of the look, on a developer's machine"),
    Row("inbox/", "everybody", "everybody", "What would be sent, on a developer's machine"),
    # One's own listings
    Row("=my/enterprises/", "everybody", "no form", "Leads on to one's own page"),
    Row("my/enterprises/<int:pk>/", "own listing or helper", "own listing or helper", "Writing it, a page at a time"),
    Row("=my/enterprises/<int:pk>/", "own listing or helper", "no form", "Its parts, and how they stand"),
    Row("=my/enterprises/<int:pk>/preview/", "own listing or helper", "no form", "Its draft as people will see it"),
    Row("=my/enterprises/<int:pk>/send/", "own listing", "own listing", "Check it and send it"),
    Row("=my/enterprises/<int:pk>/base/", "own listing", "own listing", "Where one works from: the private base"),
    Row("=my/enterprises/<int:pk>/ask/", "helper", "helper", "Ask who runs it to decide about the draft"),
    Row("=my/enterprises/<int:pk>/ask/today/", "helper", "helper", "Ask who runs it about what is true today"),
    Row("=my/enterprises/<int:pk>/ask/take-back/", "no form", "own listing or helper", "Take a question back"),
    # Helpers, and deciding
    Row("=my/helpers/", "signed in", "no form", "Who helps one, whom one helps, and what waits for one's answer"),
    Row("=my/helpers/new/", "signed in", "signed in", "Name a helper"),
    Row("=my/helpers/log/", "signed in", "no form", "What others did for one"),
    Row("=my/helpers/<int:pk>/", "own help", "own help", "One help, and ending it"),
    Row("=my/decisions/<int:pk>/", "own decision", "own decision", "What was got ready: yes or no"),
    Row("=helping/", "everybody", "everybody", "Type the code of somebody who wants one's help"),
    Row("=helping/yes/", "everybody", "everybody", "Say that one helps, with the code typed before"),
    Row("=decide/", "everybody", "everybody", "Type the code of what one decides"),
    Row("=decide/answer/", "everybody", "everybody", "Yes or no, with the code typed before"),
    Row("=decide/thanks/", "everybody", "no form", "Thanks for the answer"),
    Row("=my/enterprises/<int:pk>/checks/", "own listing", "no form", "The checks the team has seen"),
    Row("=my/enterprises/<int:pk>/undo/", "no form", "own listing or helper", "Undo a version"),
    Row("=my/enterprises/<int:pk>/take-back/", "no form", "own listing", "Take it back from being checked"),
    Row(
        "=my/enterprises/<int:pk>/photos/<int:picture>/",
        "own listing, if there",
        "own listing, if there",
        "One photograph of one's own draft",
    ),
    Row(
        "=my/enterprises/<int:pk>/easy-read/begin/",
        "no form",
        "own listing or helper",
        "A first draft of its Easy Read",
    ),
    Row(
        "=my/enterprises/<int:pk>/easy-read/undo/", "no form", "own listing or helper", "Undo a change of its Easy Read"
    ),
    Row("=my/enterprises/<int:pk>/easy-read/send/", "no form", "own listing", "Have its Easy Read checked"),
    Row(
        "=my/enterprises/<int:pk>/easy-read/preview/",
        "own listing or helper",
        "no form",
        "Its Easy Read as people will see it",
    ),
    Row(
        "=my/enterprises/<int:pk>/easy-read/<int:place>/",
        "own listing, if there",
        "own listing, if there",
        "One sentence of its Easy Read",
    ),
    # Help from a person, and saved forms
    Row("=help/", "everybody", "no form", "A person to ring, and what codes are for"),
    Row("=help/code/", "everybody", "no form", "A code for the page one is on"),
    Row("=help/back/", "everybody", "everybody", "Come back to a saved form, with its code and its word"),
    Row("=help/word/", "no form", "everybody", "Choose the word of a form one has just saved"),
    Row("=help/forget/", "no form", "everybody", "Delete a form one has opened"),
    Row("=reading/", "everybody", "everybody", "How one likes to read"),
    # Signing in
    Row("=accounts/login/", "everybody", "everybody", "The one door"),
    Row("=accounts/logout/", "everybody", "everybody", "Out"),
    Row("=accounts/inactive/", "everybody", "no form", "Says that an account is closed"),
    Row("=accounts/signup/", "everybody", "everybody", "Join"),
    Row("=accounts/password/reset/", "everybody", "everybody", "Ask for a new password"),
    Row("=accounts/password/reset/done/", "everybody", "no form", "The new password is kept"),
    Row("=accounts/password/reset/confirm/", "to the door", "to the door", "The code from the letter, when asked for"),
    Row("=accounts/password/reset/complete/", "everybody", "everybody", "A new password, after the code"),
    Row("=accounts/login/code/", "everybody", "everybody", "Ask for a code"),
    Row("=accounts/login/code/confirm/", "everybody", "everybody", "The code from the letter or the text"),
    Row("=accounts/confirm-email/", "signed in", "signed in", "The code that proves an address"),
    Row("=accounts/reauthenticate/", "signed in", "signed in", "Say again who you are"),
    Row(
        "=accounts/reauthenticate/code/", "signed in", "signed in", "The same by a code, for whoever has no second step"
    ),
    Row("=accounts/email/", "signed in", "signed in", "One's own address"),
    Row("accounts/password/", "signed in", "signed in", "One's own password"),
    Row("accounts/2fa/", "signed in", "signed in", "One's own second step"),
    Row("=accounts/sessions/", "everybody", "everybody", "Leads on to the next"),
    Row("=my/devices/", "signed in", "signed in", "Where one is signed in, and ending it"),
    Row("=my/", "signed in", "no form", "One's own page: what one runs, and one's settings"),
    Row("=join/", "everybody", "everybody", "Tell us about an enterprise of one's own"),
    Row("=join/check/", "everybody", "everybody", "The same, once more before it is made: after signing in"),
    Row("=join/thanks/", "everybody", "no form", "Thanks: somebody rings"),
    Row("=join/code/", "everybody", "everybody", "Type the code of an invitation"),
    Row("=join/yours/", "everybody", "everybody", "Say that a listing is one's own, with its code typed before"),
    Row("=my/recovery/", "signed in", "signed in", "Stop a new way to sign in that one did not ask for"),
    Row("=accounts/stop/<str:token>/", "everybody", "everybody", "The same by the link that was sent"),
    Row("=my/phone/", "signed in", "signed in", "The phone number one signs in with"),
    Row("=my/phone/code/", "signed in", "signed in", "The code that shows that it is one's own"),
    Row("=my/phone/remove/", "no form", "signed in", "Sign in with it no more"),
    Row("=my/helps/", "signed in", "signed in", "What helps one"),
    Row("=my/data/", "signed in", "no form", "What is held about oneself"),
    Row("=my/data/copy/", "no form", "signed in", "Have a copy made of it"),
    Row("my/data/copy/<int:pk>/", "own, if there", "own, if there", "One's own copy: the example is not there"),
    Row("=my/data/wrong/", "signed in", "signed in", "Say that something held is wrong"),
    Row("=my/data/erase/", "signed in", "signed in", "Have all of it erased"),
    Row("=my/data/stop/", "no form", "signed in", "Stop that"),
    Row("=my/data/stop/<str:token>/", "found or not", "found or not", "The same by the link that was sent"),
    Row("=my/reached/", "signed in", "signed in", "How one likes to be reached"),
    Row("=_util/login/", "to the door", "to the door", "Wagtail's door for private pages"),
    Row("_util/authenticate_with_password/", "closed", "closed", "Shared passwords of pages"),
    Row("documents/authenticate_with_password/", "closed", "closed", "Shared passwords of documents"),
    Row("=admin/login/", "old doors", "old doors", "The admin's own door"),
    Row("admin/password_reset/", "old doors", "old doors", "The admin's own new password"),
    Row("=admin/logout/", "working here", "old doors", "Out of the admin"),
    Row("=admin/failwhale/", "closed in the admin", "closed in the admin", "Wagtail's trial of the error page"),
    # The admin
    Row("=admin/", "working here", "working here", "The desk"),
    Row("=admin/account/", "working here", "working here", "One's own settings"),
    Row("=admin/sprite/", "page parts", "page parts", "The admin's icons"),
    Row("=admin/jsi18n/", "page parts", "no form to workers", "The admin's words for its scripts"),
    Row("=admin/test404/", "working here", "working here", "What is not there, to look at"),
    Row(r"=admin/.*/$", "working here", "working here", "What is not there"),
    Row("=admin/codes/", "working here", "working here", "Somebody rings with a code: of one's own areas"),
    Row("=admin/codes/forget/", "nobody by a form", "nobody by a form", "Delete a form, with the ticket of the desk"),
    Row("admin/listings/", "of the area", "of the area", "Acts on a listing"),
    Row("=admin/listings/<int:pk>/base/", "private base", "private base", "The private base of a listing"),
    Row("=admin/listings/invitations/", "working here", "working here", "Who is invited to run a listing"),
    Row("=admin/listings/invitations/results/", "working here", "working here", "The same"),
    Row("=admin/listings/newcomers/", "working here", "working here", "Who told us about their enterprise"),
    Row("=admin/listings/newcomers/results/", "working here", "working here", "The same"),
    Row("=admin/printed-directory/", "working here", "working here", "Printed directories of one's areas"),
    Row("=admin/printed-directory/make/", "working here", "working here", "Have one made"),
    Row("=admin/printed-directory/<int:pk>/directory.pdf", "of the area", "working here", "One to print"),
    Row("admin/listings/messages/", "of the area", "of the area", "Acts on what visitors told us"),
    Row("admin/reach/", "working here", "working here", "Letters to post, calls to make, people of one's areas"),
    Row("admin/reach/letters/<int:pk>/", "of the area", "of the area", "One letter to post"),
    Row("admin/reach/calls/<int:pk>/", "of the area", "of the area", "One call to make"),
    Row("admin/reach/people/<int:pk>/", "of the area", "of the area", "How somebody is reached"),
    Row("admin/listings/easy-read/", "of the area", "of the area", "Acts on an Easy Read copy"),
    Row(
        "admin/listings/recordings/", "of the area", "of the area", "A video or sound file, to hear before it is shown"
    ),
    Row("admin/listings/recordings/choose/", "working here", "working here", "Choose or send a recording"),
    Row(
        "admin/listings/recordings/choose/chosen/<str:pk>/",
        "of the area",
        "working here",
        "One's own recordings, and those of the listings one looks after",
    ),
    Row("admin/snippets/listings/easyread/", "of the area", "of the area", "An Easy Read copy"),
    Row("=admin/snippets/listings/easyread/", "working here", "working here", "The Easy Read copies of one's areas"),
    Row("=admin/snippets/listings/easyread/results/", "working here", "working here", "The same"),
    Row(
        "=admin/snippets/listings/easyread/add/", "nobody by a form", "nobody by a form", "Begun on the listing's page"
    ),
    Row("=admin/snippets/listings/easyread/preview/", "nobody by a form", "nobody by a form", "The same"),
    Row("admin/snippets/listings/enterprise/", "of the area", "of the area", "One listing"),
    Row("=admin/snippets/listings/enterprise/", "working here", "working here", "The listings of one's areas"),
    Row("=admin/snippets/listings/enterprise/results/", "working here", "working here", "The same"),
    Row("=admin/snippets/listings/enterprise/add/", "working here", "working here", "A new listing"),
    Row("=admin/snippets/listings/enterprise/preview/", "working here", "working here", "A new one, as it would look"),
    Row("admin/snippets/choose/listings/", "working here", "working here", "Choose a listing, a word, an area"),
]
for _name in ("correction", "problemreport", "unmetneed"):
    _listed, _chosen = f"admin/snippets/listings/{_name}/", f"admin/snippets/choose/listings/{_name}/"
    ROWS += [
        Row(_listed, "of the area", "of the area", "One message"),
        Row(f"={_listed}", "working here", "working here", "The messages of one's areas"),
        Row(f"={_listed}results/", "working here", "working here", "The same"),
        Row(f"={_listed}add/", "nobody by a form", "nobody by a form", "Visitors write these"),
        Row(f"={_listed}edit/<int:pk>/", "nobody by a form", "nobody by a form", "What was said stays said"),
        Row(f"={_listed}delete/<int:pk>/", "nobody by a form", "nobody by a form", "The same"),
        Row(f"{_listed}usage/", "nobody by a form", "nobody by a form", "Nothing refers to them"),
        Row(f"{_listed}history", "nobody by a form", "nobody by a form", "The log of events has it"),
        Row(f"={_chosen}chosen/<str:pk>/", "of the area", "working here", "Choose a message"),
    ]
ROWS += [
    Row("=admin/snippets/choose/listings/enterprise/chosen/<str:pk>/", "of the area", "working here", "The one chosen"),
    Row("=admin/snippets/choose/listings/easyread/chosen/<str:pk>/", "of the area", "working here", "The one chosen"),
    *(
        Row(f"admin/snippets/listings/{name}/", "editors", "editors", "The words and areas of the site")
        for name in ("category", "term", "area", "symbol")
    ),
    Row(
        "=admin/snippets/listings/enterprise/workflow/preview/<int:pk>/<int:task_id>/",
        "nobody by a form",
        "of the area",
        "A listing that waits for its check, as it would look: this one waits for none",
    ),
    Row("admin/snippets/directory/synonym/", "editors", "editors", "Words that mean the same in a search"),
    Row("admin/snippets/choose/directory/synonym/", "working here", "working here", "Choose one"),
    Row("admin/snippets/directory/newscategory/", "editors", "editors", "Kinds of news"),
    Row("admin/snippets/directory/recording/", "editors", "editors", "Recordings"),
    Row("admin/snippets/choose/directory/", "working here", "working here", "Choose one"),
    Row("admin/snippets/directory/storyconsent/", "of the area", "of the area", "A person's yes to their story"),
    Row("=admin/snippets/directory/storyconsent/", "working here", "working here", "Those of one's areas"),
    Row("=admin/snippets/directory/storyconsent/results/", "working here", "working here", "The same"),
    Row("=admin/snippets/directory/storyconsent/add/", "editors", "editors", "Write a yes down"),
    Row("admin/snippets/directory/storyconsent/edit/", "editors", "editors", "Until when it holds"),
    Row(
        "admin/snippets/directory/storyconsent/delete/",
        "nobody by a form",
        "nobody by a form",
        "It goes with its stories",
    ),
    Row("admin/snippets/directory/storyconsent/usage/", "editors", "editors", "Which stories stand on it"),
    Row("admin/snippets/directory/storyconsent/history", "editors", "editors", "The log of events has it"),
    Row("admin/snippets/choose/directory/storyconsent/", "working here", "working here", "Choose one of one's areas"),
    Row("=admin/snippets/choose/directory/storyconsent/chosen/<str:pk>/", "of the area", "working here", "Choose one"),
    Row("admin/stories/", "of the area", "of the area", "Take a story away for good"),
    Row("=admin/snippets/", "nobody by a form", "nobody by a form", "Everything has its own place in the menu"),
    Row("admin/pages/", "editors", "editors", "Pages of words"),
    Row("admin/translation/submit/page/", "editors", "editors", "Copy a page over to translate it"),
    Row("admin/translation/submit/", "editors", "editors", "The same of other things: none can be"),
    Row("admin/locales/", "administrators", "administrators", "Which languages have a tree of pages"),
    Row("=admin/locales/new/", "nobody by a form", "nobody by a form", "Every language on offer has its tree already"),
    Row("admin/pages/workflow/", "working here", "working here", "Checking pages: nothing waits"),
    Row("=admin/pages/<int:page_id>/revisions/", "working here", "working here", "Leads to the page's history"),
    Row(
        "=admin/pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/",
        "working here",
        "nobody by a form",
        "Asks before a page is moved",
    ),
    Row("admin/choose-", "working here", "working here", "Links inside words"),
    Row("admin/tag-autocomplete/", "working here", "working here", "Tags of pictures"),
    Row("admin/api/main/", "working here", "working here", "What the page chooser reads"),
    Row("admin/bulk/", "working here", "working here", "Acts on several at once; each is asked again"),
    Row("admin/images/", "working here", "working here", "Pictures"),
    Row("admin/documents/", "editors", "editors", "Documents"),
    Row("admin/documents/chooser/", "working here", "working here", "Choose a document"),
    Row("=admin/documents/chooser/create/", "editors", "editors", "A new document while choosing"),
    Row("admin/embeds/", "working here", "working here", "Other sites' pages inside ours: none is allowed"),
    Row("admin/reports/", "editors", "editors", "Reports"),
    Row("admin/reports/site-history/", "working here", "working here", "What was done, to what one may see"),
    Row("admin/dismissibles/", "working here", "working here", "Notices one has read"),
    Row("admin/editing-sessions/", "working here", "working here", "Who else is writing"),
    Row("admin/block-preview/", "working here", "working here", "A part of a page, as it would look"),
    Row("admin/workflows/", "administrators", "administrators", "How pages are checked"),
    Row("admin/workflows/task_chooser/", "working here", "working here", "Choose a task"),
    Row("admin/collections/", "administrators", "administrators", "Collections"),
    Row("admin/redirects/", "editors", "editors", "Old addresses"),
    Row("admin/sites/", "administrators", "administrators", "The site's own address"),
    Row("admin/users/", "administrators", "administrators", "People"),
    Row("admin/groups/", "administrators", "administrators", "Who may do what"),
]

ROWS += [
    Row("=find/pages/", "everybody", "no form", "Search in pages of words"),
    Row("=robots.txt", "everybody", "no form", "What search engines may read"),
    Row("=sitemap.xml", "everybody", "no form", "Every public address, for search engines"),
    Row("=sitemap-<slug:kind>-<int:number>.xml", "found or not", "no form", "A part of it"),
    Row("=colours/<slug:digits>.css", "found or not", "no form", "The area's own colours"),
    Row("admin/settings/", "administrators", "administrators", "The site's name, contact and look"),
    Row("admin/searchpicks/", "editors", "editors", "What is shown first for some words"),
    Row("admin/searchpicks/queries/", "working here", "working here", "Words that have something shown first"),
    Row("admin/searchpicks/reports/", "administrators", "administrators", "Nothing: searches are not counted"),
]


ROWS += [
    Row("=desk/", "at the desk", "no form", "The support workers' desk"),
    Row("=desk/listings/", "at the desk", "no form", "Listings of one's areas to check"),
    Row("=desk/listings/publish/", "no form", "at the desk", "Publish small changes together"),
    Row("desk/listings/<int:pk>/", "at the desk, of the area", "at the desk, of the area", "Check a listing"),
    Row("=desk/listings/<int:pk>/preview/", "at the desk, of the area", "no form", "It, as it would look"),
    Row("=desk/listings/<int:pk>/history/", "at the desk, of the area", "no form", "What happened to it"),
    Row("=desk/listings/<int:pk>/ask/", "at the desk, of the area", "at the desk, of the area", "Ask who runs it"),
    Row("=desk/decisions/", "at the desk", "at the desk", "What waits for somebody's yes or no"),
    Row("desk/decisions/<int:pk>/", "at the desk, of the area", "at the desk, of the area", "Write an answer down"),
    Row("=desk/decisions/<int:pk>/slip.pdf", "at the desk, of the area", "no form", "A slip with codes for yes and no"),
    Row("=desk/people/<int:pk>/helpers/", "at the desk, of the area", "at the desk, of the area", "Who helps somebody"),
    Row("=desk/ring/", "at the desk", "at the desk", "Whom to ring: is it still right?"),
    Row("=desk/hidden/", "at the desk", "no form", "Listings their own people hid"),
    Row("=desk/recovery/", "at the desk", "no form", "Help somebody who cannot sign in any more"),
    Row("=desk/recovery/<int:pk>/", "at the desk, of the area", "at the desk, of the area", "One of them"),
    Row("=desk/recovery/people/<int:pk>/", "at the desk, of the area", "at the desk, of the area", "Ask for one"),
    Row("=desk/people/<int:pk>/helps/", "at the desk, of the area", "at the desk, of the area", "What helps somebody"),
    Row("=desk/data/", "at the desk", "no form", "Who asks about their data, of one's own people"),
    Row(
        "desk/data/<int:pk>/",
        "at the desk, of their people",
        "at the desk, of their people",
        "Do for somebody what they ask about their data",
    ),
    Row("desk/data/<int:pk>/copy/", "at the desk, if there", "no form", "A copy to print that they asked for"),
    Row("desk/data/<int:pk>/stop/", "no form", "at the desk, of their people", "Stop erasing somebody"),
    Row("desk/data/wrong/", "no form", "at the desk, of their people", "Say that what was wrong is dealt with"),
    Row("=desk/kept/", "at the desk, administrators", "no form", "How long everything is kept, and what is overdue"),
    Row("=desk/handover/", "at the desk, editors", "at the desk, editors", "Hand a leaver's areas over"),
    Row("=my/enterprises/<int:pk>/history/", "own listing", "no form", "What happened to one's listing"),
    Row(
        "=my/enterprises/<int:pk>/history/put-back/",
        "own listing, if there",
        "own listing, if there",
        "Put a version back",
    ),
    Row("=my/enterprises/<int:pk>/today/", "own listing", "own listing", "What is true today"),
    Row("=my/enterprises/<int:pk>/hide/", "own listing", "own listing", "Hide it at once"),
    Row("=my/enterprises/<int:pk>/close/", "own listing", "own listing", "Close it for good"),
    Row("=enterprises/<slug:slug>/message/", "everybody", "everybody", "Write to an enterprise"),
    Row("=messages/code/<str:token>/", "everybody", "everybody", "The code that proves a visitor's e-mail"),
    Row("=messages/<str:token>/", "everybody", "everybody", "A visitor's messages, by the link they were sent"),
    Row("=messages/<str:token>/report/", "everybody", "everybody", "Report them"),
    Row("=my/messages/", "signed in", "no form", "What visitors wrote to one"),
    Row("my/messages/<int:pk>/", "own messages", "own messages", "One visitor's messages, and reporting them"),
    Row("=my/enterprises/<int:pk>/messages/", "own listing", "own listing", "Take messages or not"),
    Row("=my/enterprises/<int:pk>/corrections/", "own listing", "own listing", "What visitors say is not right"),
    Row("=still-right/<str:token>/", "everybody", "everybody", "Say by a link that one's listing is still right"),
]


ROWS += [
    Row("my/enterprises/<int:pk>/documents/", "own listing", "no form", "Documents of one's own enterprise"),
    Row("=my/enterprises/<int:pk>/documents/add/", "own listing", "own listing", "Send a document"),
    Row("=my/enterprises/<int:pk>/documents/<int:document>/file/", "own listing", "no form", "The file, to keep"),
    Row("=my/enterprises/<int:pk>/documents/<int:document>/remove/", "own listing", "own listing", "Remove one"),
    Row("=desk/documents/", "at the desk", "no form", "Documents of one's own areas to look at"),
    Row("=desk/documents/ran-out/", "at the desk", "no form", "Documents of one's own areas that have run out"),
    Row("desk/listings/<int:pk>/documents/", "at the desk, own area", "no form", "Documents of a listing"),
    Row(
        "=desk/listings/<int:pk>/documents/sighted/",
        "at the desk, own area",
        "at the desk, own area",
        "Write down what one has seen",
    ),
    Row(
        "=desk/listings/<int:pk>/documents/<int:document>/",
        "at the desk, own area",
        "at the desk, own area",
        "Look at a document, and say what comes of it",
    ),
    Row(
        "=desk/listings/<int:pk>/documents/<int:document>/file/",
        "at the desk, own area",
        "no form",
        "The file, to keep",
    ),
]


def row_for(route: str) -> Row | None:
    """The row that rules this address pattern."""
    exact = [row for row in ROWS if row.start == f"={route}"]
    begins = [row for row in ROWS if not row.start.startswith("=") and route.startswith(row.start)]
    return (exact or sorted(begins, key=lambda row: len(row.start), reverse=True) or [None])[0]
