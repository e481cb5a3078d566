"""The symbols a site starts with, drawn here: for Easy Read pages, booklets and anything else that needs a picture.

Editors change, add and take away symbols in the admin; loading these again never overwrites what they did.
"""

from enterprises.listings.symbols.people import PEOPLE
from enterprises.listings.symbols.places import PLACES
from enterprises.listings.symbols.signs import SIGNS
from enterprises.listings.symbols.things import THINGS
from enterprises.listings.symbols.work import WORK

#: address -> (name, other words people look for it by, the drawing as the text of an SVG file)
STARTER: dict[str, tuple[str, str, str]] = {**SIGNS, **PEOPLE, **PLACES, **THINGS, **WORK}
