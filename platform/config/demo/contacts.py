"""Ways to get in touch that can never reach anybody: Ofcom's numbers for plays, and example.org."""

from collections.abc import Iterator

from django.utils.text import slugify

from config.demo.reading import Entry, TownError


class Numbers:
    """Hands out 01632 960xxx and 07700 900xxx, each once."""

    def __init__(self) -> None:
        self.landlines = _run("01632 960", 200)
        self.mobiles = _run("07700 900", 100)


def _run(start: str, first: int) -> Iterator[str]:
    return (f"{start}{number:03}" for number in range(first, 1000))


def website_of(name: str) -> str:
    """https://patsplates.example.org/"""
    return f"https://{slugify(name).replace('-', '')[:40]}.example.org/"


def contact_fields(entry: Entry, numbers: Numbers) -> dict[str, str]:
    """`landline mobile text email:hello web letters` as the fields of a listing."""
    fields: dict[str, str] = {}
    ways = entry.words("contact")
    mobile = next(numbers.mobiles) if {"mobile", "text"} & set(ways) else ""
    for way in ways:
        if way == "landline":
            fields["phone"] = next(numbers.landlines)
        elif way == "mobile":
            fields.setdefault("phone", mobile)
        elif way == "text":
            fields["text_number"] = mobile
        elif way == "web":
            fields["website"] = website_of(entry.name)
        elif way.startswith("email:"):
            fields["email"] = f"{way.removeprefix('email:')}@{website_of(entry.name)[8:-1]}"
        elif way == "letters":
            fields["post_address"] = entry.text("letters")
        else:
            raise TownError(f"{entry.name}: nobody is reached by {way!r}.")
    return fields
