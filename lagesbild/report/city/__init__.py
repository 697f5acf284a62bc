"""The pictures of a city's districts -> the Report of the city."""
