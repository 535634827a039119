"""Addresses of the work behind the figures."""

from django.urls import path

from wijkzicht.web.kwaliteit import gezinnen

app_name = "kwaliteit"
urlpatterns = [
    path("cijfers/<str:code>/gezinnen/<uuid:team_id>/", gezinnen.gezinnen, name="gezinnen"),
]
