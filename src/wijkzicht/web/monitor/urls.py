"""Addresses of the monitor."""

from django.urls import path

from wijkzicht.web.monitor import kerncijfers, views

app_name = "monitor"
urlpatterns = [
    path("cijfers/", views.cijfers_page, name="cijfers"),
    path("cijfers/kerncijfers/", kerncijfers.kerncijfers, name="kerncijfers"),
    path("cijfers/<str:code>/", views.definitie, name="definitie"),
]
