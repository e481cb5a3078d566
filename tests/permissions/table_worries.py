"""The table's lines for worries about somebody."""

from tests.permissions.row import Row

WORRY_ROWS = [
    Row("=worried/tell/", "everybody", "everybody", "Tell a worry"),
    Row("=worried/told/", "everybody", "no form", "It is told, and what happens next"),
    Row("=desk/worries/", "worries", "no form", "The register of worries"),
    Row("=desk/worries/write/", "at the desk", "at the desk", "Write down a worry somebody told"),
    Row("=desk/worries/apart/", "worries", "worries, if there", "Who is kept apart"),
    Row("=desk/worries/contacts/", "worries or administrators", "worries or administrators", "Who reads worries"),
    Row("=desk/worries/contacts/<int:pk>/end/", "no form", "at the desk, if there", "Somebody reads them no more"),
    Row("=desk/worries/<uuid:pk>/", "at the desk, if there", "at the desk, if there", "One worry"),
    Row("=desk/worries/<uuid:pk>/name/", "no form", "at the desk, if there", "Whom it is about"),
]
