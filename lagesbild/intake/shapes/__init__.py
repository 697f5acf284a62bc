"""A sheet and the definition of its source -> observations: survey, register, crosstab, statement."""
