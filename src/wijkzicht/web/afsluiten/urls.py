"""Addresses of closing, and of what comes after it."""

from django.urls import path

from wijkzicht.web.afsluiten import again, handover, langer, views

app_name = "afsluiten"
HOME = "huishouden/<uuid:huishouden_id>/afsluiten/"
urlpatterns = [
    path(HOME, views.afsluiten, name="afsluiten"),
    path(HOME + "eigen-hulp/", views.eigen_hulp, name="eigen_hulp"),
    path(HOME + "ongedaan/", again.ongedaan, name="ongedaan"),
    path(HOME + "terugkeer/", again.terugkeer, name="terugkeer"),
    path(HOME + "overdragen/", handover.overdragen, name="overdragen"),
    path(HOME + "overdragen/elders/", handover.elders, name="elders"),
    path(HOME + "overdragen/<uuid:overdracht_id>/", handover.overdracht, name="overdracht"),
    path(HOME + "overdragen/<uuid:overdracht_id>/terug/", handover.terugnemen, name="terugnemen"),
    path(HOME + "resultaat/", again.resultaat, name="resultaat"),
    path(HOME + "resultaat/<uuid:resultaat_id>/weg/", again.resultaat_weg, name="resultaat_weg"),
    path(HOME + "langer/", langer.langer, name="langer"),
]
