"""Addresses of partners."""

from django.urls import path

from wijkzicht.web.partner import views

app_name = "partner"
urlpatterns = [
    path("partner/", views.overzicht, name="overzicht"),
    path("partner/nieuw/", views.nieuw, name="nieuw"),
]
