"""The bytes of a text file -> its encoding, its delimiter and its columns."""
