"""The words a new site starts with. Editors change them afterwards; loading again never overwrites their changes.

The lists follow what people choosing support look for: who it is for, days, ways to pay, checks, access and so on.
"""

from core.drawings import clean_drawing
from enterprises.listings.models import Category, Symbol, Term
from enterprises.listings.symbols import STARTER

#: group -> (slug, name, other words people type)
TERMS: dict[str, list[tuple[str, str, str]]] = {
    "for": [
        ("older-people", "Older people", "elderly, seniors, pensioners, retired"),
        ("learning-disability", "People with a learning disability", "learning difficulties, learning disabled"),
        ("autism", "Autistic people", "autism, asperger, asd"),
        ("dementia", "People with dementia", "alzheimer, memory loss, memory"),
        ("physical-disability", "People with a physical disability", "wheelchair user, mobility"),
        ("mental-health", "People with mental health needs", "anxiety, depression, wellbeing"),
        ("sight-loss", "People who are blind or see little", "visually impaired, sight loss"),
        ("hearing-loss", "People who are deaf or hard of hearing", "deaf, hearing impaired"),
        ("carers", "Family carers", "carer, respite, short break"),
        ("young-people", "Young people", "teenagers, youth, transition"),
        ("children", "Children and families", "kids, parents, family"),
        ("everyone", "Everyone", "anybody, all"),
    ],
    "pay": [
        ("direct-payment", "Direct payment", "dp, direct payments"),
        ("personal-budget", "Personal budget the council looks after", "managed budget, council invoice, isf"),
        ("personal-health-budget", "Personal health budget", "phb, nhs budget"),
        ("own-money", "My own money", "private, self-funded, self funding"),
        ("card", "Card", "debit card, credit card"),
        ("bank-transfer", "Bank transfer", "bacs"),
        ("cash", "Cash", ""),
        ("free", "Free", "no charge, nothing to pay"),
        ("time-credits", "Time credits", "timebank, hours"),
    ],
    "access": [
        ("step-free", "No steps", "level access, ramp, step free"),
        ("wheelchair-toilet", "Wheelchair toilet", "accessible toilet, disabled toilet"),
        ("changing-place", "Changing Places toilet", "hoist, changing bench"),
        ("hearing-loop", "Hearing loop", "induction loop, t-loop"),
        ("quiet-space", "A quiet room", "quiet space, calm"),
        ("blue-badge-parking", "Blue Badge parking", "disabled parking"),
        ("parking", "Parking", "car park"),
        ("near-bus", "Near a bus stop", "public transport, bus"),
        ("lift", "A lift", "elevator"),
        ("assistance-dogs", "Assistance dogs welcome", "guide dog"),
    ],
    "language": [
        ("english", "English", ""),
        ("bsl", "British Sign Language", "bsl, sign language, signing"),
        ("makaton", "Makaton", "signing"),
        ("polish", "Polish", "polski"),
        ("welsh", "Welsh", "cymraeg"),
        ("urdu", "Urdu", ""),
        ("punjabi", "Punjabi", "panjabi"),
        ("bengali", "Bengali", "sylheti"),
        ("gujarati", "Gujarati", ""),
        ("arabic", "Arabic", ""),
        ("romanian", "Romanian", ""),
        ("portuguese", "Portuguese", ""),
        ("ukrainian", "Ukrainian", ""),
        ("spanish", "Spanish", ""),
        ("french", "French", ""),
    ],
    "format": [
        ("easy-read", "Easy Read", "easyread"),
        ("large-print", "Large print", ""),
        ("bsl-video", "BSL video", "sign language video"),
        ("audio", "Audio", "recording, cd"),
        ("braille", "Braille", ""),
        ("phone-only", "By phone, with no screen", "telephone"),
    ],
    "check": [
        ("dbs-enhanced", "Enhanced DBS check", "dbs, crb, police check"),
        ("dbs-basic", "Basic DBS check", "dbs, crb, police check"),
        ("insurance", "Public liability insurance", "insured"),
        ("references", "References", ""),
        ("safeguarding-training", "Safeguarding training", ""),
        ("first-aid", "First aid training", "first aider"),
        ("food-hygiene", "Food hygiene rating", "food safety"),
        ("accredited", "Accredited by the council", "approved provider, doing it right"),
        ("peer-checked", "Checked by peers", "quality check"),
        ("business-car-insurance", "Car insurance for carrying people", ""),
    ],
    "skill": [
        ("dementia-care", "Dementia", "alzheimer"),
        ("autism-support", "Autism", "asd"),
        ("mental-health-support", "Mental health", ""),
        ("medication", "Help with medicine", "tablets, medication"),
        ("moving-handling", "Moving and handling", "hoist, lifting"),
        ("epilepsy", "Epilepsy", "seizures"),
        ("peg-feeding", "PEG feeding", "tube feeding"),
        ("end-of-life", "End of life care", "palliative"),
        ("challenging-behaviour", "Positive behaviour support", "challenging behaviour"),
        ("visual-guiding", "Guiding people who see little", "sighted guide"),
    ],
    "run_by": [
        ("sole-trader", "One person", "sole trader, self-employed"),
        ("small-team", "A small team (up to 8)", "micro-enterprise, micro provider"),
        ("disabled-people", "Disabled people", "user-led"),
        ("older-people", "Older people", "retired"),
        ("learning-disabled-people", "People with a learning disability", ""),
        ("family-carers", "Family carers", ""),
        ("community-group", "A community group", "volunteers"),
        ("cooperative", "A co-operative or social enterprise", "cic, coop, charity"),
    ],
}

