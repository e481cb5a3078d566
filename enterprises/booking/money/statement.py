"""A month of an enterprise's money on paper."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from core.pdf import render_pdf
from enterprises.booking.models import Terms
from enterprises.booking.money import rows, sums


def statement_pdf(enterprise: Any, month: date) -> bytes:
    """What came and went back in this month, and what is still to come in now."""
    found = [line for line in rows.of_enterprise(enterprise) if line.month == month]
    terms = Terms.objects.filter(enterprise=enterprise).first() or Terms()
    context = {
        "seller": terms.seller_name or enterprise.name,
        "address": terms.seller_address,
        "vat_number": terms.vat_number,
        "month": month,
        "month_words": date_format(month, "F Y"),
        "lines": found,
        "sum": sums.total(found),
        "by_way": sums.by(found, lambda line: line.payment.get_way_display()),
        "today": timezone.localdate(),
        "to_come": rows.to_come(enterprise),
    }
    return render_pdf("documents/booking/statement.html", context, base_url=settings.SITE_URL)
