"""Addresses of worries at the desk. In English alone, as all of the desk is."""

from django.urls import path

from enterprises.safeguarding.desk import contacts, register

app_name = "desk_worries"
urlpatterns = [
    path("worries/", register.register, name="register"),
    path("worries/write/", register.write, name="write"),
    path("worries/apart/", register.apart, name="apart"),
    path("worries/contacts/", contacts.contacts, name="contacts"),
    path("worries/contacts/<int:pk>/end/", contacts.end, name="end"),
    path("worries/<uuid:pk>/", register.one, name="one"),
    path("worries/<uuid:pk>/name/", register.name, name="name"),
]
