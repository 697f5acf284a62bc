"""The look of the workbook: cell styles and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.outputs.palette import CURRENT, INK, LINK, MUTED, RULE, WHITE

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": CURRENT},
    "subtitle": {"font_color": MUTED, "font_size": 12},
    "title2": {"bold": True, "font_size": 12, "font_color": CURRENT},
    "heading": {
        "bold": True,
        "font_size": 12,
        "font_color": CURRENT,
        "top": 1,
        "top_color": CURRENT,
        "valign": "vcenter",
    },
    "term": {"bold": True, "valign": "top", "text_wrap": True},
    "body": {"valign": "top", "text_wrap": True, "quote_prefix": True},
    "note": {"font_color": MUTED, "quote_prefix": True},
    "small": {"font_color": MUTED, "font_size": 8, "quote_prefix": True},
    "link": {"font_color": LINK, "underline": 1, "valign": "top"},
    "column": {
        "bold": True,
        "font_color": WHITE,
        "bg_color": CURRENT,
        "text_wrap": True,
        "valign": "bottom",
        "quote_prefix": True,
    },
    "cell": {"bottom": 1, "bottom_color": RULE, "valign": "top"},
    "total": {"bold": True, "top": 1, "top_color": INK},
    "right": {"align": "right"},
    "flush": {"align": "left"},
    "left": {"align": "left", "indent": 1},
    "text": {"text_wrap": True, "quote_prefix": True},
    "mark": {"align": "right", "font_color": MUTED, "italic": True},
    "count": {"num_format": "#,##0"},
    "percent": {"num_format": "0\u00a0%"},
    "tenths": {"num_format": "0.0\u00a0%"},
    "date": {"num_format": "yyyy-mm-dd"},
}
"""The styles by name; a cell's format is one or several of them laid over each other."""

LINE = 15
"""The height of a line of text, in points."""
PIXELS_PER_SIGN = 7
"""The width of a digit in the workbook's standard font."""
STANDARD_WIDTH = 8.43
"""The width of a column that nobody has set, in digits."""
PAGE_WIDTH = 94
"""What a standing A4 sheet holds across at full size, in digits."""
A4 = 9
"""Excel's number for the paper."""
HEADER_ROW = 4
"""Where a table's headings stand on its sheet, counted from zero."""
