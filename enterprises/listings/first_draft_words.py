"""Plain sentences for words of the shared lists, each with its symbol. For first_draft."""

from typing import Any

from django.utils.translation import gettext_lazy as _

Sentences = dict[str, tuple[Any, str]]

#: Kinds of help.
KINDS: Sentences = {
    "personal-care": (_("They help you wash and get dressed."), "personal-care"),
    "cleaning": (_("They clean your home."), "cleaning"),
    "meals": (_("They cook meals for you."), "meals"),
    "shopping": (_("They help you with your shopping."), "shopping"),
    "companionship": (_("They visit you and keep you company."), "company"),
    "overnight": (_("They stay with you at night."), "night-care"),
    "paperwork": (_("They help you with letters and forms."), "paperwork"),
    "gardening": (_("They help you in your garden."), "gardening"),
    "repairs": (_("They mend things in your home."), "repairs"),
    "decorating": (_("They paint the walls in your home."), "decorating"),
    "it-help": (_("They help you with your computer or phone."), "computer"),
    "pets": (_("They look after your dog or other pets."), "dog"),
    "day-trips": (_("They take you on days out."), "trip"),
    "transport": (_("They drive you to places."), "car"),
    "walking": (_("They go for walks with you."), "walking"),
    "sport": (_("They help you keep fit."), "sport"),
    "clubs": (_("You can meet other people there."), "club"),
    "art": (_("You can make art there."), "art"),
    "music": (_("You can make music there."), "music"),
    "farm": (_("You can be with animals and plants."), "animals"),
    "woodwork": (_("You can make things from wood."), "woodwork"),
    "life-skills": (_("You can learn to do more by yourself."), "life-skills"),
    "work-skills": (_("They help you learn about work."), "work"),
    "beauty": (_("They look after your hair, nails or feet."), "hair"),
    "therapies": (_("They help you relax."), "massage"),
    "talking": (_("You can talk, and they listen."), "talking"),
    "advocacy": (_("They help you say what you want."), "speak-up"),
    "food-made": (_("They make food that you can buy."), "baking"),
    "cafe": (_("It is a café. You can eat and drink there."), "cafe"),
    "handmade": (_("They make things that you can buy."), "gift"),
    "plants": (_("They sell plants and flowers."), "flowers"),
}
RUN_BY: Sentences = {
    "sole-trader": (_("One person runs it."), "same-person"),
    "small-team": (_("A small team runs it."), "team"),
    "disabled-people": (_("Disabled people run it."), "wheelchair-user"),
    "older-people": (_("Older people run it."), "older-person"),
    "learning-disabled-people": (_("People with a learning disability run it."), "group"),
    "family-carers": (_("Family carers run it."), "carer"),
    "community-group": (_("People who live here run it together."), "group"),
}
#: Who it is for: the symbol alone.
AUDIENCES = {
    "older-people": "older-person",
    "learning-disability": "group",
    "autism": "feelings",
    "dementia": "dementia",
    "physical-disability": "wheelchair-user",
    "mental-health": "wellbeing",
    "sight-loss": "see-little",
    "hearing-loss": "hearing",
    "carers": "carer",
    "young-people": "young-person",
    "children": "family",
    "everyone": "group",
}
ACCESS: Sentences = {
    "step-free": (_("There are no steps."), "step-free"),
    "wheelchair-toilet": (_("There is a toilet for people who use wheelchairs."), "wheelchair-toilet"),
    "changing-place": (_("There is a Changing Places toilet."), "wheelchair-toilet"),
    "hearing-loop": (_("There is a hearing loop."), "hearing-loop"),
    "quiet-space": (_("There is a quiet room."), "quiet-place"),
    "blue-badge-parking": (_("You can park there with a Blue Badge."), "blue-badge"),
    "parking": (_("You can park there."), "parking"),
    "near-bus": (_("The bus stops near there."), "bus"),
    "lift": (_("There is a lift."), "lift"),
    "assistance-dogs": (_("Assistance dogs can come in."), "dog-welcome"),
}
PAYMENTS: Sentences = {
    "direct-payment": (_("You can pay with your direct payment."), "direct-payment"),
    "personal-budget": (_("The council can pay from your personal budget."), "invoice"),
    "personal-health-budget": (_("You can pay from your personal health budget."), "first-aid"),
    "own-money": (_("You can pay with your own money."), "pound"),
    "card": (_("You can pay by card."), "card"),
    "bank-transfer": (_("You can pay from your bank."), "invoice"),
    "cash": (_("You can pay with cash."), "cash"),
    "time-credits": (_("You can pay with time credits."), "time-credits"),
}
