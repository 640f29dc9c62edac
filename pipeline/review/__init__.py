"""What reviewers look at and what becomes of their decisions.

``site`` writes the review pages of a run: ``marked_text`` cuts a report into highlighted pieces, ``views`` and
``countries`` gather what a page shows, ``rendering`` fills the templates. All of it reads tables; nothing extracts.
"""
