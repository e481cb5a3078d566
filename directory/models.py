"""Wagtail pages around the directory, what they choose from, and the tables behind the search."""

from directory.models_area import AreaFeaturedListing, AreaPage
from directory.models_booklet import Booklet, BookletPages
from directory.models_listing import ListingPage
from directory.models_news import NewsCategory, NewsIndexPage, NewsPage
from directory.models_pages import FaqPage, FeaturedListing, HomePage, StandardPage
from directory.models_recordings import Recording
from directory.models_search import (
    SearchChange,
    SearchDocument,
    SearchPosting,
    SearchSegment,
    SearchState,
    Synonym,
)
from directory.models_stories import StoriesIndexPage, StoryConsent, StoryPage

__all__ = [
    "AreaFeaturedListing",
    "AreaPage",
    "Booklet",
    "BookletPages",
    "FaqPage",
    "FeaturedListing",
    "HomePage",
    "ListingPage",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "Recording",
    "SearchChange",
    "SearchDocument",
    "SearchPosting",
    "SearchSegment",
    "SearchState",
    "StandardPage",
    "StoriesIndexPage",
    "StoryConsent",
    "StoryPage",
    "Synonym",
]
