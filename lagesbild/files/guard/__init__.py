"""The bytes of a workbook -> how large it claims to be, or the reason why it is refused."""
