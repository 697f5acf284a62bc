"""The bytes of a workbook -> its sheets."""
