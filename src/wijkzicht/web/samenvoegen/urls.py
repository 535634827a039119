"""Addresses of putting together."""

from django.urls import path

from wijkzicht.web.samenvoegen import uithuis, views

app_name = "samenvoegen"
HOME = "huishouden/<uuid:huishouden_id>/samenvoegen/"
urlpatterns = [
    path(HOME, views.overzicht, name="overzicht"),
    path(HOME + "gezin/<uuid:ander_id>/", views.gezin, name="gezin"),
    path(HOME + "persoon/<uuid:een_id>/<uuid:ander_id>/", views.persoon, name="persoon"),
    path("huishouden/<uuid:huishouden_id>/uit-huis/", uithuis.uithuis, name="uithuis"),
    path(HOME + "<uuid:samenvoeging_id>/", views.bewaard, name="bewaard"),
    path(HOME + "<uuid:samenvoeging_id>/ongedaan/", views.ongedaan, name="ongedaan"),
]
