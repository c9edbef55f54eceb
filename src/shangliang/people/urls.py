"""谁的网址 · Signing in, people, organisations, areas, the policy. Sign-up exists only to say that it is closed."""

from allauth.account import views as account
from django.urls import path

from .views import imports, me, organisations, persons, places, terms

urlpatterns = [
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", me.sign_out, name="account_logout"),
    path("account/signup/", account.signup, name="account_signup"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/password/set/", account.password_set, name="account_set_password"),
    path("account/sessions/", me.Sessions.as_view(), name="usersessions_list"),
    path("account/sessions/<int:pk>/end/", me.end_session, name="session-end"),
    path("me/", me.me, name="me"),
    path("people/", persons.people, name="people"),
    path("people/add/", persons.add, name="person-add"),
    path("people/export/", persons.export, name="people-export"),
    path("people/<str:ref>/", persons.person, name="person"),
    path("people/<str:ref>/edit/", persons.edit, name="person-edit"),
    path("people/<str:ref>/password/", persons.password, name="person-password"),
    path("people/<str:ref>/appoint/", persons.appoint, name="post-add"),
    path("people/<str:ref>/posts/<int:post>/end/", persons.end, name="post-end"),
    path("people/<str:ref>/sessions/end/", persons.end_sessions, name="person-sessions-end"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/add/", organisations.add, name="organisation-add"),
    path("organisations/export/", organisations.export, name="organisations-export"),
    path("organisations/<str:ref>/", organisations.organisation, name="organisation"),
    path("organisations/<str:ref>/edit/", organisations.edit, name="organisation-edit"),
    path("organisations/<str:ref>/terms/add/", terms.open_term, name="term-add"),
    path("organisations/<str:ref>/terms/<int:number>/", terms.term, name="term"),
    path("organisations/<str:ref>/terms/<int:number>/export/", terms.export, name="term-export"),
    path("organisations/<str:ref>/terms/<int:number>/members/add/", terms.seat, name="member-add"),
    path(
        "organisations/<str:ref>/terms/<int:number>/members/<str:member>/remove/",
        terms.unseat,
        name="member-remove",
    ),
    path("areas/", places.tree, name="areas"),
    path("areas/<str:code>/", places.tree, name="area-tree"),
    path("areas/<str:code>/add/", places.add_local, name="area-add"),
    path("desk/import/", imports.imports, name="imports"),
    path("desk/import/<slug:name>/", imports.upload, name="import"),
    path("desk/import/<slug:name>/template/", imports.template, name="import-template"),
    path("desk/import/<slug:name>/<str:ref>/", imports.batch, name="import-batch"),
    path("desk/import/<slug:name>/<str:ref>/columns/", imports.columns, name="import-columns"),
    path("desk/import/<slug:name>/<str:ref>/result/", imports.result, name="import-result"),
    path("desk/import/<slug:name>/<str:ref>/<str:act>/", imports.act, name="import-act"),
    path("policy/", places.table, name="policy"),
]
