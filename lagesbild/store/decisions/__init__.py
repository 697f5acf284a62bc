"""What the coordinator decides of rows, pairs and free text -> the store, and back."""
