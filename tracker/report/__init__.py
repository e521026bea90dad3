"""What people see: the terminal here, other faces beside it."""
