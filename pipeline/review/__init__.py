"""What reviewers look at and what becomes of their decisions.

``site`` writes the review pages of a run: ``marked_text`` cuts a report into highlighted pieces, ``views`` and
``countries`` gather what a page shows, ``rendering`` fills the templates.

``decisions`` keeps what reviewers decide, ``corrections`` says which corrections can be, ``applying`` gives the claims
after review, ``gold`` makes annotations of them, ``sampling`` draws claims to look at and reckons precision.
``coverage`` tells where claims may be missing, ``years`` what changed from report to report.
``country_years`` lays out what is told of a country by year (``vote_years``, ``meeting_years``, ``status_years``), as
the cells of ``year_cells``; ``pictures`` draws them.

``audit`` is what a reviewer does with a report; ``widgets`` and ``notebooks`` put it on the screen.
All of it reads tables; nothing extracts.
"""