#: top category -> (slug, name, other words) of those in it
CATEGORIES: dict[tuple[str, str], list[tuple[str, str, str]]] = {
    ("at-home", "Help at home"): [
        ("personal-care", "Personal care", "washing, dressing, care at home, home care, carer"),
        ("cleaning", "Cleaning and laundry", "cleaner, housework, ironing, domestic help"),
        ("meals", "Meals and cooking", "cook, food, dinners, lunch, meals on wheels"),
        ("shopping", "Shopping", "groceries, errands"),
        ("companionship", "Company and visits", "companion, befriending, sitting, loneliness, befriender"),
        ("overnight", "Nights and short breaks", "respite, sleep in, overnight care, sitting service"),
        ("paperwork", "Letters, forms and money", "bills, paperwork, budgeting, form filling"),
    ],
    ("home-garden", "House and garden"): [
        ("gardening", "Gardening", "gardener, lawn, mowing, hedge, allotment, weeding"),
        ("repairs", "Repairs and odd jobs", "handyman, handyperson, diy, fix, grab rails, shelves"),
        ("decorating", "Painting and decorating", "painter, wallpaper"),
        ("it-help", "Computers and phones", "it help, computer, tablet, internet, smartphone, digital"),
        ("pets", "Dogs and other pets", "dog walking, pet sitting, dog walker"),
    ],
    ("out-about", "Getting out"): [
        ("day-trips", "Day trips and outings", "trips, outing, days out, excursions"),
        ("transport", "Lifts and transport", "driver, taxi, car, minibus, hospital appointments, lift"),
        ("walking", "Walking and being outdoors", "walks, nature, outdoors, hiking"),
        ("sport", "Sport and keeping fit", "exercise, swimming, gym, yoga, fitness, keep fit"),
        ("clubs", "Clubs and lunches", "lunch club, social group, day centre, coffee morning, meet people"),
    ],
    ("creative", "Making and learning"): [
        ("art", "Art and craft", "painting, drawing, pottery, sewing, crafts, knitting"),
        ("music", "Music, dance and drama", "singing, choir, theatre, guitar, dancing"),
        ("farm", "Farms, animals and growing", "care farm, horses, growing, beekeeping"),
        ("woodwork", "Woodwork and making", "workshop, carpentry, men's shed, bikes"),
        ("life-skills", "Life skills", "travel training, independence, cooking skills"),
        ("work-skills", "Work and volunteering", "job coach, work experience, employment, cv"),
    ],
    ("wellbeing", "Health and wellbeing"): [
        ("beauty", "Hair, nails and feet", "hairdresser, barber, foot care, chiropody, nail cutting"),
        ("therapies", "Massage and therapies", "massage, reflexology, relaxation, mindfulness"),
        ("talking", "Talking and listening", "counselling, peer support, mental health"),
        ("advocacy", "Speaking up for you", "advocate, advocacy, rights, advice, benefits"),
    ],
    ("buy", "Things to buy"): [
        ("food-made", "Bread, cakes and local food", "bakery, baker, cakes, jam, eggs, vegetables"),
        ("cafe", "Cafés", "cafe, coffee shop, tea room"),
        ("handmade", "Handmade things and gifts", "gifts, cards, jewellery, market stall"),
        ("plants", "Plants and flowers", "nursery, florist, seedlings"),
    ],
}


def load_vocabulary() -> None:
    """Make what is missing of the lists above; what is there stays as editors left it."""
    for group, terms in TERMS.items():
        for order, (slug, name, words) in enumerate(terms):
            Term.objects.get_or_create(
                group=group, slug=slug, defaults={"name": name, "words": words, "sort_order": order * 10}
            )
    for top_order, ((top_slug, top_name), children) in enumerate(CATEGORIES.items()):
        top, _made = Category.objects.get_or_create(
            slug=top_slug, defaults={"name": top_name, "sort_order": top_order * 10}
        )
        for order, (slug, name, words) in enumerate(children):
            Category.objects.get_or_create(
                slug=slug, defaults={"name": name, "words": words, "parent": top, "sort_order": order * 10}
            )


def load_symbols() -> None:
    """Make what is missing of our own symbols."""
    there = set(Symbol.objects.values_list("slug", flat=True))
    Symbol.objects.bulk_create(
        Symbol(slug=slug, name=name, words=words, drawing=clean_drawing(drawing.encode()))
        for slug, (name, words, drawing) in STARTER.items()
        if slug not in there
    )
