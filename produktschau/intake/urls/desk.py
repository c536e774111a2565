"""Addresses of the office: submissions, and the rule of origin."""

from django.urls import path

from produktschau.intake.views import desk_changes, desk_criteria, desk_list, desk_page, desk_steps, preview

_ONE = "leitstand/einreichungen/<slug:key>"

urlpatterns = [
    path("leitstand/einreichungen/", desk_list.submissions, name="desk_submissions"),
    path("leitstand/einreichungen/beginnen/", desk_steps.begin, name="desk_submission_begin"),
    path(f"{_ONE}/", desk_page.submission, name="desk_submission"),
    path(f"{_ONE}/vorschau/", preview.at_desk, name="desk_submission_preview"),
    path(f"{_ONE}/einreichen/", desk_steps.hand_in, name="desk_submission_submit"),
    path(f"{_ONE}/herkunft/", desk_steps.findings, name="desk_submission_findings"),
    path(f"{_ONE}/freigabe-erbitten/", desk_steps.offer, name="desk_submission_offer"),
    path(f"{_ONE}/freigabe/", desk_steps.decision, name="desk_submission_decide"),
    path(f"{_ONE}/veroeffentlichen/", desk_steps.publish, name="desk_submission_publish"),
    path(f"{_ONE}/zurueckgeben/", desk_steps.give_back, name="desk_submission_back"),
    path(f"{_ONE}/ablegen/", desk_steps.lay_aside, name="desk_submission_archive"),
    path(f"{_ONE}/zuruecknehmen/", desk_steps.undo, name="desk_submission_undo"),
    path(f"{_ONE}/bemerken/", desk_steps.remark, name="desk_submission_remark"),
    path(f"{_ONE}/erledigt/", desk_steps.settle, name="desk_submission_settle"),
    path(f"{_ONE}/wiederherstellen/", desk_steps.restore, name="desk_submission_restore"),
    path("leitstand/aenderungen/", desk_changes.changes, name="desk_changes"),
    path("leitstand/aenderungen/bild/<slug:key>/", desk_changes.picture, name="desk_change_picture"),
    path("leitstand/aenderungen/person/<int:pk>/", desk_changes.person, name="desk_change_person"),
    path("leitstand/herkunft/", desk_criteria.criteria, name="desk_criteria"),
    path("leitstand/herkunft/<slug:slug>/", desk_criteria.criterion, name="desk_criterion"),
    path("leitstand/herkunft/<slug:slug>/nicht-mehr-fragen/", desk_criteria.retire, name="desk_criterion_retire"),
]
