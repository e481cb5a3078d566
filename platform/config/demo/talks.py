"""What visitors of the demo town wrote to Ana: one message is new, one was answered, and one asks to be looked at."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Person
from config.demo.accounts import HOST
from enterprises.listings import actions as listings
from enterprises.listings.models import Enterprise, Talk, TalkMessage
from enterprises.listings.talking import actions

#: what they are called, their address, how many hours ago they began, and what was said in turn
TALKS = (
    (
        "Doreen",
        "doreen@example.org",
        50,
        (
            "Could you make forty cards for a christening on the 12th? White and yellow, please.",
            "Yes, with pleasure. Carrie-Ann likes yellow best. They would be £1.40 each. Shall we start?",
            "Please do. I will fetch them on the 10th.",
        ),
    ),
    ("", "reg@example.org", 3, ("Do you also do cards in large print? My sister cannot see small letters.",)),
    (
        "Trev",
        "trev@example.org",
        30,
        ("I can get you on the first page of every search. It costs you nothing today. Send me your bank card.",),
    ),
)


def write_to_ana() -> None:
    """Through the same doors as visitors' own, then set back to the hours they are said to have come."""
    ana = Person.objects.get(email=f"ana@{HOST}")
    listing = Enterprise.objects.select_related("area").filter(ownership__person=ana).order_by("pk")[0]
    actions.switch_messages(listing, on=True, by=ana)
    for name, email, hours, said in TALKS:
        talk = _began(listing, name, email, said[0])
        for place, words in enumerate(said[1:]):
            actions.write_back(talk, words) if place % 2 else actions.answer(talk, words, by=ana)
        _set_back(talk, hours)
    actions.report_talk(talk, "He wants to know my bank card. I think it is a trick.", by=ana)
    listings.suggest_correction(
        listing, about="contact", line="best_time", value="In the morning, before the post goes"
    )


def _began(listing: Enterprise, name: str, email: str, words: str) -> Talk:
    """As if the code from their e-mail had come back."""
    talk = actions.begin_talk(listing, email=email, name=name, words=words)
    Talk.objects.filter(pk=talk.pk).update(status=Talk.Status.OPEN, code_digest="")
    talk.refresh_from_db()
    return talk


def _set_back(talk: Talk, hours: int) -> None:
    began = timezone.now() - timedelta(hours=hours)
    for place, message in enumerate(talk.messages.all()):
        at = began + timedelta(hours=place * 2)
        TalkMessage.objects.filter(pk=message.pk).update(written_at=at)
        Talk.objects.filter(pk=talk.pk).update(last_at=at)
