"""The gallery, the frame, and a page with a draft that keeps what it was sent."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path

from wijkzicht.web.frame import shortcuts, stay
from wijkzicht.web.gallery import ContactExample, gallery

kept: list[dict] = []
answers = {"status": 204}


def concept(request: HttpRequest) -> HttpResponse:
    """Keeps a draft, or answers what a test asked for."""
    if answers["status"] < 300:
        kept.append(request.POST.dict())
    return HttpResponse(status=answers["status"])


def form_page(request: HttpRequest) -> HttpResponse:
    """A form with a draft; a POST says what arrived."""
    if request.method == "POST":
        form = ContactExample(request.POST)
        if form.is_valid():
            return HttpResponse(f"<h1>Ontvangen: {form.cleaned_data['feiten']}</h1>")
        return render(
            request, "gallery.html", {"form": form, "concept_url": "/concept/"}, status=422
        )
    context = {"form": ContactExample(), "concept_url": "/concept/"}
    if "einde" in request.GET:
        context["warn_after"] = int(request.GET["einde"])
    return render(request, "gallery.html", context)


def look(request: HttpRequest) -> JsonResponse:
    """What was kept; `?status=` sets the next answers, `?leeg` starts anew."""
    if "status" in request.GET:
        answers["status"] = int(request.GET["status"])
    if "leeg" in request.GET:
        kept.clear()
    return JsonResponse({"kept": kept})


urlpatterns = [
    path("_onderdelen/", gallery),
    path("sneltoetsen/", shortcuts, name="shortcuts"),
    path("ingelogd-blijven/", stay, name="stay"),
    path("concept/", concept),
    path("formulier/", form_page),
    path("kijk/", look),
]
