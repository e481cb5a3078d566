"""The parts of the proof, by the name that --only takes."""

from importlib import import_module

from tests.prove.row import Part

#: name -> (module, the goals it proves)
PARTS = {
    "race": ("race", "G1*"),
    "booked": ("booked", "G1"),
    "waiting": ("waiting", "G1*"),
    "papers": ("papers", "G2*"),
    "paid": ("paid", "G2"),
    "deliveries": ("deliveries", "G3"),
    "stories": ("stories", "G5"),
    "jobs": ("jobs_row", "G4"),
    "permissions": ("permissions", "G6, G7"),
    "inputs": ("inputs", "G8"),
    "uploads": ("uploads", "G9"),
    "guesses": ("guesses", "G10"),
    "entering": ("entering", "G10"),
    "headers": ("headers", "G13"),
    "location": ("location", "G16"),
    "backups": ("backups", "G17"),
    "log": ("log", "G18"),
}


def chosen(words: str) -> list[str]:
    """The parts meant by names or goals such as "G8" or "race,G16"; all of them for "". Raises LookupError."""
    if not words:
        return list(PARTS)
    found = []
    for word in words.replace(" ", "").split(","):
        some = [name for name, (_module, goals) in PARTS.items() if word == name or word in goals.split(", ")]
        if not some:
            raise LookupError(f"There is no part “{word}”. There are: {', '.join(PARTS)} and their goals.")
        found += some
    return list(dict.fromkeys(found))


def part(name: str) -> Part:
    run: Part = import_module(f"tests.prove.{PARTS[name][0]}").run
    return run
