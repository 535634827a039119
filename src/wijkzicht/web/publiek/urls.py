"""Addresses of what is public."""

from django.urls import path

from wijkzicht.web.publiek import views

app_name = "publiek"
urlpatterns = [
    path("openbaar/", views.overzicht, name="overzicht"),
    path("openbaar/<str:periode>/<int:nummer>/", views.verslag, name="verslag"),
    path("openbaar/<str:periode>/<int:nummer>/<str:vorm>/", views.bestand, name="bestand"),
]
