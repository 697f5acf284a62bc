"""Reports, imports and decisions -> what stands on the screen."""
