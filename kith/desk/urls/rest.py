"""Addresses of the board, the service, the rota, policy, notices and reference."""

from django.urls import path

from kith.desk.views import board, duplicates, notices, policy, reference, rota

urlpatterns = [
    path("team/", board.board, name="board"),
    path("team/<int:team>/", board.board, name="board-of"),
    path("duplicates/", duplicates.waiting, name="duplicates"),
    path("duplicates/how/", duplicates.how, name="duplicates-how"),
    path("duplicates/<int:proposal>/", duplicates.compare, name="duplicate"),
    path("service/", board.service, name="service"),
    path("rota/", rota.rota, name="rota"),
    path("rota/shift/", rota.shift, name="rota-shift"),
    path("rota/shift/<int:shift>/end/", rota.shift_end, name="rota-shift-end"),
    path("rota/cover/", rota.cover, name="rota-cover"),
    path("rota/cover/<int:cover>/end/", rota.cover_end, name="rota-cover-end"),
    path("policy/", policy.policy, name="policy"),
    path("policy/propose/", policy.propose, name="policy-propose"),
    path("policy/<int:rule>/", policy.effect, name="policy-effect"),
    path("notices/", notices.notices, name="notices"),
    path("notices/seen/", notices.seen, name="notices-seen"),
    path("notices/news/", notices.news, name="news"),
    path("reference/kinds/", reference.kinds, name="reference-kinds"),
    path("reference/roles/", reference.roles, name="reference-roles"),
]
