from enterprises.mentoring.models.membership import (
    LISTS,
    MOST_AT_ONCE,
    Answers,
    Membership,
    Profile,
    Role,
    StepDone,
)
from enterprises.mentoring.models.pairing import Pairing
from enterprises.mentoring.models.policy import MatchingPolicy, PolicyComment
from enterprises.mentoring.models.programme import Choice, Practice, Programme, Round, Step
from enterprises.mentoring.models.proposal import Answer, Place, Proposal
from enterprises.mentoring.models.questions import Question, Questionnaire
from enterprises.mentoring.models.run import Run, Suggested
from enterprises.mentoring.models.task import Task
from enterprises.mentoring.models.together import LONGEST, SHORTEST, Agreement, CheckIn, Goal, Hours, Meeting
from enterprises.mentoring.models.via import Via

__all__ = [
    "LISTS",
    "LONGEST",
    "MOST_AT_ONCE",
    "SHORTEST",
    "Agreement",
    "Answer",
    "Answers",
    "CheckIn",
    "Choice",
    "Goal",
    "Hours",
    "MatchingPolicy",
    "Meeting",
    "Membership",
    "Pairing",
    "Place",
    "PolicyComment",
    "Practice",
    "Profile",
    "Programme",
    "Proposal",
    "Question",
    "Questionnaire",
    "Role",
    "Round",
    "Run",
    "Step",
    "StepDone",
    "Suggested",
    "Task",
    "Via",
]
