"""Words that mean the same, as a new site starts with them. Editors change them afterwards."""

from directory.models import Synonym

#: Categories and terms have "other words" of their own; here stand those that belong to no single one.
SYNONYMS = (
    "carer, PA, personal assistant, care worker, home carer, caregiver",
    "gardener, gardening, lawn mowing",
    "lift, transport, driver, driving",
    "taxi, cab, minicab",
    "handyman, handyperson, odd jobs, DIY, repairs",
    "cleaner, cleaning, housework, domestic help",
    "befriending, befriender, companionship, company",
    "day centre, day opportunities, day service",
    "trip, outing, day out, excursion",
    "hairdresser, hair, barber",
    "chiropody, chiropodist, podiatry, podiatrist, foot care, toenails",
    "computer, IT, laptop, digital",
    "phone, mobile, smartphone, telephone",
    "respite, short break, sitting service",
    "meals on wheels, cooked meals, dinners delivered",
    "groceries, food shopping",
    "wheelchair, mobility scooter",
    "deaf, hard of hearing, hearing loss",
    "blind, sight loss, visually impaired, partially sighted",
    "dementia, Alzheimer's, memory loss",
    "autism, autistic, ASD, Asperger's",
    "learning disability, learning difficulties, learning disabled",
    "BSL, British Sign Language, sign language",
    "DBS, CRB, police check",
    "dog walking, dog walker",
    "choir, singing",
    "arts, art, crafts, craft",
    "exercise, keep fit, fitness",
    "employment, job, paid work",
    "cv, job application",
    "bills, paperwork, form filling, forms",
    "cake, cakes, baking, bakery, baker",
    "elderly, older people, seniors, pensioners",
    "kids, children",
    "swim, swimming, pool",
    "walk, walking, rambling, hiking",
    "mental health, wellbeing, anxiety, depression",
    "women, woman, ladies, female",
    "men, man, gents, male",
    "overnight, sleep in, sleepover, night sitter",
    "washing, personal care, bathing, dressing",
    "laundry, ironing",
)


def load_synonyms() -> None:
    """Add the starter lists to a site that has none. A site whose editors keep their own is left alone."""
    if not Synonym.objects.exists():
        for words in SYNONYMS:
            Synonym.objects.create(words=words)
