"""The bytes of the public files -> the places where one of them tells what it must not."""
