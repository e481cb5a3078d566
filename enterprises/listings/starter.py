"""The words a new site starts with. Editors change them afterwards; loading again never overwrites their changes.

Names are marked so that other languages have a word for them (core.languages.term shows it); what is kept is English.

The lists follow what people choosing support look for: who it is for, days, ways to pay, checks, access and so on.
"""

from django.utils.translation import gettext_noop as _

from core.drawings import clean_drawing
from enterprises.listings.models import Category, Symbol, Term
from enterprises.listings.symbols import STARTER

#: group -> (slug, name, other words people type)
TERMS: dict[str, list[tuple[str, str, str]]] = {
    "for": [
        ("older-people", _("Older people"), "elderly, seniors, pensioners, retired"),
        ("learning-disability", _("People with a learning disability"), "learning difficulties, learning disabled"),
        ("autism", _("Autistic people"), "autism, asperger, asd"),
        ("dementia", _("People with dementia"), "alzheimer, memory loss, memory"),
        ("physical-disability", _("People with a physical disability"), "wheelchair user, mobility"),
        ("mental-health", _("People with mental health needs"), "anxiety, depression, wellbeing"),
        ("sight-loss", _("People who are blind or see little"), "visually impaired, sight loss"),
        ("hearing-loss", _("People who are deaf or hard of hearing"), "deaf, hearing impaired"),
        ("carers", _("Family carers"), "carer, respite, short break"),
        ("young-people", _("Young people"), "teenagers, youth, transition"),
        ("children", _("Children and families"), "kids, parents, family"),
        ("everyone", _("Everyone"), "anybody, all"),
    ],
    "pay": [
        ("direct-payment", _("Direct payment"), "dp, direct payments"),
        ("personal-budget", _("Personal budget the council looks after"), "managed budget, council invoice, isf"),
        ("personal-health-budget", _("Personal health budget"), "phb, nhs budget"),
        ("own-money", _("My own money"), "private, self-funded, self funding"),
        ("card", _("Card"), "debit card, credit card"),
        ("bank-transfer", _("Bank transfer"), "bacs"),
        ("cash", _("Cash"), ""),
        ("free", _("Free"), "no charge, nothing to pay"),
        ("time-credits", _("Time credits"), "timebank, hours"),
    ],
    "access": [
        ("step-free", _("No steps"), "level access, ramp, step free"),
        ("wheelchair-toilet", _("Wheelchair toilet"), "accessible toilet, disabled toilet"),
        ("changing-place", _("Changing Places toilet"), "hoist, changing bench"),
        ("hearing-loop", _("Hearing loop"), "induction loop, t-loop"),
        ("quiet-space", _("A quiet room"), "quiet space, calm"),
        ("blue-badge-parking", _("Blue Badge parking"), "disabled parking"),
        ("parking", _("Parking"), "car park"),
        ("near-bus", _("Near a bus stop"), "public transport, bus"),
        ("lift", _("A lift"), "elevator"),
        ("assistance-dogs", _("Assistance dogs welcome"), "guide dog"),
    ],
    "language": [
        ("english", _("English"), ""),
        ("bsl", _("British Sign Language"), "bsl, sign language, signing"),
        ("makaton", _("Makaton"), "signing"),
        ("polish", _("Polish"), "polski"),
        ("welsh", _("Welsh"), "cymraeg"),
        ("urdu", _("Urdu"), ""),
        ("punjabi", _("Punjabi"), "panjabi"),
        ("bengali", _("Bengali"), "sylheti"),
        ("gujarati", _("Gujarati"), ""),
        ("arabic", _("Arabic"), ""),
        ("romanian", _("Romanian"), ""),
        ("portuguese", _("Portuguese"), ""),
        ("ukrainian", _("Ukrainian"), ""),
        ("spanish", _("Spanish"), ""),
        ("french", _("French"), ""),
    ],
    "format": [
        ("easy-read", _("Easy Read"), "easyread"),
        ("large-print", _("Large print"), ""),
        ("bsl-video", _("BSL video"), "sign language video"),
        ("audio", _("Audio"), "recording, cd"),
        ("braille", _("Braille"), ""),
        ("phone-only", _("By phone, with no screen"), "telephone"),
    ],
    "check": [
        ("dbs-enhanced", _("Enhanced DBS check"), "dbs, crb, police check"),
        ("dbs-basic", _("Basic DBS check"), "dbs, crb, police check"),
        ("insurance", _("Public liability insurance"), "insured"),
        ("references", _("References"), ""),
        ("safeguarding-training", _("Safeguarding training"), ""),
        ("first-aid", _("First aid training"), "first aider"),
        ("food-hygiene", _("Food hygiene rating"), "food safety"),
        ("accredited", _("Accredited by the council"), "approved provider, doing it right"),
        ("peer-checked", _("Checked by peers"), "quality check"),
        ("business-car-insurance", _("Car insurance for carrying people"), ""),
    ],
    "skill": [
        ("dementia-care", _("Dementia"), "alzheimer"),
        ("autism-support", _("Autism"), "asd"),
        ("mental-health-support", _("Mental health"), ""),
        ("medication", _("Help with medicine"), "tablets, medication"),
        ("moving-handling", _("Moving and handling"), "hoist, lifting"),
        ("epilepsy", _("Epilepsy"), "seizures"),
        ("peg-feeding", _("PEG feeding"), "tube feeding"),
        ("end-of-life", _("End of life care"), "palliative"),
        ("challenging-behaviour", _("Positive behaviour support"), "challenging behaviour"),
        ("visual-guiding", _("Guiding people who see little"), "sighted guide"),
    ],
    "run_by": [
        ("sole-trader", _("One person"), "sole trader, self-employed"),
        ("small-team", _("A small team (up to 8)"), "micro-enterprise, micro provider"),
        ("disabled-people", _("Disabled people"), "user-led"),
        ("older-people", _("Older people"), "retired"),
        ("learning-disabled-people", _("People with a learning disability"), ""),
        ("family-carers", _("Family carers"), ""),
        ("community-group", _("A community group"), "volunteers"),
        ("cooperative", _("A co-operative or social enterprise"), "cic, coop, charity"),
    ],
}

