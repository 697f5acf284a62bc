"""Values and words that every part shares. Imports nothing of ours."""
