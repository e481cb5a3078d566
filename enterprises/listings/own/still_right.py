"""The link in “Is this still right?”. It works without signing in, and can do nothing but say yes.

Opening it changes nothing: programs that look for viruses open every link of an e-mail. The press does.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from enterprises.listings import actions


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def still_right(request: HttpRequest, token: str) -> HttpResponse:
    found = actions.asked_by(token)
    if found is None:
        return render(request, "listings/own/still_right_over.html")
    enterprise, person = found
    is_done = enterprise.last_confirmed_on == timezone.localdate()
    if request.method == "POST" and not is_done:
        actions.confirm_listing(enterprise, by=person)
        return redirect("still_right", token)
    return render(request, "listings/own/still_right.html", {"enterprise": enterprise, "is_done": is_done})
