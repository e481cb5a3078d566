"""Text messages by GOV.UK Notify: the only file that knows its client.

The service needs one text template whose whole body is ((words)); settings say its id and the key of the
service. Notify asks its users to go by status codes and kinds of error, never by the words of its messages.
"""

from typing import Any

from django.conf import settings

from core.texts import Outcome, TryLater, WrongNumber

SECONDS = 20
_FAILED = {"permanent-failure", "temporary-failure", "technical-failure"}
_ARRIVED = {"delivered", "sent"}  # "sent": to a network abroad, which tells no more


class Notify:
    """core.texts.Gateway, carried by Notify."""

    def __init__(self) -> None:
        # Only a process that texts pays for loading it.
        from notifications_python_client.notifications import NotificationsAPIClient

        self.client = NotificationsAPIClient(settings.NOTIFY_API_KEY, settings.NOTIFY_URL, SECONDS)

    def send(self, number: str, words: str, reference: str) -> str:
        answer = self._ask(
            "send_sms_notification",
            phone_number=number,
            template_id=settings.NOTIFY_TEXT_TEMPLATE_ID,
            personalisation={"words": words},
            reference=reference,
        )
        return str(answer["id"])

    def find(self, reference: str) -> str | None:
        answer = self._ask("get_all_notifications", template_type="sms", reference=reference)
        return next((str(found["id"]) for found in answer["notifications"]), None)

    def outcome(self, sent_id: str) -> Outcome:
        status = self._ask("get_notification_by_id", sent_id)["status"]
        if status in _FAILED:
            return Outcome.FAILED
        return Outcome.ARRIVED if status in _ARRIVED else Outcome.ON_ITS_WAY

    def _ask(self, what: str, *args: str, **facts: Any) -> Any:
        from notifications_python_client.errors import APIError  # see __init__

        try:
            return getattr(self.client, what)(*args, **facts)
        except APIError as error:
            # From None, because what Notify answers may hold the number and a job's traceback is kept.
            raise _explained(error) from None


def _explained(error: Any) -> Exception:
    """A ValidationError is about what we sent, and of that only the number is somebody's: ringing is what is left."""
    kinds = _kinds(error.message)
    if error.status_code == 400 and "ValidationError" in kinds:
        return WrongNumber("Notify 400 ValidationError")
    return TryLater(" ".join(["Notify", str(error.status_code), *kinds]))


def _kinds(errors: Any) -> list[str]:
    """The kinds of Notify's errors, from a list like [{"error": "RateLimitError", "message": "..."}]."""
    listed = errors if isinstance(errors, list) else []
    names = [str(each.get("error", "")) for each in listed if isinstance(each, dict)]
    return [name for name in names if name.isidentifier()]
