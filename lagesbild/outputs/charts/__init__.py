"""Charts of a finished report: PNG files with their alt texts, each of one table."""

from __future__ import annotations

from lagesbild.outputs.charts.chart import Chart, charts

__all__ = ["Chart", "charts"]
