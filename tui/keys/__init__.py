"""Keys and commands: how they are declared, which of them a reader has, and what is meant by one."""
