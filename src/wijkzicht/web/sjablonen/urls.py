"""Addresses of templates of letters."""

from django.urls import path

from wijkzicht.web.sjablonen import views

app_name = "sjablonen"
urlpatterns = [
    path("beheer/sjablonen/", views.overzicht, name="overzicht"),
    path("beheer/sjablonen/meegeleverd/<slug:soort>/", views.meegeleverd, name="meegeleverd"),
    path("beheer/sjablonen/<uuid:sjabloon_id>/", views.sjabloon, name="sjabloon"),
]
