"""Listings: what an enterprise is, where, when, for whom and how much; and what visitors tell us about it."""

from enterprises.listings.models.base import Base
from enterprises.listings.models.closing import Closing
from enterprises.listings.models.documents import Document
from enterprises.listings.models.easy_read import EasyRead, EasyReadRow
from enterprises.listings.models.enterprise import Enterprise, EnterpriseQuerySet, Ownership
from enterprises.listings.models.former import FormerAddress
from enterprises.listings.models.joining import Invitation, Newcomer
from enterprises.listings.models.messages import Correction, ProblemReport, UnmetNeed
from enterprises.listings.models.moderation import AreaTeamTask, ListingLogEntry
from enterprises.listings.models.parts import (
    CheckHeld,
    ComingPerson,
    Link,
    Opening,
    OpeningException,
    Photo,
    Price,
    Testimonial,
    Venue,
)
from enterprises.listings.models.sharing import DocumentShare
from enterprises.listings.models.showing import ListingText, Recording, RecordingFile, WalkStep
from enterprises.listings.models.symbols import Symbol
from enterprises.listings.models.talks import BlockedSender, Talk, TalkMessage
from enterprises.listings.models.vocabulary import Area, AreaWorker, Category, PostcodeUnit, Term

__all__ = [
    "Area",
    "AreaTeamTask",
    "AreaWorker",
    "Base",
    "BlockedSender",
    "Category",
    "CheckHeld",
    "Closing",
    "ComingPerson",
    "Correction",
    "Document",
    "DocumentShare",
    "EasyRead",
    "EasyReadRow",
    "Enterprise",
    "EnterpriseQuerySet",
    "FormerAddress",
    "Invitation",
    "Link",
    "ListingLogEntry",
    "ListingText",
    "Newcomer",
    "Opening",
    "OpeningException",
    "Ownership",
    "Photo",
    "PostcodeUnit",
    "Price",
    "ProblemReport",
    "Recording",
    "RecordingFile",
    "Symbol",
    "Talk",
    "TalkMessage",
    "Term",
    "Testimonial",
    "UnmetNeed",
    "Venue",
    "WalkStep",
]
