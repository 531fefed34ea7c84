"""Values as JSON records, as lines for people, and as whole documents."""
