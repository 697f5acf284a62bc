"""Figures -> a Report of finished tables."""
