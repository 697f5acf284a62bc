"""What the sample files hold, all of it invented, and how the programs that export such files lay it out."""
