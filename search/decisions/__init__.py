"""Small YAML files of what a person has decided, which always win and are only ever changed in one place."""
