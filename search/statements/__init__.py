"""The same thing said, over sources and languages: utterances that render one statement form a group.

Candidates are utterances of articles that may tell one story: they share rare facts, speakers or days, and
mean nearly the same.  Each two are weighed by the nearness of their meaning, the words that one covers of the
other, figures and the speakers, and by how much likelier they are than the others of the two articles; groups
are formed by average linkage, so that no chain of likely pairs joins what does not fit as a whole.
Sentences that nobody is found to be quoted in are added where they tell the same, as what the article itself
tells (`retold`).  `statements.yaml` has the last word.
"""
