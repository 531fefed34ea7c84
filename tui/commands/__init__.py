"""The command line: a module for the commands of each subject, and what they share."""
