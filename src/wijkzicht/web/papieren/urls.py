"""Addresses of papers."""

from django.urls import path

from wijkzicht.web.papieren import paper, views

app_name = "papieren"
HOME = "huishouden/<uuid:huishouden_id>/papieren/"
urlpatterns = [
    path(HOME, views.overzicht, name="overzicht"),
    path(HOME + "brief/", views.brief, name="brief"),
    path(HOME + "bijlage/", views.bijlage, name="bijlage"),
    path(HOME + "afdruk/", paper.afdruk, name="afdruk"),
    path(HOME + "<uuid:document_id>/", views.document, name="document"),
    path(HOME + "<uuid:document_id>/pdf/", views.pdf, name="pdf"),
    path(HOME + "<uuid:document_id>/verwijderen/", views.verwijderen, name="verwijderen"),
]
