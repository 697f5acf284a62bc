"""The finders of personal data in free text, one module for each thing that people write."""
