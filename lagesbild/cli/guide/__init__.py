"""`lagesbild` alone on a terminal -> a year led through in plain Swedish, by the same functions as the commands."""
