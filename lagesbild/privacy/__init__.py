"""Nobody can be singled out from what is published: hide small numbers, play attacker, find personal data.

`protect` (suppression.py) picks what to hide, `audit` (audit.py) tries to work it out again, and `protect_table`
(plain_table.py) does both for one table. `personal_data.py` finds and masks personal data in free text.
"""
