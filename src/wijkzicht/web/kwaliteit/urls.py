"""Addresses of the work behind the figures."""

from django.urls import path

from wijkzicht.web.kwaliteit import bijwerken, gezinnen, invultijd, rij

app_name = "kwaliteit"
urlpatterns = [
    path("cijfers/invultijd/", invultijd.invultijd, name="invultijd"),
    path("cijfers/bijwerken/", bijwerken.bijwerken, name="bijwerken"),
    path("cijfers/bijwerken/<str:gat>/<uuid:huishouden_id>/", rij.rij, name="rij"),
    path("cijfers/<str:code>/gezinnen/<uuid:team_id>/", gezinnen.gezinnen, name="gezinnen"),
]
