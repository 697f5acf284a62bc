"""TOML files of sources, milieus, categories, terms and questions -> a Vocabulary."""
