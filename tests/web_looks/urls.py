"""The gallery, the frame, and a page with a draft that keeps what it was sent."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path

from wijkzicht.web.gallery import ContactExample

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
    return render(request, "gallery.html", {"form": ContactExample(), "concept_url": "/concept/"})


def look(request: HttpRequest) -> JsonResponse:
    """What was kept; `?status=` sets the next answers, `?leeg` starts anew."""
    if "status" in request.GET:
        answers["status"] = int(request.GET["status"])
    if "leeg" in request.GET:
        kept.clear()
    return JsonResponse({"kept": kept})


urlpatterns = [
    path("", include("wijkzicht.web.gallery")),
    path("", include("wijkzicht.web.frame")),
    path("concept/", concept),
    path("formulier/", form_page),
    path("kijk/", look),
]
