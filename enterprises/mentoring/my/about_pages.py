"""Who somebody is: a page for each question, kept one by one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enterprises.listings.own.door import person_of
from enterprises.mentoring.about import after, question_of
from enterprises.mentoring.actions import describing
from enterprises.mentoring.models import Membership, Profile
from enterprises.mentoring.my.door import of_ones_own
from enterprises.mentoring.said import Said


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_own
def about(request: HttpRequest, member: Membership, question: str) -> HttpResponse:
    """One question; kept, it leads to the next, and from the last back."""
    asked = question_of(question)
    if asked is None:
        raise Http404
    profile = Profile.objects.filter(membership=member).first()
    form = asked.form(request.POST if request.method == "POST" else None, member=member, profile=profile)
    if form.is_valid():
        describing.describe(member, form.told(), said=Said(person_of(request)))
        coming = after(asked)
        if coming and "stay" not in request.POST:
            return redirect("my_mentoring:about", member.pk, coming.key)
        messages.success(request, _("Kept. You can change it at any time."))
        return redirect("my_mentoring:front")
    return render(
        request, "mentoring/my/about.html", {"member": member, "asked": asked, "form": form, "next": after(asked)}
    )
