"""Addresses of overleg: of the team, and of a household."""

from django.urls import path

from wijkzicht.web.overleg import team, views

app_name = "overleg"
HOME = "huishouden/<uuid:huishouden_id>/overleg/"
urlpatterns = [
    path("overleg/", team.overzicht, name="overzicht"),
    path("overleg/intervisie/", team.intervisie, name="intervisie_nieuw"),
    path("overleg/intervisie/<uuid:overleg_id>/", team.intervisie, name="intervisie"),
    path(HOME, views.bespreken, name="bespreken"),
    path(HOME + "<uuid:bespreking_id>/", views.wijzigen, name="bespreking"),
    path(HOME + "stap/<uuid:stap_id>/klaar/", views.stap_klaar, name="stap_klaar"),
    path(HOME + "advies/<uuid:consultatie_id>/", views.advies, name="advies"),
]
