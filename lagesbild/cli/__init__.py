"""Words on the command line -> calls of the other rooms, and their results on the screen."""
