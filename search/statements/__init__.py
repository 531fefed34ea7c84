"""The same thing said, over sources and languages: utterances that render one statement form a group.

Candidates are utterances of articles that share rare facts or speakers.  Each two are judged by the nearness
of their meaning, the words that one covers of the other, figures, the speakers, and how much nearer they are
than the others of the two articles; groups are formed by average linkage, so that no chain of likely pairs
joins what does not fit as a whole.  `statements.yaml` has the last word.
"""
