"""The site search: words in, ranked hits out. Only what is published at this moment is shown."""

from produktschau.search.queries.finding import LONGEST_QUERY, MOST_WORDS, search
from produktschau.search.queries.results import Hit, Results, Way
from produktschau.search.queries.state import IndexHealth, index_health, rebuild_reason
from produktschau.search.queries.suggestions import Suggested, suggestions

__all__ = [
    "LONGEST_QUERY",
    "MOST_WORDS",
    "Hit",
    "IndexHealth",
    "Results",
    "Suggested",
    "Way",
    "index_health",
    "rebuild_reason",
    "search",
    "suggestions",
]
