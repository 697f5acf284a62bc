"""Sheets and Settings -> observations, an account of each sheet, and problems."""
