"""Parts of hostile office files that several tests put into one."""

from __future__ import annotations

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>'
)
"""The shared texts of a workbook, in definitions that refer to each other."""
LONG_CELL = (
    f'<table:table-cell office:value-type="string" {{}}><text:p>{"x" * 9000}</text:p></table:table-cell>'
)
"""A cell of an .ods with nine thousand letters, and room for one more attribute."""
