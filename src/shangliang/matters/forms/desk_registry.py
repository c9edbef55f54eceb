"""哪一步用哪张表 · The form of each step; what is not named here takes the note form."""

from .desk_assign import AssignForm
from .desk_bodies import ApproveForm, HandDownForm, InstructForm, SubmitForm
from .desk_session import RecordedSession
from .desk_steps import (
    DATED,
    AppraiseForm,
    ConfirmForm,
    DatedNoteForm,
    DeclineForm,
    ExtendForm,
    MergeForm,
    NoteForm,
    RedirectForm,
    ReleaseForm,
)

FORMS = {
    "agree": RecordedSession,
    "appraise": AppraiseForm,
    "approve": ApproveForm,
    "assign": AssignForm,
    "confirm": ConfirmForm,
    "decline": DeclineForm,
    "disapprove": ApproveForm,
    "extend": ExtendForm,
    "hand_down": HandDownForm,
    "instruct": InstructForm,
    "merge": MergeForm,
    "redirect": RedirectForm,
    "release": ReleaseForm,
    "submit": SubmitForm,
}


def form_for(step: str):
    """The form class of a step."""
    return FORMS.get(step) or (DatedNoteForm if step in DATED else NoteForm)
