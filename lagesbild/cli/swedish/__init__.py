"""What typer says in English -> Swedish help, option names and usage errors."""
