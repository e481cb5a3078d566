"""News comes in: signed by the provider, or not at all."""

import structlog
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from enterprises.booking import stripe_gateway as provider
from enterprises.booking.card import inbox
from enterprises.booking.gateway import Forged

log = structlog.get_logger("payments")
#: A thin event is well under a thousand bytes.
LONGEST = 64 * 1024


@csrf_exempt  # a machine sends it; the signature over the very bytes says whose it is
@require_POST
def events(request: HttpRequest, door: str) -> HttpResponse:
    """Taken once it is written down: what does not answer 2xx is sent again for days."""
    if not provider.is_on():
        raise Http404
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST:
        return HttpResponse(status=413)
    try:
        news = provider.read_news(request.body, request.headers.get("Stripe-Signature", ""), door=door)
    except Forged:
        log.warning("payment_news_forged")
        return HttpResponse("The signature is not right.", status=400, content_type="text/plain")
    inbox.take(news, door=door)
    return HttpResponse(status=200)
