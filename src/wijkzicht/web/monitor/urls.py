"""Addresses of the monitor."""

from django.urls import path

from wijkzicht.web.monitor import views

app_name = "monitor"
urlpatterns = [
    path("cijfers/", views.cijfers_page, name="cijfers"),
    path("cijfers/<str:code>/", views.definitie, name="definitie"),
]
