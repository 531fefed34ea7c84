"""The same thing said in many places: groups of quotes and passages over sources and languages."""
