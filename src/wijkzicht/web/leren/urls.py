"""Addresses of the learning pages."""

from django.urls import path

from wijkzicht.web.leren import views

app_name = "leren"
urlpatterns = [
    path("leren/", views.overzicht, name="overzicht"),
    path("leren/<uuid:team_id>/verhaal/", views.verhaal, name="verhaal"),
    path("leren/<uuid:team_id>/<str:code>/<str:periode>/", views.sessie, name="sessie"),
]
