"""Addresses of search, and of asking to look along."""

from django.urls import path

from wijkzicht.web.zoeken import toegang, views

app_name = "zoeken"
urlpatterns = [
    path("zoeken/", views.zoeken, name="zoeken"),
    path("zoeken/meekijken/", toegang.vragen, name="vragen"),
    path("meekijken/<uuid:vraag_id>/", toegang.beantwoorden, name="beantwoorden"),
]
