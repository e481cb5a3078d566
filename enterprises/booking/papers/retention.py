"""How long papers are kept: six years after the year they belong to, as HMRC asks of a seller's records.

Companies: six years from the end of the financial year (gov.uk, "Running a limited company: company and accounting
records"). VAT: six years (VAT Notice 700/21, section 2.4). The self-employed need less: five years after the 31 January
that follows the tax year (gov.uk, "Business records if you're self-employed"). A seller may be any of these, so the
longest is what counts: one year for that in which it was written, and six more.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from core import retention
from enterprises.booking.models import Paper

KEPT = timedelta(days=7 * 365 + 2)


def _before(moment: datetime) -> QuerySet[Paper]:
    return Paper.objects.filter(issued_at__lt=moment)


retention.keep("receipts, invoices and credit notes", KEPT, _before)