#: top category -> (slug, name, other words) of those in it
CATEGORIES: dict[tuple[str, str], list[tuple[str, str, str]]] = {
    ("at-home", _("Help at home")): [
        ("personal-care", _("Personal care"), "washing, dressing, care at home, home care, carer"),
        ("cleaning", _("Cleaning and laundry"), "cleaner, housework, ironing, domestic help"),
        ("meals", _("Meals and cooking"), "cook, food, dinners, lunch, meals on wheels"),
        ("shopping", _("Shopping"), "groceries, errands"),
        ("companionship", _("Company and visits"), "companion, befriending, sitting, loneliness, befriender"),
        ("overnight", _("Nights and short breaks"), "respite, sleep in, overnight care, sitting service"),
        ("paperwork", _("Letters, forms and money"), "bills, paperwork, budgeting, form filling"),
    ],
    ("home-garden", _("House and garden")): [
        ("gardening", _("Gardening"), "gardener, lawn, mowing, hedge, allotment, weeding"),
        ("repairs", _("Repairs and odd jobs"), "handyman, handyperson, diy, fix, grab rails, shelves"),
        ("decorating", _("Painting and decorating"), "painter, wallpaper"),
        ("it-help", _("Computers and phones"), "it help, computer, tablet, internet, smartphone, digital"),
        ("pets", _("Dogs and other pets"), "dog walking, pet sitting, dog walker"),
    ],
    ("out-about", _("Getting out")): [
        ("day-trips", _("Day trips and outings"), "trips, outing, days out, excursions"),
        ("transport", _("Lifts and transport"), "driver, taxi, car, minibus, hospital appointments, lift"),
        ("walking", _("Walking and being outdoors"), "walks, nature, outdoors, hiking"),
        ("sport", _("Sport and keeping fit"), "exercise, swimming, gym, yoga, fitness, keep fit"),
        ("clubs", _("Clubs and lunches"), "lunch club, social group, day centre, coffee morning, meet people"),
    ],
    ("creative", _("Making and learning")): [
        ("art", _("Art and craft"), "painting, drawing, pottery, sewing, crafts, knitting"),
        ("music", _("Music, dance and drama"), "singing, choir, theatre, guitar, dancing"),
        ("farm", _("Farms, animals and growing"), "care farm, horses, growing, beekeeping"),
        ("woodwork", _("Woodwork and making"), "workshop, carpentry, men's shed, bikes"),
        ("life-skills", _("Life skills"), "travel training, independence, cooking skills"),
        ("work-skills", _("Work and volunteering"), "job coach, work experience, employment, cv"),
    ],
    ("wellbeing", _("Health and wellbeing")): [
        ("beauty", _("Hair, nails and feet"), "hairdresser, barber, foot care, chiropody, nail cutting"),
        ("therapies", _("Massage and therapies"), "massage, reflexology, relaxation, mindfulness"),
        ("talking", _("Talking and listening"), "counselling, peer support, mental health"),
        ("advocacy", _("Speaking up for you"), "advocate, advocacy, rights, advice, benefits"),
    ],
    ("buy", _("Things to buy")): [
        ("food-made", _("Bread, cakes and local food"), "bakery, baker, cakes, jam, eggs, vegetables"),
        ("cafe", _("Cafés"), "cafe, coffee shop, tea room"),
        ("handmade", _("Handmade things and gifts"), "gifts, cards, jewellery, market stall"),
        ("plants", _("Plants and flowers"), "nursery, florist, seedlings"),
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
