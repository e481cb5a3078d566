"""Forms whose words are given advice on plain English. It stands under the question, and never blocks anything."""

from typing import Any, ClassVar

from enterprises.listings.plain_words import Advice, advise


class Advised:
    """For a form: which of its fields hold words that people read."""

    advised: ClassVar[tuple[str, ...]] = ()

    @property
    def questions(self) -> list[tuple[Any, Advice | None]]:
        """Each field to show, with advice on what it says now."""
        form: Any = self
        return [
            (field, advise(str(field.value() or "")) if field.name in self.advised else None)
            for field in form.visible_fields()
        ]
